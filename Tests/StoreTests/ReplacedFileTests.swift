import Calls
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// Files that are deleted, moved or replaced while they are open: a change is acknowledged only if it is in the file at the path.
@Suite struct ReplacedFileTests {
  private let folder: TemporaryFolder
  private let path: String
  private let file: StoreFile
  private static let schema = StoreSchema(
    name: "notebook", applicationID: 0x5446_5858,
    steps: [{ db in try db.execute(sql: "CREATE TABLE note (text TEXT)") }])

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("notes.sqlite")
    file = try StoreFile(path: path, schema: Self.schema)
    try Self.write("before", to: file)
  }

  private static func write(_ text: String, to file: StoreFile) throws(ServiceFailure) {
    try file.write { db in try db.execute(sql: "INSERT INTO note (text) VALUES (?)", arguments: [text]) }
  }

  private static func texts(_ file: StoreFile) throws(ServiceFailure) -> [String] {
    try file.read { db in try String.fetchAll(db, sql: "SELECT text FROM note ORDER BY rowid") }
  }

  /// The notes that another process reads.
  private func storedTexts() throws -> [String] {
    try Self.texts(try StoreFile(path: path, schema: Self.schema))
  }

  private func expect(
    _ reason: ServiceFailure.Reason, sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Void
  ) {
    let expected = ServiceFailure(.storage, reason, ["database": "notebook", "path": path])
    #expect(throws: expected, sourceLocation: sourceLocation, performing: call)
  }

  /// Moves the database away and replaces it by another one with its own notes.
  private func replace(with texts: [String]) throws {
    let backup = folder.file("backup.sqlite")
    do {
      let other = try StoreFile(path: backup, schema: Self.schema)
      for text in texts { try Self.write(text, to: other) }
    }
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rename(backup, path)
  }

  @Test func aDeletedFileIsReportedAsGone() throws {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    for _ in 0..<2 {
      expect(.gone) { try Self.write("lost", to: file) }
      expect(.gone) { _ = try Self.texts(file) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func aFileThatIsPutBackIsUsedAgain() throws {
    for suffix in ["", "-wal", "-shm"] { rename(path + suffix, path + ".away" + suffix) }
    expect(.gone) { try Self.write("lost", to: file) }
    for suffix in ["", "-wal", "-shm"] { rename(path + ".away" + suffix, path + suffix) }
    try Self.write("after", to: file)
    #expect(try Self.texts(file) == ["before", "after"] && storedTexts() == ["before", "after"])
  }

  @Test func aReplacedFileIsReportedOnceAndThenUsed() throws {
    try replace(with: ["backup"])
    expect(.replaced) { try Self.write("lost", to: file) }
    #expect(try storedTexts() == ["backup"])
    try Self.write("after", to: file)
    #expect(try Self.texts(file) == ["backup", "after"] && storedTexts() == ["backup", "after"])
    #expect(try file.faults(counts: []).isEmpty)
  }

  @Test func aReadReportsAReplacedFile() throws {
    try replace(with: ["backup"])
    expect(.replaced) { _ = try Self.texts(file) }
    #expect(try Self.texts(file) == ["backup"])
  }

  @Test func aWriteDuringWhichTheFileIsReplacedFails() throws {
    expect(.replaced) {
      try file.write { db in
        try db.execute(sql: "INSERT INTO note (text) VALUES ('lost')")
        try replace(with: ["backup"])
      }
    }
    #expect(try Self.texts(file) == ["backup"] && storedTexts() == ["backup"])
  }

  @Test func aReplacementThatIsDamagedIsReported() throws {
    try replace(with: [])
    try Data().write(to: URL(fileURLWithPath: path))
    for _ in 0..<2 { expect(.damaged) { try Self.write("lost", to: file) } }
  }

  @Test(arguments: [["-wal"], ["-shm"], ["-wal", "-shm"]])
  func aDeletedLogLosesNothing(_ suffixes: [String]) throws {
    for suffix in suffixes { unlink(path + suffix) }
    expect(.replaced) { try Self.write("lost", to: file) }
    try Self.write("after", to: file)
    #expect(try Self.texts(file) == ["before", "after"] && storedTexts() == ["before", "after"])
    #expect(try file.faults(counts: []).isEmpty)
  }
}
