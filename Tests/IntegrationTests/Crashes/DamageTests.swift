import Foundation
import GRDB
import Synchronization
import TestSupport
import TestTraits
import Testing

/// Locked, damaged and newer databases, and damaged caches: a message says what to do, and nothing is lost.
@Suite(.heavy) struct DamageTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private static let product = "canon-eos-550d"
  private static let databases = ["album", "mall", "interaction", "television"]

  /// The demo album, an order and the channels.
  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("demo", "add")
      try tenfoot("buy", product, "--key", "before")
      try tenfoot("schedule", "show", "1")
      try tenfoot.silencePopUps()
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try Self.prepared.get().copied(to: folder)
  }

  private func path(_ database: String) -> String { "\(tenfoot.data)/\(database).sqlite" }

  /// A command that needs a database.
  private func command(for database: String) -> [String] {
    switch database {
    case "album": ["photos"]
    case "mall": ["orders"]
    case "interaction": ["schedule", "show", "1"]
    default: ["demo", "remove"]
    }
  }

  /// Expects a command that needs a database, and the television, to exit with 1 and a message about it.
  private func expect(_ words: String, about database: String) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path(database)))
    let outcome = try tenfoot.run(command(for: database))
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages.contains(words) && outcome.messages.contains(path(database)), "\(outcome.messages)")
    let window = try TerminalWindow(tenfoot)
    #expect(window.waitForEnd() == 1)
    #expect(!window.isTakenOver)
    let seen = window.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    #expect(seen.contains("/\(database).sqlite "), "\(window.text)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path(database))) == before, "it is unchanged")
  }

  @Test(arguments: databases)
  func aDatabaseOfANewerVersionIsLeftUnchanged(_ database: String) throws {
    try DatabaseQueue(path: path(database)).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')")
    }
    try expect("was written by a newer version of Tenfoot and was left as it is. Use that version", about: database)
  }

  @Test(arguments: databases)
  func anOverwrittenDatabaseIsLeftUnchanged(_ database: String) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: path(database)))
    try handle.write(contentsOf: Data("rubbish rubbish rubbish ".utf8))
    try handle.close()
    try expect("is damaged and was left as it is. Restore a backup", about: database)
  }

  @Test(arguments: databases)
  func aTruncatedDatabaseIsLeftUnchanged(_ database: String) throws {
    truncate(path(database), 6_000)
    try expect("is damaged and was left as it is. Restore a backup", about: database)
  }

  @Test(arguments: databases)
  func anEmptiedDatabaseIsLeftUnchanged(_ database: String) throws {
    truncate(path(database), 0)
    try expect("is damaged and was left as it is. Restore a backup", about: database)
    let doctor = try tenfoot("doctor", "--check")
    #expect(doctor.status == 1 && doctor.output.contains("\(path(database)) is damaged"), "\(doctor.output)")
  }

  @Test func theDoctorFindsALostRow() throws {
    let whole = try tenfoot("doctor", "--check")
    #expect(whole.status == 0 && whole.output.split(separator: "\n").count { $0.hasSuffix("  no damage found") } == 4)
    try DatabaseQueue(path: path("mall")).write { db in try db.execute(sql: "DELETE FROM purchase") }
    let outcome = try tenfoot("doctor", "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\(path("mall")) is damaged; restore a backup"), "\(outcome.output)")
    #expect(outcome.output.contains("the stored count of orders does not match the rows"), "\(outcome.output)")
  }

  @Test func aLockedDatabaseIsReportedAndNothingChanges() throws {
    let photo = try #require(try tenfoot.list("photos").first?["id"] as? String)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let holders = try ["album", "mall"].map { try DatabaseQueue(path: path($0), configuration: configuration) }
    for holder in holders { try holder.inDatabase { db in try db.execute(sql: "BEGIN EXCLUSIVE") } }
    // At once, since each waits for five seconds.
    let commands = [
      ["buy", Self.product, "--key", "after"], ["import", Repository.path("LICENSE"), Repository.path("assets/demo")],
      ["remove", photo],
    ]
    let outcomes = inParallel(commands)
    #expect(outcomes.count == commands.count)
    for outcome in outcomes {
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(
        outcome.messages.contains("is in use by another program, and nothing more was saved. Try again"),
        "\(outcome.messages)")
    }
    #expect(try tenfoot.list("photos", "--limit", "500").count == 64, "reading still works")
    for holder in holders { try holder.inDatabase { db in try db.execute(sql: "ROLLBACK") } }
    #expect(try tenfoot("buy", Self.product, "--key", "after").status == 0)
    #expect(try tenfoot.list("orders").count == 2)
    #expect(try DatabaseCheck.faults(in: tenfoot.data).isEmpty)
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

  /// Damages every file below a folder.
  ///
  /// - Returns: The number of files.
  private func damageEverything(in folder: String, _ damage: (String) throws -> Void) throws -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var isFolder: ObjCBool = false
    let files = names.map { "\(folder)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
    }
    for file in files { try damage(file) }
    return files.count
  }

  private func expectTheTelevisionWorks() throws {
    let window = try TerminalWindow(tenfoot, ["--no-motion"])
    #expect(window.shows("MOST LOOKED UP"))
    window.type("\u{1B}[C\r")
    #expect(window.shows("photos"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test func aDamagedCacheIsRebuilt() throws {
    try expectTheTelevisionWorks()
    let cache = tenfoot.data + "/cache"
    #expect(try damageEverything(in: cache) { try Data("rubbish".utf8).write(to: URL(fileURLWithPath: $0)) } > 0)
    try expectTheTelevisionWorks()
    #expect(try damageEverything(in: cache) { truncate($0, 5) } > 0)
    try expectTheTelevisionWorks()
    try FileManager.default.removeItem(atPath: cache)
    try Data("a file in its place".utf8).write(to: URL(fileURLWithPath: cache))
    try expectTheTelevisionWorks()
  }

  @Test func aDamagedDemoWorkspaceIsReported() throws {
    let tape = folder.path + "/test.tape"
    try Data("Expect /MOST LOOKED UP/\n".utf8).write(to: URL(fileURLWithPath: tape))
    let workspaces = folder.file("workspaces")
    let play = ["replay", "--workspaces", workspaces, tape]
    #expect(try tenfoot.run(play, by: #"exec "$@""#).status == 0)
    #expect(try damageEverything(in: workspaces) { truncate($0, 5_000) } > 0)
    let outcome = try tenfoot.run(play, by: #"exec "$@""#)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("is damaged"), "\(outcome.messages)")
    try FileManager.default.removeItem(atPath: workspaces)
    #expect(try tenfoot.run(play, by: #"exec "$@""#).status == 0)
  }
}

extension Thread {
  /// Calls a function on a new thread, which a group waits for.
  fileprivate static func detachNewThread(within group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
    group.enter()
    detachNewThread {
      work()
      group.leave()
    }
  }
}
