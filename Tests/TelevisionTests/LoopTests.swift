import AlbumService
import Attributes
import Calls
import MallService
import Screen
import Testing

@testable import Television

/// The first invention, step by step (CN103458015A): from a photo to its camera, and back.
@Suite struct LoopTests {
  /// On the page of the harbour, with the focus on its brand.
  private func atHarbour() -> TelevisionHarness {
    var device = TelevisionHarness()
    device.press(.arrowDown, .arrowRight, .arrowRight, .enter)
    return device
  }

  @Test("S201: media are shown with their counts, most selected first")
  func homeShowsMostSelectedAndMostBought() {
    let device = TelevisionHarness()
    let caption = device.frame.lines.first { $0.contains("Dunes             52") } ?? ""
    #expect(caption.contains("Kite") && caption.contains("43"))
    #expect(device.screen.contains("EOS 5D           812"))
    #expect(device.focus == "Album")
  }

  @Test("S202: every attribute is a row, and doors say how much lies behind them")
  func aPhotoShowsEveryAttribute() {
    let device = atHarbour()
    #expect(device.focus.hasPrefix("Brand         Canon"))
    #expect(device.focus.hasSuffix("3 ›"))
    for value in ["EOS 5D", "1/125 s", "f/2.8", "400", "−0.3 EV", "50 mm", "21 June 2014", "21:40", "Anna"] {
      #expect(device.screen.contains(value), "\(value)")
    }
  }

  @Test("S203 and S204: one look-up counts the photo once and asks the mall at the same moment")
  func aLookUpIsOneSelection() {
    var device = atHarbour()
    device.press(.enter)
    let deeds = device.asked.filter { request in
      switch request {
      case .recordSelection: true
      case .products(let query, let page): query.attributes == [Attribute(.brand, "Canon")] && page.limit > 3
      default: false
      }
    }
    #expect(deeds.count == 2)
    #expect(deeds.first == .recordSelection(photo: "harbour", key: "box-1"))
    #expect(device.photos.first { $0.id == "harbour" }?.selectionCount == 42)
  }

  @Test("S205, figure 4: a brand opens its list, most bought first, the count in the row")
  func aBrandOpensItsList() {
    var device = atHarbour()
    device.press(.enter)
    #expect(device.screen.contains("3 products, most bought first"))
    #expect(device.focus.contains("EOS 5D") && device.focus.contains("812") && device.focus.contains("1 photo here"))
    device.press(.arrowDown)
    #expect(device.focus.contains("PowerShot G7 X") && device.focus.contains("640"))
  }

  @Test("S205, figure 5: a model that is one product opens it at once")
  func aModelThatIsOneProductOpensAtOnce() {
    var device = atHarbour()
    device.press(.arrowDown, .enter)
    #expect(device.focus.contains("Buy"))
    #expect(device.screen.contains("Harbour at dusk  ›  EOS 5D"))
  }

  @Test("a model of several products is a list of its variants")
  func variantsAreAList() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .arrowRight, .arrowRight, .arrowRight, .arrowRight, .enter, .arrowDown, .enter)
    #expect(device.screen.contains("2 products"))
    #expect(device.screen.contains("Silver") && device.screen.contains("Black"))
  }

  @Test("a model the mall does not have says so and offers the brand")
  func anUnknownModelSaysSo() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(device.screen.contains("The mall has nothing for Holga 120N"))
    #expect(device.focus.contains("Show Holga"))
  }

  @Test("several marked values go together, and the first Back clears them")
  func marksGoTogether() {
    var device = atHarbour()
    device.press(.red, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .red)
    #expect(device.screen.contains("2 marked: Canon, ISO 400"))
    device.press(.enter)
    #expect(device.screen.contains("Canon, ISO 400"))
    #expect(device.asked.filter { if case .recordSelection = $0 { true } else { false } }.count == 1)
    device.press(.back, .back)
    #expect(!device.screen.contains("marked"))
    #expect(device.focus.contains("ISO"))
  }

  @Test("S206 to S210: related photos go back by model, most selected first")
  func relatedPhotosGoBack() {
    var device = atHarbour()
    device.press(.enter, .green)
    #expect(device.screen.contains("Taken with Canon EOS 5D"))
    #expect(device.screen.contains("1 photo, most selected first"))
    #expect(
      device.asked.contains(
        .photos(
          PhotoQuery(attributes: [Attribute(.model, "Canon EOS 5D")], sort: .popular), PageRequest())))
    #expect(device.focus.contains("Harbour at dusk") && device.focus.contains("42"))
  }

  @Test("S211 and S212: a purchase is asked for once, and counted once")
  func buyingCountsOnce() {
    var device = atHarbour()
    device.press(.arrowDown, .enter, .enter)
    #expect(device.screen.contains("BUY THIS?"))
    device.sleep(ms: 400)
    device.press(.enter)
    #expect(device.orders.map(\.key) == ["box-2"])
    #expect(device.screen.contains("813 times so far") || device.screen.contains("BOUGHT"))
    device.press(.enter)
    #expect(device.screen.contains("813 bought"))
  }

  @Test("pressing OK fast and often buys once")
  func pressingFastBuysOnce() {
    var device = atHarbour()
    device.press(.arrowDown, .enter, .enter, .enter, .enter, .enter)
    #expect(device.orders.isEmpty, "the confirmation is deaf for its first 300 ms")
    device.sleep(ms: 300)
    device.press(.enter, .enter, .enter, .enter)
    #expect(device.orders.count == 1)
  }

  @Test("nothing is bought, and nothing moves, in a window too small to show it")
  func nothingHappensUnseen() {
    var device = atHarbour()
    device.press(.arrowDown, .enter, .enter)
    device.sleep(ms: 400)
    device.size = Size(columns: 40, rows: 12)
    device.handle(.resized(device.size))
    device.press(.enter, .arrowRight, .enter, .back, .home)
    device.type("x")
    #expect(device.orders.isEmpty)
    device.size = Size(columns: 120, rows: 36)
    device.handle(.resized(device.size))
    #expect(device.screen.contains("BUY THIS?") && device.focus.contains("Buy"))
    device.size = Size(columns: 20, rows: 5)
    device.handle(.resized(device.size))
    device.press(.exit)
    #expect(device.hasLeft && device.orders.isEmpty)
  }

  @Test("Back retraces every step with its focus")
  func backRetraces() {
    var device = atHarbour()
    var trail: [(screen: String, focus: String)] = []
    for keys: [RemoteKey] in [[.arrowDown, .arrowUp], [.enter], [.arrowDown], [.green]] {
      for key in keys { device.press(key) }
      trail.append((device.screen, device.focus))
    }
    device.press(.back)
    #expect(device.focus.contains("PowerShot G7 X"))
    device.press(.back)
    #expect(device.focus.hasPrefix("Brand"))
    device.press(.back)
    #expect(device.focus.contains("Harbour at dusk"))
    #expect(device.screen.contains("42"), "the count is refreshed, the order is kept")
  }

  @Test("a list keeps its order while it lies under another page; only its counts change")
  func listsKeepTheirOrder() {
    var device = TelevisionHarness()
    device.products[1].purchaseCount = 640
    device.press(.arrowRight, .enter, .enter, .arrowDown)
    let second = device.focus
    #expect(second.contains("EOS 550D"))
    device.press(.red)
    device.sleep(ms: 400)
    device.press(.enter, .enter)
    #expect(device.focus.contains("EOS 550D") && device.focus.contains("641"))
    #expect(device.focus.contains("2  "), "its rank stays until the list is opened anew")
  }
}
