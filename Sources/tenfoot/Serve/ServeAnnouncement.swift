import Glibc

/// What servers print when they listen: their addresses, and what other machines need.
struct ServeAnnouncement {
  /// The hosts by which the servers can be reached, at least one; an IPv6 address in brackets.
  let hosts: [String]
  /// Whether other machines can reach them.
  let isForOthers: Bool
  /// The file with the tokens; nil for none.
  let tokenFile: String?

  /// Prints the lines. Scripts wait for them, so they are flushed at once.
  func print(_ servers: [(label: String, port: Int)]) {
    for line in lines(servers) { Message.print(line) }
    fflush(nil)
  }

  /// Returns a line with its name and address for each server, then notes, which begin with `#`.
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
