import Calls
import Storage

extension SQLiteAlbumStore {
  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [StoreFault] {
    try file.faults(counts: Self.keptCounts)
  }

  private static let keptCounts: [KeptCount] = {
    let memberships = (["\(AlbumSchema.allItems)"] + AlbumSchema.facetColumns)
      .map { "SELECT \($0) AS facet, month, person FROM photo" }.joined(separator: " UNION ALL ")
    let values = ["brandFacet", "modelFacet", "lensFacet"].flatMap { facet in
      ["focalLength", "fNumber", "iso"].map {
        "SELECT \(facet) AS facet, '\($0)' AS attribute, \($0) AS value, person FROM photo WHERE \($0) IS NOT NULL"
      }
    }.joined(separator: " UNION ALL ")
    return [
      KeptCount(
        .photos, kept: "SELECT id, photoCount FROM facet WHERE photoCount <> 0",
        counted: "SELECT facet, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL GROUP BY facet"),
      KeptCount(
        .photosByOwner, kept: "SELECT facet, person, photoCount FROM facetTally",
        counted: "SELECT facet, person, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL GROUP BY facet, person"),
      KeptCount(
        .photosByMonth, kept: "SELECT facet, month, person, photoCount FROM monthTally",
        counted: """
          SELECT facet, month, person, COUNT(*) FROM (\(memberships))
          WHERE facet IS NOT NULL AND month IS NOT NULL GROUP BY facet, month, person
          """),
      KeptCount(
        .photosByValue, kept: "SELECT facet, attribute, value, person, photoCount FROM valueTally",
        counted: """
          SELECT facet, attribute, value, person, COUNT(*) FROM (\(values))
          WHERE facet IS NOT NULL GROUP BY facet, attribute, value, person
          """),
      KeptCount(
        .copies, kept: "SELECT id FROM photo WHERE hasCopies",
        counted: """
          SELECT id FROM photo WHERE contentHash IN (
            SELECT contentHash FROM photo WHERE contentHash IS NOT NULL GROUP BY contentHash HAVING COUNT(*) > 1)
          """),
      KeptCount(
        .albums, kept: "SELECT itemCount FROM tally WHERE list = 'albums'",
        counted: "SELECT COUNT(*) FROM facet WHERE kind = 'album'"),
    ]
  }()
}
