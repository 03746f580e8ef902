import Foundation
import Glibc
import TestSupport
import Testing

@testable import tenfoot

/// `tenfoot serve`, as a process of its own.
@Suite(.timeLimit(.minutes(2))) struct ServeCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  /// Starts the servers on free ports, calls `body` with their addresses by name, and stops them.
  ///
  /// - Returns: The exit status.
  private func serving(
    _ names: [ServerName] = ServerName.allCases, _ options: [String] = [], _ body: ([String: String]) throws -> Void
  ) throws -> Int32 {
    let servers = try ServerProcess(tenfoot, names, options: options)
    try body(Dictionary(uniqueKeysWithValues: servers.addresses.map { ($0.rawValue, $1.text) }))
    return servers.stop()
  }

  /// Runs a line in a shell, and returns its output.
  private func shell(_ line: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.standardInput = FileHandle.nullDevice
    return try tenfoot.outcome(of: process).output
  }

  /// The curl commands of the README.
  private static func examples() throws -> [String] {
    try Repository.text("README.md").split(separator: "\n").map(String.init).filter { $0.hasPrefix("curl ") }
  }

  @Test func theExamplesOfTheReadmeWorkAsTheyStand() throws {
    let examples = try Self.examples()
    #expect(examples.count == 5)
    let status = try serving { addresses in
      for example in examples {
        var line = example
        for (name, port) in [("album", 8701), ("mall", 8702), ("interaction", 8703)] {
          line = line.replacing("http://127.0.0.1:\(port)", with: addresses[name] ?? "")
        }
        let output = try shell(line.replacing("curl ", with: "curl --silent --fail-with-body ", maxReplacements: 1))
        let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        #expect(object != nil && object?["code"] == nil, "\(line): \(output)")
      }
    }
    #expect(status == 0)
    #expect(try tenfoot.list("orders").first?["key"] as? String == "order-17")
  }

  @Test func oneServerRunsAloneAndNeedsItsToken() throws {
    let file = folder.path + "/tokens"
    let status = try serving([.mall], ["--token-file", file]) { addresses in
      let url = "\(addresses["mall"] ?? "")/v1/orders"
      let token = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first {
        $0.hasPrefix("tfm_")
      }
      #expect(try shell("curl -s -o /dev/null -w '%{http_code}' \(url)") == "401")
      let authorization = "-H 'Authorization: Bearer \(token ?? "")'"
      #expect(try shell("curl -s -o /dev/null -w '%{http_code}' \(authorization) \(url)") == "200")
    }
    #expect(status == 0)
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data + "/album.sqlite"))
  }

  @Test("a server without tokens serves its only person, and nobody but people with a token once there are two")
  func severalPeopleNeedTokens() throws {
    #expect(try tenfoot.run(["people", "add", "Anna"]).status == 0)
    let status = try serving([.album]) { addresses in
      let request = "curl -s -o /dev/null -w '%{http_code}' \(addresses["album"] ?? "")/v1/photos"
      #expect(try shell(request) == "200")
      // While it runs.
      #expect(try tenfoot.run(["people", "add", "Ben"]).status == 0)
      #expect(try shell(request) == "401")
      let token = try tenfoot.run(["token", "create", "Phone", "--as", "Ben"]).output.trimmingCharacters(in: .newlines)
      #expect(try shell("\(request) -H 'Authorization: Bearer \(token)'") == "200")
    }
    #expect(status == 0)
  }

  @Test func picturesAreDevelopedAndKeptAtTheSizesThatAreAskedFor() throws {
    let drawing =
      #"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><circle r="9"/></svg>"#
    #expect(try tenfoot.run(["import", folder.write(drawing, to: "wide.svg")]).status == 0)
    let status = try serving { addresses in
      let album = addresses["album"] ?? ""
      let items = try shell("curl -s '\(album)/v1/photos'")
      let list = try JSONSerialization.jsonObject(with: Data(items.utf8)) as? [String: Any]
      let reference = try #require((list?["items"] as? [[String: Any]])?.first?["picture"] as? String)
      let url = "'\(album)/v1/media/\(reference)?width=100'"
      // They arrive together, and the picture is developed once.
      let transfers = Array(repeating: "-o /dev/null \(url)", count: 4).joined(separator: " ")
      let types = try shell("curl -s --parallel -w '%{http_code} %{content_type}\\n' \(transfers)")
      #expect(types == String(repeating: "200 image/png\n", count: 4))
      #expect(try shell("ls -R \(tenfoot.data)/cache/sizes | grep -c @320") == "1\n")
      #expect(try shell("curl -s -o /dev/null -w '%{content_type}' '\(album)/v1/media/\(reference)'") != "image/png")
    }
    #expect(status == 0)
  }

  @Test func serversForOtherMachinesStateAddressesThatTheseCanUse() throws {
    let file = folder.path + "/tokens"
    let status = try serving([.mall], ["--host", "0.0.0.0", "--token-file", file]) { addresses in
      let address = try #require(addresses["mall"])
      #expect(!address.contains("0.0.0.0") && !address.contains("127.0.0.1"), "\(address)")
    }
    #expect(status == 0)
  }

  @Test func theAnnouncementHasOneLineForEachServerAndNotesForOthers() {
    let servers = [("album", 9_701), ("mall", 9_702), ("metrics", 9_000)]
    let own = ServeAnnouncement(hosts: ["127.0.0.1"], isForOthers: false, tokenFile: "tokens.txt").lines(servers)
    let lines = ["album http://127.0.0.1:9701", "mall http://127.0.0.1:9702", "metrics http://127.0.0.1:9000/metrics"]
    #expect(own == lines)
    let hosts = ["192.168.1.5", "[fd00::1]"]
    let others = ServeAnnouncement(hosts: hosts, isForOthers: true, tokenFile: "tokens.txt").lines(servers)
    #expect(others[0] == "album http://192.168.1.5:9701")
    #expect(others[2] == "metrics http://127.0.0.1:9000/metrics")
    #expect(others.dropFirst(3).allSatisfy { $0.hasPrefix("# ") })
    #expect(others[3].contains("[fd00::1]"))
    #expect(others[4].contains("tokens.txt") && others[4].contains("http://192.168.1.5:9701 TOKEN"))
    #expect(others[4].contains("server-tokens"))
    #expect(others[5].contains("not encrypted"))
  }

  @Test func onlyAddressesThatOthersCanReachAreStated() {
    for address in ["127.0.0.1", "127.1.2.3", "::1", "169.254.3.4", "fe80::1%eth0", "febf::1"] {
      #expect(!MachineAddresses.isReachable(address), "\(address)")
    }
    for address in ["192.168.1.5", "10.0.0.1", "fd00::1", "2001:db8::5"] {
      #expect(MachineAddresses.isReachable(address), "\(address)")
    }
    #expect(!MachineAddresses.hosts.isEmpty)
  }

  @Test(arguments: [
    (["--host", "0.0.0.0"], Int32(64), "--token-file"), (["--album-port", "70000"], 64, "65535"),
    (["shop"], 64, "shop"), (["--token-file", "/dev/null/tokens"], 1, "/dev/null/tokens"),
    (["mall", "--mall-port", "1", "--host", "127.0.0.1"], 1, "127.0.0.1:1"),
  ])
  func aServerThatCannotStartIsReported(_ arguments: [String], _ status: Int32, _ message: String) throws {
    // Another socket takes the port, because root may use port 1.
    let taken = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(taken) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = bind(taken, pointer, size)
        _ = listen(taken, 1)
        _ = getsockname(taken, pointer, &size)
      }
    }
    let port = String(UInt16(bigEndian: address.sin_port))
    let outcome = try tenfoot.run(["serve"] + arguments.map { $0 == "1" ? port : $0 })
    #expect(outcome.status == status, "\(outcome.messages)")
    #expect(outcome.messages.contains(message.replacing(":1", with: ":\(port)")), "\(outcome.messages)")
  }
}
