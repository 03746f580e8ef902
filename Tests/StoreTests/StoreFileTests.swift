import Calls
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// Opening, migrating and refusing database files, and what a failure leaves.
@Suite struct StoreFileTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("notes.sqlite")
  }

  private static let first: @Sendable (Database) throws -> Void = { db in
    try db.execute(sql: "CREATE TABLE note (text TEXT)")
  }
  private static let second: @Sendable (Database) throws -> Void = { db in
    try db.execute(sql: "ALTER TABLE note ADD COLUMN starCount INTEGER NOT NULL DEFAULT 5")
  }
  private static let older = StoreSchema(name: "notebook", applicationID: 0x5446_5858, steps: [first])
  private static let newer = StoreSchema(name: "notebook", applicationID: 0x5446_5858, steps: [first, second])

  private func contents() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.file($0)))) })
  }

  private func write(_ text: String, schema: StoreSchema = older) throws {
    let file = try StoreFile(path: path, schema: schema)
    try file.write { db in try db.execute(sql: "INSERT INTO note (text) VALUES (?)", arguments: [text]) }
  }

  private func expect(
    _ reason: ServiceFailure.Reason, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () throws(ServiceFailure) -> Void
  ) {
    do throws(ServiceFailure) {
      try call()
      Issue.record("expected \(reason.rawValue), but it succeeded", sourceLocation: sourceLocation)
    } catch {
      let expected = ServiceFailure(.storage, reason, ["database": "notebook", "path": path])
      #expect(error == expected, sourceLocation: sourceLocation)
    }
  }

  @Test func aWriteIsReadByTheNextProcess() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.older, readOnly: true)
    #expect(try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note") } == ["a"])
  }

  @Test func everyCommitOfAnyConnectionChangesTheVersionAndNothingElseDoes() throws {
    let file = try StoreFile(path: path, schema: Self.older)
    var versions = [try file.contentVersion()]
    func write(_ file: StoreFile) throws {
      try file.write { db in try db.execute(sql: "INSERT INTO note (text) VALUES ('a')") }
      versions.append(try file.contentVersion())
    }
    try write(file)
    try write(StoreFile(path: path, schema: Self.older))
    try write(file)
    #expect(Set(versions).count == 4)
    _ = try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note") }
    #expect(try file.contentVersion() == versions.last)
    // Another connection's versions are never equal to this one's.
    #expect(try StoreFile(path: path, schema: Self.older).contentVersion() != versions.last)
  }

  @Test func writesAreFullySynchronousAndInAWriteAheadLog() throws {
    let file = try StoreFile(path: path, schema: Self.older)
    #expect(try file.read { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") } == "wal")
    #expect(try file.read { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
  }

  @Test func anOlderFileIsMigrated() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.newer)
    #expect(try file.read { db in try Int.fetchAll(db, sql: "SELECT starCount FROM note") } == [5])
  }

  @Test func aNewerFileIsRefusedAndUnchanged() throws {
    try write("a", schema: Self.newer)
    let before = try contents()
    expect(.newer) { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  @Test func anOlderFileIsNotReadWithoutMigration() throws {
    try write("a")
    expect(.older) { () throws(ServiceFailure) in
      _ = try StoreFile(path: path, schema: Self.newer, readOnly: true)
    }
  }

  @Test func aDatabaseOfAnotherProgramIsRefusedAndUnchanged() throws {
    let other = try DatabaseQueue(path: path)
    try other.write { db in try db.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
    try other.close()
    let before = try contents()
    expect(.foreign) { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  @Test func theFileOfAnotherStoreIsRefused() throws {
    try write("a")
    let mall = StoreSchema(name: "notebook", applicationID: 1, steps: [Self.first])
    expect(.foreign) { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: mall) }
  }

  @Test func aFileThatIsNotADatabaseIsDamaged() throws {
    try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
    let before = try contents()
    expect(.damaged) { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  /// SQLite itself treats it as a new database and deletes its log.
  @Test(arguments: [false, true])
  func aFileThatWasCutToNothingIsDamaged(_ readOnly: Bool) throws {
    try write("a")
    try Data().write(to: URL(fileURLWithPath: path))
    try Data("a log".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
    let before = try contents()
    expect(.damaged) { () throws(ServiceFailure) in
      _ = try StoreFile(path: path, schema: Self.older, readOnly: readOnly)
    }
    #expect(try contents() == before)
  }

  @Test func whatAnInterruptedCreationLeftIsRemoved() throws {
    for suffix in ["", "-wal", "-journal"] {
      try Data("half".utf8).write(to: URL(fileURLWithPath: path + ".new" + suffix))
    }
    try write("a")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["notes.sqlite"])
  }

  @Test func aLinkThatLeadsNowhereIsLeftAlone() throws {
    symlink(folder.file("elsewhere/notes.sqlite"), path)
    expect(.cannotOpen) { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == folder.file("elsewhere/notes.sqlite"))
  }

  @Test func aDamagedPageIsReportedWhenItIsRead() throws {
    try write(String(repeating: "long", count: 10_000))
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    // The table's root is page 3, after the schema and the list of steps.
    try handle.seek(toOffset: 2 * 4096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 3 * 4096))
    try handle.close()
    expect(.damaged) { () throws(ServiceFailure) in
      let file = try StoreFile(path: path, schema: Self.older)
      _ = try file.read { db in try Row.fetchAll(db, sql: "SELECT * FROM note") }
    }
  }

  @Test func onAFullDiskOnlyTheChangeWithoutRoomIsLost() throws {
    let file = try StoreFile(path: path, schema: Self.older)
    try file.write { db in
      try db.execute(sql: "INSERT INTO note (text) VALUES ('safe')")
      let pageCount = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pageCount + 2)")
    }
    expect(.full) { () throws(ServiceFailure) in
      try file.write { db in
        try db.execute(sql: "INSERT INTO note (text) VALUES ('small')")
        try db.execute(sql: "INSERT INTO note (text) VALUES (zeroblob(100000))")
      }
    }
    #expect(try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note") } == ["safe"])
  }

  @Test func aFileOpenedForReadingCannotBeWritten() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.older, readOnly: true)
    expect(.readOnly) { () throws(ServiceFailure) in
      try file.write { db in try db.execute(sql: "DELETE FROM note") }
    }
  }

  @Test func aFileInAMissingFolderCannotBeOpened() throws {
    let missing = folder.file("missing/notes.sqlite")
    let expected = ServiceFailure(.storage, .cannotOpen, ["database": "notebook", "path": missing])
    #expect(throws: expected) { try StoreFile(path: missing, schema: Self.older) }
  }

  @Test func aFileLockedByAnotherProcessIsBusy() throws {
    try write("a")
    let holder = try DatabaseQueue(path: path)
    let file = try StoreFile(path: path, schema: Self.older, busyTimeoutSeconds: 0.01)
    try holder.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      expect(.busy) { () throws(ServiceFailure) in
        try file.write { db in try db.execute(sql: "DELETE FROM note") }
      }
      #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") } == 1, "reads go on")
      try db.execute(sql: "ROLLBACK")
    }
  }
}
