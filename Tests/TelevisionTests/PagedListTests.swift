import Calls
import Testing

@testable import Television

@Suite struct PagedListTests {
  private struct Item: Identifiable, Sendable {
    var id: String
  }

  private func part(_ range: Range<Int>, of total: Int) -> Page<Item> {
    Page(
      items: range.map { Item(id: "\($0)") }, firstIndex: range.lowerBound, totalCount: total,
      previous: range.lowerBound > 0 ? PageCursor(token: "\(range.lowerBound)") : nil,
      next: range.upperBound < total ? PageCursor(token: "\(range.upperBound)") : nil)
  }

  /// Loads the parts that the list misses around an index, as a page does.
  private func load(_ list: inout PagedList<Item>, around index: Int, total: Int) {
    while let (kind, position) = list.missing(around: index, margin: 10) {
      switch position {
      case .after(let cursor):
        let start = Int(cursor.token) ?? 0
        list.receive(part(start..<min(total, start + 60), of: total), kind)
      case .before(let cursor):
        let end = Int(cursor.token) ?? 0
        list.receive(part(max(0, end - 60)..<end, of: total), kind)
      default: return
      }
    }
  }

  @Test("scrolling through a million items and back holds few items and loses none")
  func longWalk() {
    let total = 1_000_000
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(0..<60, of: total), .start)
    for index in stride(from: 0, to: 5000, by: 7) {
      load(&list, around: index, total: total)
      #expect(list.item(at: index)?.id == "\(index)")
      #expect(list.items.count <= 12 * 60)
    }
    for index in stride(from: 4990, through: 0, by: -7) {
      load(&list, around: index, total: total)
      #expect(list.item(at: index)?.id == "\(index)")
    }
  }

  @Test("an item that has moved is not held twice, and the others keep their places")
  func movedItems() {
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(60..<120, of: 300), .start)
    _ = list.missing(around: 119, margin: 10)
    list.receive(part(115..<175, of: 300), .after)
    #expect(list.items.map(\.id) == (60..<175).map { "\($0)" })
    _ = list.missing(around: 60, margin: 10)
    list.receive(part(5..<65, of: 300), .before)
    #expect(list.items.map(\.id) == (5..<175).map { "\($0)" })
    #expect(list.index(of: "70") == 70 + 5, "five more have come before it")
  }

  @Test("a part without new items is not requested again")
  func nothingNew() {
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(0..<60, of: 300), .start)
    _ = list.missing(around: 59, margin: 10)
    list.receive(
      Page(items: [Item(id: "3")], firstIndex: 60, totalCount: 300, next: PageCursor(token: "200")), .after)
    guard case .after(let cursor)? = list.missing(around: 59, margin: 10)?.position else {
      Issue.record("what follows is not asked for")
      return
    }
    #expect(cursor.token == "200")
  }

  @Test("an unexpected answer is dropped")
  func lateAnswers() {
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(60..<120, of: 200), .after)
    #expect(list.items.isEmpty)
    list.receive(part(0..<60, of: 200), .start)
    list.receive(part(0..<60, of: 200), .start)
    #expect(list.items.count == 60)
  }

  @Test("loaded items stay when more cannot be loaded")
  func failures() {
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(0..<60, of: 200), .start)
    _ = list.missing(around: 59, margin: 10)
    list.fail(CallFailure(failure: ServiceFailure(.unavailable), nextTryMS: 9_000), .after)
    #expect(list.items.count == 60)
    #expect(list.missing(around: 59, margin: 10) == nil, "it is on its way, and tried again")
    list.fail(CallFailure(failure: ServiceFailure(.unavailable), nextTryMS: nil), .after)
    #expect(list.missing(around: 59, margin: 10) != nil, "it is asked for again when it is needed again")
  }

  @Test("removal closes the gap and keeps the counts")
  func removing() {
    var list = PagedList<Item>()
    list.restart()
    list.receive(part(0..<60, of: 200), .start)
    list.remove(["3", "4"])
    #expect(list.totalCount == 198)
    #expect(list.item(at: 3)?.id == "5")
    list.update("5") { $0.id = "five" }
    #expect(list.index(of: "five") == 3)
  }
}
