import AlbumService
import Calls
import Foundation
import TestSupport
import Testing
import Threads

@testable import tenfoot

/// `tenfoot upload`, to a server that runs as a process of its own.
@Suite(.timeLimit(.minutes(3))) struct UploadCommandTests {
  private let folder: TemporaryFolder
  /// The server's machine.
  private let server: Tenfoot
  /// The machine with the photos.
  private let client: Tenfoot
  private let pictures: String
  private let token: String
  private static let names = ["agave", "birches", "citrus", "cloister", "kite", "stairs"]

  init() throws {
    folder = try TemporaryFolder()
    server = Tenfoot(data: folder.file("server"))
    client = Tenfoot(data: folder.file("client"))
    pictures = folder.file("Pictures")
    try server("people", "add", "Anna")
    let created = try server("token", "create", "Laptop", "--as", "Anna").output
    token = String(try #require(created.firstMatch(of: #/tfa_[0-9a-f]+/#)).output)
    for (index, name) in Self.names.enumerated() {
      let target = "\(pictures)/\(index < 3 ? "Summer" : "Winter")"
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: Repository.path("assets/demo/\(name).jpg"), toPath: "\(target)/\(name).jpg")
    }
  }

  /// Starts the server, and gives the client its token.
  private func start() throws -> (process: ServerProcess, url: String) {
    let process = try ServerProcess(server, [.album])
    let url = try #require(process.addresses[.album]?.text)
    let file = "\(client.data).home/.config/tenfoot/server-tokens"
    try FileManager.default.createDirectory(
      atPath: String(file.dropLast("/server-tokens".count)), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: file, contents: Data("\(url) \(token)\n".utf8), attributes: [.posixPermissions: 0o600])
    return (process, url)
  }

  /// The photos in the server's album by title, each with its album; and the files of its folder of copied media.
  private func stored() throws -> (albums: [String: String], files: [String]) {
    let photos = try server.list("photos", "--limit", "100")
    let albums = photos.map { ($0["title"] as? String ?? "", $0["album"] as? String ?? "") }
    let files = FileManager.default.enumerator(atPath: server.data + "/media")?.compactMap { $0 as? String } ?? []
    for photo in photos { #expect(FileManager.default.fileExists(atPath: photo["file"] as? String ?? "")) }
    return (Dictionary(albums) { "\($0) \($1)" }, files.filter { $0.contains(".") && $0 != ".uploads" })
  }

  private func expectEachOnce() throws {
    let (albums, files) = try stored()
    #expect(
      albums == Dictionary(uniqueKeysWithValues: zip(Self.names, ["Summer", "Winter"].flatMap { [$0, $0, $0] })))
    #expect(files.filter { !$0.hasSuffix(".done") }.count == Self.names.count)
    #expect(try DatabaseCheck.faults(in: server.data).isEmpty)
  }

  @Test func foldersAreSentOnceAndCounted() throws {
    folder.write("no photo", to: "Pictures/notes.txt")
    folder.write("<x/>", to: "Pictures/Summer/agave.xmp")
    folder.write(Array("no photo".utf8), to: "Pictures/broken.jpg")
    let (process, url) = try start()
    let first = try client("upload", "--album-server", url, pictures)
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.hasPrefix("6 imported, 2 skipped, 1 not imported\n"), "\(first.output)")
    try expectEachOnce()
    let again = try client.run(["upload", "--album-server", url, "--json", pictures]).json() as? [String: Any]
    #expect(again?["unchanged"] as? Int == 6 && again?["imported"] as? Int == 0 && again?["failed"] as? Int == 1)
    let missing = try client("upload", "--album-server", url, folder.file("nothing"))
    #expect(missing.status == 1)
    #expect(process.stop() == 0)
  }

  @Test func whatIsMissingIsSaid() throws {
    let none = try client("upload", pictures)
    #expect(none.status == 64 && none.messages.contains("--album-server"))
    // A server that cannot be reached is not waited for.
    let unreachable = try client("upload", "--album-server", "http://127.0.0.1:1", pictures)
    #expect(unreachable.status == 1 && unreachable.messages.contains("127.0.0.1:1"), "\(unreachable.messages)")
    let (process, url) = try start()
    try FileManager.default.removeItem(atPath: "\(client.data).home/.config")
    try Data("\(url) tfa_wrong-token-of-no-one-at-all\n".utf8).write(to: URL(fileURLWithPath: folder.file("t")))
    let config = folder.file("config")
    try FileManager.default.createDirectory(atPath: config + "/tenfoot", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: config + "/tenfoot/server-tokens", contents: Data("\(url) tfa_wrong-token-of-no-one-at-all\n".utf8),
      attributes: [.posixPermissions: 0o600])
    let refused = try client.run(
      ["upload", "--album-server", url, pictures], environment: ["XDG_CONFIG_HOME": config])
    #expect(refused.status == 1 && refused.messages.contains("doesn’t accept your token"), "\(refused.messages)")
    #expect(process.stop() == 0)
  }

  @Test func aServerThatIsKilledLosesNothing() throws {
    let (process, url) = try start()
    let (client, pictures) = (client, pictures)
    let upload = ThreadFuture { try client("upload", "--album-server", url, pictures) }
    for count in [1, 3, 5] {
      wait { mediaCount >= count }
      process.kill()
      try process.restart()
    }
    let outcome = try upload.wait()
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("6 ") || outcome.output.contains("already"), "\(outcome.output)")
    #expect(process.stop() == 0)
    try expectEachOnce()
  }

  @Test func aClientThatIsKilledContinues() throws {
    let (process, url) = try start()
    for count in [1, 3] {
      let upload = Process()
      upload.executableURL = URL(fileURLWithPath: try Tenfoot.executable())
      upload.arguments = ["upload", "--album-server", url, pictures]
      upload.environment = try client.environment
      upload.standardOutput = FileHandle.nullDevice
      upload.standardError = FileHandle.nullDevice
      try upload.run()
      wait { mediaCount >= count || !upload.isRunning }
      kill(upload.processIdentifier, SIGKILL)
      upload.waitUntilExit()
    }
    let outcome = try client("upload", "--album-server", url, pictures)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(process.stop() == 0)
    try expectEachOnce()
  }

  /// The number of files in the server's folder of copied media, with those that are not complete.
  private var mediaCount: Int {
    FileManager.default.enumerator(atPath: server.data + "/media")?.reduce(0) { count, path in
      count + ((path as? String)?.hasSuffix(".jpg") == true ? 1 : 0)
    } ?? 0
  }

  /// Waits for a condition, 30 s at most.
  private func wait(for condition: () -> Bool) {
    let end = ContinuousClock.now + .seconds(30)
    while !condition(), ContinuousClock.now < end { sched_yield() }
  }
}
