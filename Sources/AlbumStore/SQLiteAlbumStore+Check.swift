import Calls
import Storage

extension SQLiteAlbumStore {
  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [StoreFault] {
    try file.faults(counts: Self.keptCounts)
  }

  private static let keptCounts: [KeptCount] = {
    let memberships = (["\(AlbumSchema.allItems)"] + AlbumSchema.facetColumns)
      .map { "SELECT \($0) AS facet, month FROM photo" }.joined(separator: " UNION ALL ")
    let values = ["brandFacet", "modelFacet", "lensFacet"].flatMap { facet in
      ["focalLength", "fNumber", "iso"].map {
        "SELECT \(facet) AS facet, '\($0)' AS attribute, \($0) AS value FROM photo WHERE \($0) IS NOT NULL"
      }
    }.joined(separator: " UNION ALL ")
    return [
      KeptCount(
        .photos, kept: "SELECT id, photoCount FROM facet WHERE photoCount <> 0",
        counted: "SELECT facet, COUNT(*) FROM (\(memberships)) WHERE facet IS NOT NULL GROUP BY facet"),
      KeptCount(
        .photosByMonth, kept: "SELECT facet, month, photoCount FROM monthTally",
        counted: """
          SELECT facet, month, COUNT(*) FROM (\(memberships))
          WHERE facet IS NOT NULL AND month IS NOT NULL GROUP BY facet, month
          """),
      KeptCount(
        .photosByValue, kept: "SELECT facet, attribute, value, photoCount FROM valueTally",
        counted: """
          SELECT facet, attribute, value, COUNT(*) FROM (\(values))
          WHERE facet IS NOT NULL GROUP BY facet, attribute, value
          """),
      KeptCount(
        .albums, kept: "SELECT itemCount FROM tally WHERE list = 'albums'",
        counted: "SELECT COUNT(*) FROM facet WHERE kind = 'album'"),
    ]
  }()
}
