import AlbumService
import Attributes
import Calls
import Testing

/// The attributes that the album searches by, and the comparison of names.
@Suite struct MediaFacetTests {
  @Test func searchesByBrandModelAndLensAlone() {
    let facets = AttributeName.allCases.compactMap { MediaFacet($0) }
    #expect(facets == [.brand, .model, .lens])
  }

  @Test(arguments: [
    (MediaFacet.brand, "CANON", "canon"), (.model, "Éclair ACL", "e\u{301}clair acl"), (.lens, "ΣΙΓΜΑ", "σιγμα"),
  ])
  func namesOfCamerasIgnoreCaseAndEncodingOfAccents(facet: MediaFacet, left: String, right: String) {
    #expect(MediaCriterion(facet, left) == MediaCriterion(facet, right))
    #expect(facet.comparisonKey(left).utf8.elementsEqual(facet.comparisonKey(right).utf8))
  }

  @Test(arguments: [MediaFacet.album, .owner])
  func namesOfAlbumsAndOwnersAreExactButForTheEncodingOfAccents(facet: MediaFacet) {
    #expect(MediaCriterion(facet, "Trips") != MediaCriterion(facet, "trips"))
    #expect(MediaCriterion(facet, "\u{E9}") == MediaCriterion(facet, "e\u{301}"))
  }

  @Test func anItemMeetsTheCriteriaOfItsNames() {
    var item = MediaItem(id: "", title: "", album: "Trips")
    item.brand = "Canon"
    #expect(item.meets(MediaCriterion(.all)) && item.meets(MediaCriterion(.album, "Trips")))
    #expect(item.meets(MediaCriterion(.brand, "CANON")) && !item.meets(MediaCriterion(.brand, "Nikon")))
    #expect(!item.meets(MediaCriterion(.owner)) && !item.meets(MediaCriterion(.model)))
  }
}

/// Queries as criteria.
@Suite struct MediaQueryTests {
  @Test func aQueryWithoutArgumentsHasNoCriteria() throws {
    #expect(try MediaQuery().criteria() == [])
  }

  @Test func repeatedAttributesCountOnce() throws {
    let query = MediaQuery(
      attributes: [Attribute(.lens, "A"), Attribute(.brand, "Canon"), Attribute(.brand, "CANON")], owner: "Anna")
    let expected = [MediaCriterion(.brand, "canon"), MediaCriterion(.lens, "a"), MediaCriterion(.owner, "Anna")]
    #expect(try query.criteria() == expected)
  }

  @Test func twoBrandsAtOnceMatchNothing() throws {
    let query = MediaQuery(attributes: [Attribute(.brand, "Canon"), Attribute(.brand, "Nikon")])
    #expect(try query.criteria() == nil)
  }

  @Test func anotherAttributeIsRefused() {
    #expect(throws: ServiceFailure(.refused, .attribute, ["attribute": "iso"])) {
      try MediaQuery(attributes: [Attribute(.iso, 400)]).criteria()
    }
  }
}

/// The orders of lists.
@Suite struct MediaSortKeyTests {
  private func key(
    _ title: String, selectionCount: Int = 0, takenAt: String? = nil, number: Int64 = 1, _ sort: MediaQuery.Sort
  ) -> MediaSortKey {
    var item = MediaItem(id: "", title: title, album: "", selectionCount: selectionCount)
    item.takenAt = takenAt
    return MediaSortKey(item, number: number, sort: sort)
  }

  @Test func popularPutsTheMostLookedUpFirst() {
    #expect(key("b", selectionCount: 2, .popular) < key("a", selectionCount: 1, .popular))
  }

  @Test func newestPutsUndatedItemsLast() {
    #expect(key("b", takenAt: "2014-06", .newest) < key("a", takenAt: "2012-01", .newest))
    #expect(key("b", takenAt: "0001-01", .newest) < key("a", takenAt: "yesterday", .newest))
  }

  @Test(arguments: MediaQuery.Sort.allCases)
  func tiesGoByTheBytesOfTitlesThenByImport(sort: MediaQuery.Sort) {
    #expect(key("Z", number: 2, sort) < key("a", number: 1, sort))
    #expect(key("e\u{301}", number: 2, sort) < key("\u{E9}", number: 1, sort))
    #expect(key("a", number: 1, sort) < key("a", number: 2, sort))
    #expect(!(key("a", number: 1, sort) < key("a", number: 1, sort)))
  }
}
