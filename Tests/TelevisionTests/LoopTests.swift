import AlbumService
import Attributes
import MallService
import Screen
import Testing

@testable import Television

/// The first invention, step by step (CN103458015A): from a photo to its camera, and back.
@Suite struct LoopTests {
  /// On the page of the harbour, with the focus on its brand.
  private func atHarbour() -> Box {
    var box = Box()
    box.press(.arrowDown, .arrowRight, .arrowRight, .enter)
    return box
  }

  @Test("S201: media are shown with their counts, most selected first")
  func homeShowsMostSelectedAndMostBought() {
    let box = Box()
    let caption = box.frame.lines.first { $0.contains("Dunes             52") } ?? ""
    #expect(caption.contains("Kite") && caption.contains("43"))
    #expect(box.screen.contains("EOS 5D           812"))
    #expect(box.focus == "Album")
  }

  @Test("S202: every attribute is a row, and doors say how much lies behind them")
  func aPhotoShowsEveryAttribute() {
    let box = atHarbour()
    #expect(box.focus.hasPrefix("Brand         Canon"))
    #expect(box.focus.hasSuffix("3 ›"))
    for value in ["EOS 5D", "1/125 s", "f/2.8", "400", "−0.3 EV", "50 mm", "21 June 2014", "21:40", "Anna"] {
      #expect(box.screen.contains(value), "\(value)")
    }
  }

  @Test("S203 and S204: one look-up counts the photo once and asks the mall at the same moment")
  func aLookUpIsOneSelection() {
    var box = atHarbour()
    box.press(.enter)
    let deeds = box.asked.filter { request in
      switch request {
      case .recordSelection: true
      case .products(let query, let page): query.attributes == [Attribute(.brand, "Canon")] && page.limit > 3
      default: false
      }
    }
    #expect(deeds.count == 2)
    #expect(deeds.first == .recordSelection(photo: "harbour", key: "box-1"))
    #expect(box.photos.first { $0.id == "harbour" }?.selectionCount == 42)
  }

  @Test("S205, figure 4: a brand opens its list, most bought first, the count in the row")
  func aBrandOpensItsList() {
    var box = atHarbour()
    box.press(.enter)
    #expect(box.screen.contains("3 products, most bought first"))
    #expect(box.focus.contains("EOS 5D") && box.focus.contains("812") && box.focus.contains("1 photo here"))
    box.press(.arrowDown)
    #expect(box.focus.contains("PowerShot G7 X") && box.focus.contains("640"))
  }

  @Test("S205, figure 5: a model that is one product opens it at once")
  func aModelThatIsOneProductOpensAtOnce() {
    var box = atHarbour()
    box.press(.arrowDown, .enter)
    #expect(box.focus.contains("Buy"))
    #expect(box.screen.contains("Harbour at dusk  ›  EOS 5D"))
  }

  @Test("a model of several products is a list of its variants")
  func variantsAreAList() {
    var box = Box()
    box.press(.enter, .enter, .arrowRight, .arrowRight, .arrowRight, .arrowRight, .enter, .arrowDown, .enter)
    #expect(box.screen.contains("2 products"))
    #expect(box.screen.contains("Silver") && box.screen.contains("Black"))
  }

  @Test("a model the mall does not have says so and offers the brand")
  func anUnknownModelSaysSo() {
    var box = Box()
    box.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(box.screen.contains("The mall has nothing for Holga 120N"))
    #expect(box.focus.contains("Show Holga"))
  }

  @Test("several marked values go together, and the first Back clears them")
  func marksGoTogether() {
    var box = atHarbour()
    box.press(.red, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .red)
    #expect(box.screen.contains("2 marked: Canon, ISO 400"))
    box.press(.enter)
    #expect(box.screen.contains("Canon, ISO 400"))
    #expect(box.asked.filter { if case .recordSelection = $0 { true } else { false } }.count == 1)
    box.press(.back, .back)
    #expect(!box.screen.contains("marked"))
    #expect(box.focus.contains("ISO"))
  }

  @Test("S206 to S210: related photos go back by model, most selected first")
  func relatedPhotosGoBack() {
    var box = atHarbour()
    box.press(.enter, .green)
    #expect(box.screen.contains("Taken with Canon EOS 5D"))
    #expect(box.screen.contains("1 photo, most selected first"))
    #expect(
      box.asked.contains(
        .photos(
          PhotoQuery(attributes: [Attribute(.model, "Canon EOS 5D")], sort: .popular), PageRequest())))
    #expect(box.focus.contains("Harbour at dusk") && box.focus.contains("42"))
  }

  @Test("S211 and S212: a purchase is asked for once, and counted once")
  func buyingCountsOnce() {
    var box = atHarbour()
    box.press(.arrowDown, .enter, .enter)
    #expect(box.screen.contains("BUY THIS?"))
    box.sleep(ms: 400)
    box.press(.enter)
    #expect(box.orders.map(\.key) == ["box-2"])
    #expect(box.screen.contains("813 times so far") || box.screen.contains("BOUGHT"))
    box.press(.enter)
    #expect(box.screen.contains("813 bought"))
  }

  @Test("pressing OK fast and often buys once")
  func pressingFastBuysOnce() {
    var box = atHarbour()
    box.press(.arrowDown, .enter, .enter, .enter, .enter, .enter)
    #expect(box.orders.isEmpty, "the confirmation is deaf for its first 300 ms")
    box.sleep(ms: 300)
    box.press(.enter, .enter, .enter, .enter)
    #expect(box.orders.count == 1)
  }

  @Test("nothing is bought, and nothing moves, in a window too small to show it")
  func nothingHappensUnseen() {
    var box = atHarbour()
    box.press(.arrowDown, .enter, .enter)
    box.sleep(ms: 400)
    box.size = Size(columns: 40, rows: 12)
    box.handle(.resized(box.size))
    box.press(.enter, .arrowRight, .enter, .back, .home)
    box.type("x")
    #expect(box.orders.isEmpty)
    box.size = Size(columns: 120, rows: 36)
    box.handle(.resized(box.size))
    #expect(box.screen.contains("BUY THIS?") && box.focus.contains("Buy"))
    box.size = Size(columns: 20, rows: 5)
    box.handle(.resized(box.size))
    box.press(.exit)
    #expect(box.hasLeft && box.orders.isEmpty)
  }

  @Test("Back retraces every step with its focus")
  func backRetraces() {
    var box = atHarbour()
    var trail: [(screen: String, focus: String)] = []
    for keys: [RemoteKey] in [[.arrowDown, .arrowUp], [.enter], [.arrowDown], [.green]] {
      for key in keys { box.press(key) }
      trail.append((box.screen, box.focus))
    }
    box.press(.back)
    #expect(box.focus.contains("PowerShot G7 X"))
    box.press(.back)
    #expect(box.focus.hasPrefix("Brand"))
    box.press(.back)
    #expect(box.focus.contains("Harbour at dusk"))
    #expect(box.screen.contains("42"), "the count is refreshed, the order is kept")
  }

  @Test("a list keeps its order while it lies under another page; only its counts change")
  func listsKeepTheirOrder() {
    var box = Box()
    box.products[1].purchaseCount = 640
    box.press(.arrowRight, .enter, .enter, .arrowDown)
    let second = box.focus
    #expect(second.contains("EOS 550D"))
    box.press(.red)
    box.sleep(ms: 400)
    box.press(.enter, .enter)
    #expect(box.focus.contains("EOS 550D") && box.focus.contains("641"))
    #expect(box.focus.contains("2  "), "its rank stays until the list is opened anew")
  }
}
