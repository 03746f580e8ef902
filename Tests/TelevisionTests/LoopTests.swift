import AlbumService
import Attributes
import Calls
import Device
import MallService
import Screen
import Testing

@testable import Television

/// The first invention, step by step (CN103458015A): from a photo to its camera, and back.
@Suite struct LoopTests {
  /// Opens the photo of the harbour, with the focus on its brand.
  private func atHarbour() -> TelevisionHarness {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowRight, .arrowRight, .enter)
    return television
  }

  @Test("S201: media are shown with their counts, most looked up first")
  func homeShowsMostLookedUpAndMostBought() {
    let television = TelevisionHarness()
    let caption = television.frame.lines.first { $0.contains("Dunes             52") } ?? ""
    #expect(caption.contains("Kite") && caption.contains("43"))
    #expect(television.screen.contains("EOS 5D           812"))
    #expect(television.focus == "Album")
  }

  @Test("S202: every attribute is a row, and links show how many products match")
  func aPhotoShowsEveryAttribute() {
    let television = atHarbour()
    #expect(television.focus.hasPrefix("Brand         Canon"))
    #expect(television.focus.hasSuffix("3 ›"))
    for value in ["EOS 5D", "1/125 s", "f/2.8", "400", "−0.3 EV", "50 mm", "21 June 2014", "21:40", "Anna"] {
      #expect(television.screen.contains(value), "\(value)")
    }
  }

  @Test(arguments: [(Language.english, "4 stars", "boats, dusk"), (.chinese, "4 星", "boats、dusk")])
  func aPhotoShowsRatingAndKeywords(language: Language, rating: String, keywords: String) {
    var photos = FakeServices.photos
    for index in photos.indices { (photos[index].rating, photos[index].keywords) = (4, ["boats", "dusk"]) }
    var television = TelevisionHarness(photos: photos, language: language)
    television.press(.arrowDown, .arrowRight, .arrowRight, .enter)
    #expect(television.screen.contains(rating) && television.screen.contains(keywords))
  }

  @Test("S203 and S204: one look-up counts the photo once and queries the mall at the same time")
  func aLookUpIsOneSelection() throws {
    var television = atHarbour()
    television.press(.enter)
    let sent = television.asked.filter { request in
      switch request {
      case is RecordSelectionRequest: true
      case let request as ProductsRequest:
        request.query.attributes == [Attribute(.brand, "Canon")] && request.page.limit > 3
      default: false
      }
    }
    #expect(sent.count == 2)
    let selection = try #require(sent.first as? RecordSelectionRequest)
    #expect(selection.item == "harbour" && selection.key.text == "device-1")
    #expect(television.photos.first { $0.id == "harbour" }?.selectionCount == 42)
  }

  @Test("S205, figure 4: a brand opens its list, most bought first, the count in the row")
  func aBrandOpensItsList() {
    var television = atHarbour()
    television.press(.enter)
    #expect(television.screen.contains("3 products, most bought first"))
    #expect(
      television.focus.contains("EOS 5D") && television.focus.contains("812")
        && television.focus.contains("1 of your photos"))
    television.press(.arrowDown)
    #expect(television.focus.contains("PowerShot G7 X") && television.focus.contains("640"))
  }

  @Test("S205, figure 5: a model that is one product opens it at once")
  func opensTheOnlyProductOfAModel() {
    var television = atHarbour()
    television.press(.arrowDown, .enter)
    #expect(television.focus.contains("Buy"))
    #expect(television.screen.contains("Harbour at dusk  ›  EOS 5D"))
  }

  @Test("a model of several products is a list of its variants")
  func listsTheVariantsOfAModel() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .arrowDown, .arrowRight, .enter, .arrowDown, .enter)
    #expect(television.screen.contains("2 products"))
    #expect(television.screen.contains("Silver") && television.screen.contains("Black"))
  }

  @Test("a model that the mall does not have is reported, and the brand offered")
  func reportsAnUnknownModel() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(television.screen.contains("The mall has nothing for Holga 120N"))
    #expect(television.focus.contains("Show Holga"))
  }

  @Test("several selected values are looked up together, and the first Back clears them")
  func looksUpSelectedValuesTogether() {
    var television = atHarbour()
    television.press(.red, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .red)
    #expect(television.screen.contains("2 selected: Canon, ISO 400"))
    television.press(.enter)
    #expect(television.screen.contains("Canon, ISO 400"))
    #expect(television.asked.filter { $0 is RecordSelectionRequest }.count == 1)
    television.press(.back, .back)
    #expect(!television.screen.contains("selected"))
    #expect(television.focus.contains("ISO"))
  }

  @Test("S206 to S210: related photos are those of the model, most looked up first")
  func showsThePhotosTakenWithAProduct() {
    var television = atHarbour()
    television.press(.enter, .green)
    #expect(television.screen.contains("Taken with Canon EOS 5D"))
    #expect(television.screen.contains("1 photo, most look-ups first"))
    #expect(
      television.asked.contains {
        ($0 as? ItemsRequest)
          == ItemsRequest(
            MediaQuery(attributes: [Attribute(.model, "Canon EOS 5D")], sort: .popular), PageRequest())
      })
    #expect(television.focus.contains("Harbour at dusk") && television.focus.contains("42"))
  }

  @Test("S211 and S212: a purchase is requested once, and counted once")
  func buyingCountsOnce() {
    var television = atHarbour()
    television.press(.arrowDown, .enter, .enter)
    #expect(television.screen.contains("BUY THIS?"))
    television.sleep(ms: 400)
    television.press(.enter)
    #expect(television.orders.map(\.key) == ["device-2"])
    #expect(television.screen.contains("813 times so far") || television.screen.contains("BOUGHT"))
    television.press(.enter)
    #expect(television.screen.contains("813 bought"))
  }

  @Test("pressing OK fast and often buys once")
  func pressingFastBuysOnce() {
    var television = atHarbour()
    television.press(.arrowDown, .enter, .enter, .enter, .enter, .enter)
    #expect(television.orders.isEmpty, "the confirmation is deaf for its first 300 ms")
    television.sleep(ms: 300)
    television.press(.enter, .enter, .enter, .enter)
    #expect(television.orders.count == 1)
  }

  @Test("in a window that is too small, keys neither buy nor move")
  func ignoresKeysWhileTooSmall() {
    var television = atHarbour()
    television.press(.arrowDown, .enter, .enter)
    television.sleep(ms: 400)
    television.size = Size(columns: 40, rows: 12)
    television.handle(.resized(television.size))
    television.press(.enter, .arrowRight, .enter, .back, .home)
    television.type("x")
    #expect(television.orders.isEmpty)
    television.size = Size(columns: 120, rows: 36)
    television.handle(.resized(television.size))
    #expect(television.screen.contains("BUY THIS?") && television.focus.contains("Buy"))
    television.size = Size(columns: 20, rows: 5)
    television.handle(.resized(television.size))
    television.press(.exit)
    #expect(television.hasQuit && television.orders.isEmpty)
  }

  @Test("Back retraces every step and restores its focus")
  func backReturnsToThePreviousPage() {
    var television = atHarbour()
    var trail: [(screen: String, focus: String)] = []
    for keys: [RemoteKey] in [[.arrowDown, .arrowUp], [.enter], [.arrowDown], [.green]] {
      for key in keys { television.press(key) }
      trail.append((television.screen, television.focus))
    }
    television.press(.back)
    #expect(television.focus.contains("PowerShot G7 X"))
    television.press(.back)
    #expect(television.focus.hasPrefix("Brand"))
    television.press(.back)
    #expect(television.focus.contains("Harbour at dusk"))
    #expect(television.screen.contains("42"), "the count is refreshed, the positions are kept")
  }

  @Test("a list under another page keeps its order; only its counts change")
  func keepsTheOrderOfAList() {
    var television = TelevisionHarness()
    television.products[1].purchaseCount = 640
    television.press(.arrowRight, .enter, .enter, .arrowDown)
    let second = television.focus
    #expect(second.contains("EOS 550D"))
    television.press(.red)
    television.sleep(ms: 400)
    television.press(.enter, .enter)
    #expect(television.focus.contains("EOS 550D") && television.focus.contains("641"))
    #expect(television.focus.contains("2  "), "its rank stays until the list is opened anew")
  }
}
