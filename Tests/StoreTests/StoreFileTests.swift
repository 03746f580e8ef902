import Calls
import Foundation
import GRDB
import Storage
import Testing

/// A database file is opened, refused or failed over with nothing lost and a word for a person.
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
    _ words: String, sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws(ServiceFailure) -> Void
  ) {
    do throws(ServiceFailure) {
      try call()
      Issue.record("expected a failure: \(words)", sourceLocation: sourceLocation)
    } catch {
      #expect(error.kind == .storage, sourceLocation: sourceLocation)
      #expect(error.description.contains(words), "\(error)", sourceLocation: sourceLocation)
      #expect(error.description.contains("The notebook (\(path))"), "\(error)", sourceLocation: sourceLocation)
    }
  }

  @Test func whatIsWrittenIsOnDiskForTheNextToOpenIt() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.older, readOnly: true)
    #expect(try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note") } == ["a"])
  }

  @Test func writesAreFullySynchronousAndInAWriteAheadLog() throws {
    let file = try StoreFile(path: path, schema: Self.older)
    #expect(try file.read { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") } == "wal")
    #expect(try file.read { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
  }

  @Test func anOlderFileTakesTheStepsItLacks() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.newer)
    #expect(try file.read { db in try Int.fetchAll(db, sql: "SELECT starCount FROM note") } == [5])
  }

  @Test func aNewerFileIsRefusedAndLeftAsItIs() throws {
    try write("a", schema: Self.newer)
    let before = try contents()
    expect("a newer version") { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  @Test func anOlderFileIsNotReadWithoutItsSteps() throws {
    try write("a")
    expect("an older version") { () throws(ServiceFailure) in
      _ = try StoreFile(path: path, schema: Self.newer, readOnly: true)
    }
  }

  @Test func aDatabaseOfSomebodyElseIsRefusedAndLeftAsItIs() throws {
    let other = try DatabaseQueue(path: path)
    try other.write { db in try db.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
    try other.close()
    let before = try contents()
    expect("not tenfoot's notebook") { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  @Test func oneStoreIsNotTakenForAnother() throws {
    try write("a")
    let mall = StoreSchema(name: "notebook", applicationID: 1, steps: [Self.first])
    expect("not tenfoot's notebook") { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: mall) }
  }

  @Test func aFileThatIsNoDatabaseIsDamaged() throws {
    try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: path))
    let before = try contents()
    expect("is damaged") { () throws(ServiceFailure) in _ = try StoreFile(path: path, schema: Self.older) }
    #expect(try contents() == before)
  }

  @Test func aDamagedPageIsToldWhenItIsMet() throws {
    try write(String(repeating: "long", count: 10_000))
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    // The table's root is page 3, after the schema and the list of steps.
    try handle.seek(toOffset: 2 * 4096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: 3 * 4096))
    try handle.close()
    expect("is damaged") { () throws(ServiceFailure) in
      let file = try StoreFile(path: path, schema: Self.older)
      _ = try file.read { db in try Row.fetchAll(db, sql: "SELECT * FROM note") }
    }
  }

  @Test func aFullDiskCostsOnlyTheChangeItHadNoRoomFor() throws {
    let file = try StoreFile(path: path, schema: Self.older)
    try file.write { db in
      try db.execute(sql: "INSERT INTO note (text) VALUES ('safe')")
      let pageCount = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pageCount + 2)")
    }
    expect("no room on its disk") { () throws(ServiceFailure) in
      try file.write { db in
        try db.execute(sql: "INSERT INTO note (text) VALUES ('small')")
        try db.execute(sql: "INSERT INTO note (text) VALUES (zeroblob(100000))")
      }
    }
    #expect(try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note") } == ["safe"])
  }

  @Test func aFileOpenedForReadingIsNotWritten() throws {
    try write("a")
    let file = try StoreFile(path: path, schema: Self.older, readOnly: true)
    expect("cannot be written to") { () throws(ServiceFailure) in
      try file.write { db in try db.execute(sql: "DELETE FROM note") }
    }
  }

  @Test func aMissingFolderIsTold() throws {
    let missing = folder.file("none/notes.sqlite")
    do throws(ServiceFailure) {
      _ = try StoreFile(path: missing, schema: Self.older)
      Issue.record("opened")
    } catch {
      #expect(error.kind == .storage && error.description.contains("cannot be opened"))
    }
  }

  @Test func aWriterThatTakesTooLongIsTold() throws {
    try write("a")
    let holder = try DatabaseQueue(path: path)
    let file = try StoreFile(path: path, schema: Self.older, busyTimeoutSeconds: 0.01)
    try holder.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      expect("being written by another program") { () throws(ServiceFailure) in
        try file.write { db in try db.execute(sql: "DELETE FROM note") }
      }
      #expect(try file.read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM note") } == 1, "reading goes on")
      try db.execute(sql: "ROLLBACK")
    }
  }
}
