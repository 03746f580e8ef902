import AlbumService
import Calls
import GRDB
import TestSupport
import Testing

@testable import AlbumStore

/// Stored counts equal the counts of the rows, whatever happened before.
@Suite struct AlbumTallyTests {
  @Test(arguments: 0..<3 as Range<UInt64>)
  func storedCountsAreThoseOfTheRows(run: UInt64) throws {
    let seed = TestSeed.value &+ run
    var generator = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let album = try SQLiteAlbumStore(path: folder.file("album.sqlite"), fileExists: { _ in true })
    for _ in 0..<7 {
      var items = NewMediaItem.random(count: 40, using: &generator)
      for index in items.indices { items[index].item.contentHash = "\(Int.random(in: 0...60, using: &generator))" }
      _ = try album.add(items)
      let stored = try album.items(MediaQuery(), page: PageRequest(limit: 500)).items.shuffled(using: &generator)
      _ = try album.removeItems(ids: stored.prefix(5).map(\.id))
      for item in stored.dropFirst(5).prefix(5) {
        _ = try album.correctCamera(
          item: item.id, brand: ["Canon", "Leica", nil].randomElement(using: &generator) ?? nil, model: nil)
        _ = try album.recordSelection(item: item.id, key: "\(UInt64.random(in: 0...UInt64.max, using: &generator))")
      }
      if let first = try album.albums(page: PageRequest()).items.randomElement(using: &generator),
        Int.random(in: 0...3, using: &generator) == 0
      {
        _ = try album.removeAlbum(id: first.id)
      }
      try expectTallies(album)
    }
  }

  private func expectTallies(_ album: SQLiteAlbumStore) throws {
    try album.file.read { db in
      let columns = AlbumSchema.facetColumns
      let memberships = (["1"] + columns).map { "SELECT \($0) AS facet, * FROM photo" }.joined(separator: " UNION ALL ")
      try expectSame(
        db, "SELECT id, photoCount FROM facet WHERE photoCount <> 0 ORDER BY id",
        "SELECT facet, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL GROUP BY facet ORDER BY facet")
      try expectSame(
        db, "SELECT * FROM facetTally ORDER BY facet, person",
        """
        SELECT facet, person, COUNT(*) FROM (\(memberships))
        WHERE facet IS NOT NULL GROUP BY facet, person ORDER BY facet, person
        """)
      try expectSame(
        db, "SELECT * FROM monthTally ORDER BY facet, month, person",
        """
        SELECT facet, month, person, COUNT(*) FROM (\(memberships))
        WHERE facet IS NOT NULL AND month IS NOT NULL GROUP BY facet, month, person ORDER BY facet, month, person
        """)
      try expectSame(
        db, "SELECT id, hasCopies FROM photo ORDER BY id",
        """
        SELECT id, (SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = photo.contentHash) > 1 FROM photo
        ORDER BY id
        """)
      let values = ["brandFacet", "modelFacet", "lensFacet"].flatMap { facet in
        ["focalLength", "fNumber", "iso"].map {
          "SELECT \(facet) AS facet, '\($0)' AS attribute, \($0) AS value, person FROM photo"
        }
      }.joined(separator: " UNION ALL ")
      try expectSame(
        db, "SELECT * FROM valueTally ORDER BY facet, attribute, value, person",
        """
        SELECT facet, attribute, value, person, COUNT(*) FROM (\(values))
        WHERE facet IS NOT NULL AND value IS NOT NULL
        GROUP BY facet, attribute, value, person ORDER BY facet, attribute, value, person
        """)
      try expectSame(db, "SELECT itemCount FROM tally", "SELECT COUNT(*) FROM facet WHERE kind = 'album'")
    }
  }
}

/// Expects two queries to give the same rows.
func expectSame(
  _ db: Database, _ left: String, _ right: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let rows = try [left, right].map { try Row.fetchAll(db, sql: $0).map { Array($0.databaseValues) } }
  #expect(rows[0] == rows[1], "\(left)", sourceLocation: sourceLocation)
}
