import AlbumService
import GRDB

/// The paths that were looked up on the disk, and whether each has a file.
struct CheckedFiles {
  /// A path, compared byte for byte: two spellings of one Unicode text are two files.
  struct Path: Hashable {
    let text: String

    init(_ text: String) {
      self.text = text
    }

    static func == (left: Path, right: Path) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
  }

  /// Two files, one of which may be an incomplete state of the other.
  struct Pair: Hashable {
    let part: Path
    let whole: Path
  }

  private var existence: [Path: Bool] = [:]
  private var beginnings: [Pair: Bool] = [:]

  /// Compares the pairs that have not been compared.
  mutating func compare(_ pairs: Set<Pair>, isBeginning: (String, String) -> Bool) {
    for pair in pairs where beginnings[pair] == nil {
      beginnings[pair] = isBeginning(pair.part.text, pair.whole.text)
    }
  }

  /// Returns whether a file is the beginning of another one; false for files that were not compared.
  func isBeginning(_ part: String, of whole: String) -> Bool {
    beginnings[Pair(part: Path(part), whole: Path(whole))] ?? false
  }

  /// Looks up the paths that have not been looked up.
  mutating func check(_ paths: Set<Path>, exists: (String) -> Bool) {
    for path in paths where existence[path] == nil { existence[path] = exists(path.text) }
  }

  /// Returns whether all of some paths have been looked up.
  func include(_ paths: Set<Path>) -> Bool {
    paths.allSatisfy { existence[$0] != nil }
  }

  /// Returns whether a path has a file; false for one that was not looked up.
  func has(_ path: String) -> Bool {
    existence[Path(path)] ?? false
  }
}

/// Queries for the facts on which import decisions depend.
enum KnownItemRow {
  /// Returns a person's item with some content; nil if the content is new to the person or unknown.
  static func withContent(
    _ hash: String, of person: Int64, _ db: Database, _ disk: CheckedFiles, except path: String
  ) throws -> KnownItem? {
    try number(db, content: hash, of: person).flatMap { try item(db, $0, disk, except: path) }
  }

  /// Returns the person's item that a file belonged to when it was last read.
  ///
  /// - Parameter whole: The file from which the new content is shown.
  static func withSource(
    _ source: String, of person: Int64, _ db: Database, _ disk: CheckedFiles, except path: String,
    shownFrom whole: String
  ) throws -> KnownItem? {
    guard let number = try number(db, source: source, of: person), var known = try item(db, number, disk, except: path)
    else {
      return nil
    }
    known.isIncomplete = disk.isBeginning(known.file, of: whole)
    return known
  }

  /// Returns the copy from which an item is shown, and the new content of the file from which it was copied; nil if the item is
  /// shown from the file itself, or if the content is the same.
  static func changedCopy(_ db: Database, _ new: NewMediaItem) throws -> CheckedFiles.Pair? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT file FROM source JOIN photo ON photo.id = source.photo
        WHERE source.person = ? AND path = ? AND file <> path AND contentHash <> ?
        """)
    let person = try PersonRow.owner(db, of: new)
    let file = try String.fetchOne(statement, arguments: [person, new.stamp.path, new.item.contentHash])
    return file.map { CheckedFiles.Pair(part: .init($0), whole: .init(new.file)) }
  }

  /// Returns the number of a person's item with some content.
  static func number(_ db: Database, content hash: String, of person: Int64) throws -> Int64? {
    if hash.isEmpty { return nil }
    return try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT id FROM photo WHERE contentHash = ? AND person = ?"),
      arguments: [hash, person])
  }

  /// Returns the number of the person's item that a file belonged to when it was last read.
  static func number(_ db: Database, source path: String, of person: Int64) throws -> Int64? {
    try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT photo FROM source WHERE person = ? AND path = ?"),
      arguments: [person, path])
  }

  /// Returns the file an item is shown from, and all files known to hold its content.
  static func files(_ db: Database, _ number: Int64) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: "SELECT file FROM photo WHERE id = ? UNION ALL SELECT path FROM source WHERE photo = ?")
    return try String.fetchAll(statement, arguments: [number, number])
  }

  private static func item(
    _ db: Database, _ number: Int64, _ disk: CheckedFiles, except path: String
  ) throws -> KnownItem? {
    // A copy in the media folder is no source; a file is in doubt only where that was noticed, or where it is another's source.
    let statement = try db.cachedStatement(
      sql: """
        SELECT file, noticedProblem IS NOT NULL
          OR EXISTS (
            SELECT 1 FROM source WHERE source.person = photo.person AND path = file AND source.photo <> photo.id
          ) AS isDisplaced
        FROM photo WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    let file: String = row["file"]
    let copies = try files(db, number).dropFirst().filter { !$0.utf8.elementsEqual(path.utf8) && disk.has($0) }
    return KnownItem(
      number: number, file: file, fileExists: disk.has(file), isDisplaced: row["isDisplaced"], copies: copies)
  }
}
