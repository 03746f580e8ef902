import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: AlbumWriter {
  /// Returns which files need not be read again.
  public func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    try file.read { db in
      let person = try PersonRow.owner(db, named: owner)
      let statement = try db.cachedStatement(
        sql: """
          SELECT source.*, file, noticedProblem IS NOT NULL AS isDisplaced
          FROM source JOIN photo ON photo.id = source.photo WHERE source.person = ? AND path = ?
          """)
      return try stamps.map { stamp in
        guard let row = try Row.fetchOne(statement, arguments: [person, stamp.path]) else { return false }
        let stored = FileStamp(
          path: row["path"], inode: UInt64(bitPattern: row["inode"]), sizeBytes: row["sizeBytes"],
          modifiedNS: row["modifiedNS"], changedNS: row["changedNS"], sidecars: row["sidecars"])
        let known = KnownFile(stamp: stored, shownFrom: row["file"], isDisplaced: row["isDisplaced"])
        return known.isUnchanged(now: stamp, copiedInto: folder)
      }
    }
  }

  /// Stores items in the order given, in one transaction; see ``AlbumService/ImportDecision`` for what each file means.
  ///
  /// Files are looked up on the disk before the transaction. Where another process stored files in between that were not looked
  /// up, they are, and the transaction begins again.
  public func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    var disk = CheckedFiles()
    while true {
      try look(at: items, &disk)
      let outcomes = try file.write { db -> [ImportOutcome]? in
        guard disk.include(try Self.filesInQuestion(db, items)) else { return nil }
        return try items.map { try Self.add(db, $0, disk) }
      }
      if let outcomes { return outcomes }
    }
  }

  /// Returns what ``add(_:)`` would return now; nothing is stored.
  public func outcomes(ofAdding items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    var disk = CheckedFiles()
    try look(at: items, &disk)
    return try file.write { db in
      var outcomes: [ImportOutcome] = []
      try db.inSavepoint {
        outcomes = try items.map { try Self.add(db, $0, disk) }
        return .rollback
      }
      return outcomes
    }
  }

  /// Looks up on disk all files on which the decisions about some items depend.
  private func look(at items: [NewMediaItem], _ disk: inout CheckedFiles) throws(ServiceFailure) {
    let (files, pairs) = try file.read { db in
      (try Self.filesInQuestion(db, items), Set(try items.compactMap { try KnownItemRow.changedCopy(db, $0) }))
    }
    disk.check(files, exists: fileExists)
    disk.compare(pairs, isBeginning: IncompleteFile.isBeginning)
  }

  private static func add(_ db: Database, _ new: NewMediaItem, _ disk: CheckedFiles) throws -> ImportOutcome {
    if let refusal = new.refusal() { return .refused(refusal) }
    var item = new.item.sanitizedForStorage()
    let person = try PersonRow.owner(db, of: new)
    let decision = ImportDecision(
      path: new.stamp.path, shownFrom: new.file,
      sameContent: try KnownItemRow.withContent(item.contentHash, of: person, db, disk, except: new.stamp.path),
      samePath: try KnownItemRow.withSource(
        new.stamp.path, of: person, db, disk, except: new.stamp.path, shownFrom: new.file))
    switch decision {
    case .insert:
      if item.owner.isEmpty { item.owner = try PersonRow.name(db, person) ?? "" }
      let number = try insert(db, item, new, person: person)
      try setSource(db, new.stamp, of: number)
      return .imported(id: try publicID(db, number))
    case .update(let number):
      try update(db, number, to: item, file: new.file)
      try db.execute(sql: "DELETE FROM source WHERE photo = ?", arguments: [number])
      try setSource(db, new.stamp, of: number)
      return .imported(id: try publicID(db, number))
    case .keep(let number, let file, let lostFile, let displaced):
      let isRewritten = try hasNewSidecars(db, new, of: number, shownFrom: file)
      try setSource(db, new.stamp, of: number)
      if let displaced { try displace(db, displaced) }
      try move(db, number, to: file, from: lostFile)
      let id = try publicID(db, number)
      guard isRewritten else { return .unchanged(id: id) }
      try update(db, number, to: item, file: file)
      return .imported(id: id)
    }
  }
}

extension SQLiteAlbumStore: ContentIndex {
  /// Returns the id of a person's item with some content, if its file exists.
  public func ownItem(withContent hash: String, of person: String?) throws(ServiceFailure) -> String? {
    let known = try file.read { db -> (id: String, file: String)? in
      let owner = try person.map { try PersonRow.number(db, id: $0) } ?? AlbumSchema.firstPerson
      guard let owner, let number = try KnownItemRow.number(db, content: hash, of: owner) else { return nil }
      let row = try Self.row(db, number: number)
      return row["noticedProblem"] == nil ? (row["publicID"], row["file"]) : nil
    }
    return known.flatMap { fileExists($0.file) ? $0.id : nil }
  }
}

extension SQLiteAlbumStore {
  /// Returns every file on whose existence the decisions about some items can depend.
  private static func filesInQuestion(_ db: Database, _ items: [NewMediaItem]) throws -> Set<CheckedFiles.Path> {
    var files: Set<CheckedFiles.Path> = []
    for new in items {
      files.insert(.init(new.stamp.path))
      files.insert(.init(new.file))
      let person = try PersonRow.owner(db, of: new)
      let numbers = [
        try KnownItemRow.number(db, content: new.item.sanitizedForStorage().contentHash, of: person),
        try KnownItemRow.number(db, source: new.stamp.path, of: person),
      ]
      for number in numbers.compactMap(\.self) {
        files.formUnion(try KnownItemRow.files(db, number).map { .init($0) })
      }
    }
    return files
  }

  /// Returns whether an item is shown from a file that was known, or from a copy of it, and that file has other sidecars now.
  private static func hasNewSidecars(
    _ db: Database, _ new: NewMediaItem, of number: Int64, shownFrom file: String
  ) throws -> Bool {
    guard [new.stamp.path, new.file].contains(where: { $0.utf8.elementsEqual(file.utf8) }) else { return false }
    let statement = try db.cachedStatement(sql: "SELECT sidecars FROM source WHERE path = ? AND photo = ?")
    let known = try String.fetchOne(statement, arguments: [new.stamp.path, number])
    return known.map { $0 != new.stamp.sidecars } ?? false
  }

  private static func publicID(_ db: Database, _ number: Int64) throws -> String {
    let statement = try db.cachedStatement(sql: "SELECT publicID FROM photo WHERE id = ?")
    guard let id = try String.fetchOne(statement, arguments: [number]) else { throw noItem }
    return id
  }

  private static func insert(
    _ db: Database, _ item: MediaItem, _ new: NewMediaItem, person: Int64
  ) throws -> Int64 {
    let facets = try MediaFacet.allCases.compactMap { facet in
      try facet.column.map { column in
        let number =
          try facet == .album
          ? Facet.albumNumber(db, of: new, item, person: person) : Facet.number(db, facet, of: item, person: person)
        return (column, number.databaseValue)
      }
    }
    let columns =
      MediaItemRow.facts(of: item) + [
        ("publicID", RandomID.make().databaseValue), ("file", new.file.databaseValue),
        ("owner", item.owner.databaseValue), ("selectionCount", item.selectionCount.databaseValue),
        ("isDemo", new.isDemo.databaseValue), ("person", person.databaseValue),
      ] + facets
    let names = columns.map(\.column).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT INTO photo (\(names)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(columns.map(\.value)))
    return db.lastInsertedRowID
  }

  /// Replaces the facts of an item whose file was edited; its id, album, owner, counts and correction stay.
  private static func update(_ db: Database, _ number: Int64, to item: MediaItem, file: String) throws {
    let columns = MediaItemRow.facts(of: item) + [("file", file.databaseValue), ("noticedProblem", .null)]
    let settings = columns.map { "\($0.column) = ?" }.joined(separator: ", ")
    try db.cachedStatement(sql: "UPDATE photo SET \(settings) WHERE id = ?")
      .execute(arguments: StatementArguments(columns.map(\.value) + [number.databaseValue]))
    try updateFacets(db, try row(db, number: number))
  }

  /// Shows an item from another file, or from the same; a file it lost is no longer known to hold its content.
  private static func move(_ db: Database, _ number: Int64, to file: String, from lostFile: String?) throws {
    if let lostFile {
      try db.execute(sql: "DELETE FROM source WHERE path = ? AND photo = ?", arguments: [lostFile, number])
    }
    try db.execute(
      sql: "UPDATE photo SET file = ?, noticedProblem = NULL WHERE id = ?", arguments: [file, number])
  }

  /// Shows an item from a copy, or records that its file holds something else.
  private static func displace(_ db: Database, _ displacement: ImportDecision.Displacement) throws {
    if let file = displacement.file {
      try db.execute(sql: "UPDATE photo SET file = ? WHERE id = ?", arguments: [file, displacement.number])
    } else {
      try db.execute(
        sql: "UPDATE photo SET noticedProblem = ? WHERE id = ?",
        arguments: [ImportDecision.displacedProblem, displacement.number])
    }
  }

  /// Records that a file holds an item's content.
  private static func setSource(_ db: Database, _ stamp: FileStamp, of number: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO source (path, inode, sizeBytes, modifiedNS, changedNS, photo, sidecars, person)
        VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT person FROM photo WHERE id = ?))
        ON CONFLICT DO UPDATE SET inode = excluded.inode, sizeBytes = excluded.sizeBytes,
          modifiedNS = excluded.modifiedNS, changedNS = excluded.changedNS, photo = excluded.photo,
          sidecars = excluded.sidecars
        """)
    try statement.execute(
      arguments: [
        stamp.path, Int64(bitPattern: stamp.inode), stamp.sizeBytes, stamp.modifiedNS, stamp.changedNS, number,
        stamp.sidecars, number,
      ])
  }
}
