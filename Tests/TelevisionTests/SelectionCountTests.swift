import AlbumService
import Calls
import Testing

@testable import Television

/// The count of a photo never falls on the screen.
@Suite struct SelectionCountTests {
  @Test func anAnswerFromBeforeALookUpDoesNotLowerTheCount() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter)
    #expect(television.screen.contains("Night") && television.screen.contains("looked up 5 times"))
    television.press(.enter, .back)
    #expect(television.screen.contains("looked up 6 times"))
    // A server answers the next list from a copy that was made before the look-up.
    for index in television.photos.indices where television.photos[index].title == "Night" {
      television.photos[index].selectionCount = 5
    }
    television.press(.back, .back, .enter, .enter)
    #expect(television.screen.contains("Night") && television.screen.contains("looked up 6 times"))
  }

  @Test func countsOnlyRise() throws {
    var counts = SelectionCounts()
    counts.note(.selected(item: "night", count: 6))
    counts.note(.selected(item: "night", count: 5))
    var item = FakeServices.photos[4]
    item.selectionCount = 4
    func count(_ item: MediaItem) throws -> Int {
      let page = Page(items: [item], firstIndex: 0, totalCount: 1)
      guard case .answer(let value) = counts.raised(.answer(page)), let raised = value as? Page<MediaItem> else {
        return -1
      }
      return try #require(raised.items.first).selectionCount
    }
    #expect(try count(item) == 6)
    item.selectionCount = 9
    #expect(try count(item) == 9)
  }

  @Test func otherAnswersStayAsTheyAre() {
    var counts = SelectionCounts()
    counts.note(.selected(item: "night", count: 6))
    let outcome = counts.raised(.answer(7))
    guard case .answer(let value) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(value as? Int == 7)
  }
}
