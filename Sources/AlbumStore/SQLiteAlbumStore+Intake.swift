import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: AlbumWriter {
  /// The files that are known unchanged and need not be read again, in the order asked.
  ///
  /// A file whose photo was noticed missing is to be read again: only that finds the photo.
  public func isUnchanged(
    _ stamps: [FileStamp], copiedInto folder: String? = nil
  ) throws(ServiceFailure) -> [Bool] {
    let start = folder.map { $0 + "/" } ?? ""
    return try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT 1 FROM source JOIN photo ON photo.id = source.photo
          WHERE path = ? AND inode = ? AND sizeBytes = ? AND modifiedNS = ? AND noticedProblem IS NULL
            AND substr(file, 1, length(?)) = ?
          """)
      return try stamps.map { stamp in
        try Row.fetchOne(statement, arguments: Self.arguments(stamp) + [start, start]) != nil
      }
    }
  }

  /// Files media; in the order given, all on disk when it returns.
  ///
  /// - Content that is known (the same SHA-256) is `unchanged`, also twice in one call: its photo keeps its place while its
  ///   file is there, and is found again at the new place when it is not. What was noticed wrong with it is forgotten.
  ///   A copy that was made of it, a `file` other than the stamp's, is where it is shown from now on.
  /// - New content in a photo's own file means the picture was edited: the photo takes over the file's new facts
  ///   and keeps its id, album, owner, selections and correction. It counts as `imported`.
  /// - Anything else is a new photo. Its `selectionCount` is what its count starts from.
  /// - What cannot be filed is `refused` and leaves the others alone.
  public func add(_ media: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    try file.write { db in try media.map { try add(db, $0) } }
  }

  private func add(_ db: Database, _ medium: NewMediaItem) throws -> ImportOutcome {
    guard !medium.stamp.path.hasControlCharacters, !medium.photo.file.hasControlCharacters else {
      return .refused(reason: "its path holds a control character; rename it")
    }
    let photo = medium.photo.storable
    guard !photo.album.isEmpty else { return .refused(reason: "no album was named for it") }
    let path = medium.stamp.path
    let former = try Self.photoNumber(db, "SELECT photo FROM source WHERE path = ?", path)
    if !photo.contentHash.isEmpty,
      let known = try Self.photoNumber(db, "SELECT id FROM photo WHERE contentHash = ?", photo.contentHash)
    {
      try Self.setSource(db, medium.stamp, of: known)
      if let former, former != known { try release(db, former, from: path) }
      try settle(db, known, medium)
      return .unchanged(id: OrdinalID.text(known))
    }
    if let former, try String.fetchOne(db, sql: "SELECT file FROM photo WHERE id = ?", arguments: [former]) == path {
      try Self.update(db, former, to: photo)
      try db.execute(sql: "DELETE FROM source WHERE photo = ?", arguments: [former])
      try Self.setSource(db, medium.stamp, of: former)
      return .imported(id: OrdinalID.text(former))
    }
    let number = try Self.insert(db, photo, isDemo: medium.isDemo)
    try Self.setSource(db, medium.stamp, of: number)
    return .imported(id: OrdinalID.text(number))
  }
}

extension SQLiteAlbumStore {
  /// A photo lost a file to another photo's content: it goes on at another copy, or says that its own has gone.
  private func release(_ db: Database, _ number: Int64, from path: String) throws {
    guard try String.fetchOne(db, sql: "SELECT file FROM photo WHERE id = ?", arguments: [number]) == path else {
      return
    }
    let copies = try String.fetchAll(db, sql: "SELECT path FROM source WHERE photo = ?", arguments: [number])
    if let copy = copies.first(where: fileExists) {
      try db.execute(sql: "UPDATE photo SET file = ? WHERE id = ?", arguments: [copy, number])
    } else {
      try db.execute(
        sql: "UPDATE photo SET noticedProblem = ? WHERE id = ?",
        arguments: ["its file now holds another picture", number])
    }
  }

  /// Content that is known was met in a file: the photo goes to the copy that was made of it; without one it moves to that
  /// file unless its own still holds it.
  private func settle(_ db: Database, _ number: Int64, _ medium: NewMediaItem) throws {
    // A copy is no source: its own file is in doubt only where that was noticed, or where it holds another's content.
    let statement = try db.cachedStatement(
      sql: """
        SELECT file, noticedProblem IS NULL
          AND NOT EXISTS (SELECT 1 FROM source WHERE path = file AND source.photo <> photo.id) AS isTrusted
        FROM photo WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return }
    let (file, path): (String, String) = (row["file"], medium.stamp.path)
    let isThere = file == path || (row["isTrusted"] && fileExists(file))
    if !isThere { try db.execute(sql: "DELETE FROM source WHERE path = ? AND photo = ?", arguments: [file, number]) }
    let place = medium.photo.file == path && isThere ? file : medium.photo.file
    try db.execute(
      sql: "UPDATE photo SET file = ?, noticedProblem = NULL WHERE id = ?", arguments: [place, number])
  }

  private static func insert(_ db: Database, _ photo: Photo, isDemo: Bool) throws -> Int64 {
    let columns =
      PhotoRow.facts(of: photo) + [
        ("file", photo.file.databaseValue), ("owner", photo.owner.databaseValue),
        ("selectionCount", photo.selectionCount.databaseValue), ("isDemo", isDemo.databaseValue),
        ("albumFacet", try Facet.number(db, .album, of: photo.album).databaseValue),
        ("ownerFacet", try Facet.number(db, .owner, of: photo.owner).databaseValue),
        ("brandFacet", try Facet.number(db, .brand, of: photo.brand).databaseValue),
        ("modelFacet", try Facet.number(db, .model, of: photo.model).databaseValue),
        ("lensFacet", try Facet.number(db, .lens, of: photo.lens).databaseValue),
      ]
    let names = columns.map(\.column).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO photo (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(columns.map(\.value)))
    return db.lastInsertedRowID
  }

  /// Takes over the facts of an edited file; what people said and did stays.
  private static func update(_ db: Database, _ number: Int64, to photo: Photo) throws {
    let columns = PhotoRow.facts(of: photo) + [("file", photo.file.databaseValue), ("noticedProblem", .null)]
    let settings = columns.map { "\($0.column) = ?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "UPDATE photo SET \(settings) WHERE id = ?")
      .execute(arguments: StatementArguments(columns.map(\.value) + [number.databaseValue]))
    _ = try refaceted(db, try Self.photo(db, id: OrdinalID.text(number)))
  }

  private static func setSource(_ db: Database, _ stamp: FileStamp, of number: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO source (path, inode, sizeBytes, modifiedNS, photo) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET inode = excluded.inode, sizeBytes = excluded.sizeBytes,
          modifiedNS = excluded.modifiedNS, photo = excluded.photo
        """)
    try statement.execute(arguments: arguments(stamp) + [number])
  }

  private static func photoNumber(_ db: Database, _ sql: String, _ argument: String) throws -> Int64? {
    try Int64.fetchOne(try db.cachedStatement(sql: sql), arguments: [argument])
  }

  private static func arguments(_ stamp: FileStamp) -> StatementArguments {
    [stamp.path, Int64(bitPattern: stamp.inode), stamp.sizeBytes, stamp.modifiedNS]
  }
}
