import Foundation
import GRDB
import Synchronization
import Testing

/// A database that is locked, damaged or newer, and a cache of rubbish: a message that says what to do, nothing lost.
@Suite struct DamageTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private static let product = "canon-eos-550d"
  private static let databases = ["album", "mall", "interaction", "television"]

  /// A data folder with everything in it.
  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot("demo", "add")
    try tenfoot("buy", Self.product, "--key", "before")
    try tenfoot("schedule", "show", "1")
    try tenfoot.silencePopUps()
  }

  private func path(_ database: String) -> String { "\(tenfoot.data)/\(database).sqlite" }

  /// What needs each of the databases.
  private func command(for database: String) -> [String] {
    switch database {
    case "album": ["photos"]
    case "mall": ["orders"]
    case "interaction": ["schedule", "show", "1"]
    default: ["demo", "remove"]
    }
  }

  /// Expects a command that needs a database, and the television, to end with status 1 and these words about it.
  private func expect(_ words: String, about database: String) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path(database)))
    let outcome = try tenfoot.run(command(for: database))
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains(words) && outcome.messages.contains("(\(path(database)))"), "\(outcome.messages)")
    let window = try TerminalWindow(tenfoot)
    #expect(window.end() == 1)
    #expect(!window.isTakenOver)
    let seen = window.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    #expect(seen.contains("Error: The \(database)"), "\(window.text)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path(database))) == before, "it is left as it is")
  }

  @Test(arguments: databases)
  func aDatabaseOfANewerVersionIsLeftAsItIs(_ database: String) throws {
    try DatabaseQueue(path: path(database)).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')")
    }
    try expect("was written by a newer version of tenfoot and was left as it is. Use that version", about: database)
  }

  @Test(arguments: databases)
  func aDatabaseOfRubbishIsLeftAsItIs(_ database: String) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: path(database)))
    try handle.write(contentsOf: Data("rubbish rubbish rubbish ".utf8))
    try handle.close()
    try expect("is damaged and was left as it is. Put a copy in its place", about: database)
  }

  @Test(arguments: databases)
  func aDatabaseThatWasCutShortIsLeftAsItIs(_ database: String) throws {
    truncate(path(database), 6_000)
    try expect("is damaged and was left as it is. Put a copy in its place", about: database)
  }

  @Test func aLockedDatabaseIsToldAndNothingIsChanged() throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let holders = try ["album", "mall"].map { try DatabaseQueue(path: path($0), configuration: configuration) }
    for holder in holders { try holder.inDatabase { db in try db.execute(sql: "BEGIN EXCLUSIVE") } }
    // At once, since each waits its five seconds; each with a data path of its own for what it prints.
    let commands = [
      ["buy", Self.product, "--key", "after"], ["import", Repository.path("LICENSE"), Repository.path("assets/demo")],
      ["remove", "a1"],
    ]
    let outcomes = inParallel(commands)
    #expect(outcomes.count == commands.count)
    for outcome in outcomes {
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(
        outcome.messages.contains("is being written by another program; nothing was changed. Try again"),
        "\(outcome.messages)")
    }
    #expect(try tenfoot.list("photos", "--limit", "500").count == 64, "reading goes on")
    for holder in holders { try holder.inDatabase { db in try db.execute(sql: "ROLLBACK") } }
    #expect(try tenfoot("buy", Self.product, "--key", "after").status == 0)
    #expect(try tenfoot.list("orders").count == 2)
    #expect(try Recount.faults(in: tenfoot.data).isEmpty)
  }

  private func inParallel(_ commands: [[String]]) -> [Tenfoot.Outcome] {
    let outcomes = Mutex<[Tenfoot.Outcome]>([])
    let (group, data) = (DispatchGroup(), tenfoot.data)
    for command in commands {
      Thread.detachNewThread(within: group) {
        do {
          let outcome = try Tenfoot(data: data).run(command, by: #"exec "$@""#)
          outcomes.withLock { $0.append(outcome) }
        } catch {
          Issue.record(error)
        }
      }
    }
    group.wait()
    return outcomes.withLock { $0 }
  }

  // MARK: Caches

  /// Overwrites or cuts every file below a folder, and says how many there were.
  private func damageEverything(in folder: String, _ damage: (String) throws -> Void) throws -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var isFolder: ObjCBool = false
    let files = names.map { "\(folder)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
    }
    for file in files { try damage(file) }
    return files.count
  }

  private func expectATelevision() throws {
    let window = try TerminalWindow(tenfoot, ["--no-motion"])
    #expect(window.shows("MOST SELECTED"))
    window.type("\u{1B}[C\r")
    #expect(window.shows("photos"))
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
  }

  @Test func aDamagedCacheIsMadeAnew() throws {
    try expectATelevision()
    let cache = tenfoot.data + "/cache"
    #expect(try damageEverything(in: cache) { try Data("rubbish".utf8).write(to: URL(fileURLWithPath: $0)) } > 0)
    try expectATelevision()
    #expect(try damageEverything(in: cache) { truncate($0, 5) } > 0)
    try expectATelevision()
    try FileManager.default.removeItem(atPath: cache)
    try Data("a file in its place".utf8).write(to: URL(fileURLWithPath: cache))
    try expectATelevision()
  }

  @Test func aDamagedDemoWorldIsTold() throws {
    let tape = folder.path + "/test.tape"
    try Data("Expect /MOST SELECTED/\n".utf8).write(to: URL(fileURLWithPath: tape))
    let worlds = folder.path + "/worlds"
    let play = ["replay", "--worlds", worlds, tape]
    #expect(try tenfoot.run(play, by: #"exec "$@""#).status == 0)
    #expect(try damageEverything(in: worlds) { truncate($0, 5_000) } > 0)
    let outcome = try tenfoot.run(play, by: #"exec "$@""#)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("is damaged"), "\(outcome.messages)")
    try FileManager.default.removeItem(atPath: worlds)
    #expect(try tenfoot.run(play, by: #"exec "$@""#).status == 0)
  }
}

extension Thread {
  /// Does something on a thread of its own, which a group waits for.
  fileprivate static func detachNewThread(within group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
    group.enter()
    detachNewThread {
      work()
      group.leave()
    }
  }
}
