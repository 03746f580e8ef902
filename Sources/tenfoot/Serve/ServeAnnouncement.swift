import Glibc

/// The output of servers that have begun to listen: their addresses, and notes for their use from other machines.
struct ServeAnnouncement {
  /// The hosts at which the servers can be reached, at least one; IPv6 addresses are in brackets.
  let hosts: [String]
  /// Whether other machines can reach them.
  let isForOthers: Bool
  /// The file with the tokens; nil for none.
  let tokenFile: String?

  /// Prints the lines, and flushes them at once, because scripts wait for them.
  func print(_ servers: [(label: String, port: Int)]) {
    for line in lines(servers) { Message.print(line) }
    fflush(nil)
  }

  /// Returns a line with the name and address of each server, then notes, which begin with `#`.
  func lines(_ servers: [(label: String, port: Int)]) -> [String] {
    servers.map { "\($0.label) \(address($0.label, $0.port))" } + (isForOthers ? notes(servers) : [])
  }

  private func address(_ label: String, _ port: Int) -> String {
    label == Self.metrics ? "http://127.0.0.1:\(port)/metrics" : "http://\(hosts[0]):\(port)"
  }

  private func notes(_ servers: [(label: String, port: Int)]) -> [String] {
    let others = hosts.dropFirst().joined(separator: CommandPhrase.listSeparator())
    var notes = others.isEmpty ? [] : [CommandPhrase.serveOtherAddresses(["hosts": others])]
    if let tokenFile, let server = servers.first(where: { $0.label != Self.metrics }) {
      let line = "\(address(server.label, server.port)) TOKEN"
      notes.append(CommandPhrase.serveTokens(["file": tokenFile, "line": line]))
    }
    notes.append(CommandPhrase.serveUnencrypted())
    return notes.map { "# \($0)" }
  }

  private static let metrics = "metrics"
}
