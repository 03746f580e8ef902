import AlbumService
import Calls
import Device
import Screen
import Testing

@testable import Television

/// The effects of removing a photo and of undoing the removal.
@Suite struct RemovalTests {
  /// A television on the page of a photo in the list of all photos, newest first: Night, Harbour, Kite, Dunes, Bridge.
  private func photoPage(_ index: Int, size: Size = Size(columns: 120, rows: 36)) -> TelevisionHarness {
    var television = TelevisionHarness(size: size)
    television.press(.enter, .enter)
    for _ in 0..<index { television.press(.arrowRight) }
    television.press(.enter)
    return television
  }

  private func remove(_ television: inout TelevisionHarness) {
    television.press(.contextMenu)
    while !television.focus.contains("Remove") { television.press(.arrowDown) }
    television.press(.enter)
    television.sleep(ms: 300)
    television.press(.arrowLeft, .enter)
  }

  @Test("the next photo takes the place of a removed one, and of the last one the previous")
  func next() {
    var television = photoPage(2)
    #expect(television.screen.contains("Kite"))
    remove(&television)
    #expect(television.screen.contains("Dunes") && television.screen.contains("3 of 4"))
    television.press(.arrowRight)
    #expect(television.screen.contains("Bridge, morning"))
    remove(&television)
    #expect(television.screen.contains("Dunes") && television.screen.contains("3 of 3"))
  }

  @Test("the list follows the removal of its only photo, and Undo is offered there")
  func only() {
    var television = TelevisionHarness(photos: [FakeServices.photos[0]])
    television.press(.enter, .enter, .enter)
    remove(&television)
    #expect(television.screen.contains("This album is empty"))
    #expect(television.screen.contains("Undo"))
    television.press(.green)
    #expect(television.screen.contains("“Harbour at dusk” restored."))
    #expect(television.focus.contains("Harbour at dusk"))
    #expect(television.screen.contains("1 photo,"))
  }

  @Test("Undo brings the photo back to its place and shows it", arguments: [RemoteKey.green, .undo])
  func undo(_ key: RemoteKey) {
    var television = photoPage(2)
    remove(&television)
    #expect(television.photos.count == 4)
    television.press(key)
    #expect(television.photos.count == 5)
    #expect(television.screen.contains("“Kite” restored.") && television.screen.contains("3 of 5"))
    television.press(.arrowDown)
    #expect(!television.screen.contains("Undo"))
    television.press(.back)
    #expect(television.focus.contains("Kite"))
    television.press(.undo)
    #expect(television.screen.contains("There is nothing to undo."))
  }

  @Test("a photo that was removed elsewhere is reported when its page opens, and leaves the list")
  func removedElsewhere() {
    var television = TelevisionHarness()
    television.press(.enter, .enter)
    #expect(television.focus.contains("Night"))
    television.photos.removeAll { $0.title.contains("Night") }
    television.press(.enter)
    #expect(television.screen.contains("is no longer there"), "\(television.screen)")
    television.press(.back)
    #expect(!television.screen.contains("Night") && television.screen.contains("4 photos"), "\(television.screen)")
  }

  @Test("Home shows no photo of its programme that is not in the album any more")
  func homeFollows() throws {
    var television = TelevisionHarness()
    television.press(.home)
    television.handle(.wake)
    func hero() -> ImageSource? { television.frame.imageRequests.first { $0.treatment == .hero }?.source }
    let shown = try #require(hero())
    television.photos.removeAll { $0.imageSource == shown }
    television.press(.arrowDown, .enter, .back)
    #expect(hero() != shown)
  }

  @Test("Undo is offered for five minutes, on other pages as well, by hint and by menu")
  func offered() {
    var television = photoPage(0)
    remove(&television)
    television.press(.home, .contextMenu)
    #expect(television.screen.contains("Undo"))
    television.press(.back)
    // The key also ends the idle screen, which has come meanwhile.
    television.sleep(ms: 290_000)
    television.press(.contextMenu, .contextMenu)
    #expect(television.screen.contains("Undo"))
    television.press(.back)
    television.sleep(ms: 10_000)
    television.press(.contextMenu)
    #expect(!television.screen.contains("Undo"))
    #expect(television.photos.count == 4)
  }

  @Test("an undoing that the album refuses is reported")
  func refused() {
    var television = photoPage(0)
    remove(&television)
    television.failing = ["RestoreItemsRequest"]
    television.failure = ServiceFailure(.notFound, .removal)
    television.press(.green)
    #expect(television.screen.contains("This can no longer be undone."))
  }

  @Test("removed photos come back to their places in a list", arguments: 0..<6)
  func restoring(_ index: Int) {
    var list = PagedList<MediaItem>()
    let photos = (0..<6).map { MediaItem(id: "\($0)", title: "\($0)", album: "A") }
    list.restart()
    list.receive(Page(items: Array(photos[0..<3]), firstIndex: 0, totalCount: 6, next: PageCursor(token: "3")), .start)
    _ = list.missing(around: 2, margin: 2)
    list.receive(Page(items: Array(photos[3...]), firstIndex: 3, totalCount: 6), .after)
    list.remove(["\(index)"])
    #expect(list.totalCount == 5 && list.index(of: "\(index)") == nil)
    #expect(list.restore([photos[index]]) == .held("\(index)"))
    #expect(list.items == photos && list.totalCount == 6 && list.firstIndex == 0)
    #expect(list.items.indices.allSatisfy { list.index(of: photos[$0].id) == $0 })
    #expect(list.restore([photos[index]]) == .notRemoved)
    list.remove(["\(index)"])
    list.restart()
    #expect(list.restore([photos[index]]) == .outdated)
  }
}

/// What the pages offer beyond removal.
@Suite struct PageDetailTests {
  @Test("the focus returns to its row as soon as a photo has it")
  func row() {
    var photos = FakeServices.photos
    for index in photos.indices where photos[index].id == "harbour" { photos[index].photo.iso = nil }
    var television = TelevisionHarness(photos: photos)
    television.press(.enter, .enter, .enter)
    while !television.focus.hasPrefix("ISO") { television.press(.arrowDown) }
    television.press(.arrowRight)
    #expect(television.screen.contains("Harbour at dusk") && !television.focus.hasPrefix("ISO"))
    television.press(.arrowRight)
    #expect(television.screen.contains("Kite") && television.focus.hasPrefix("ISO"))
    television.press(.blue, .arrowLeft, .arrowLeft, .blue)
    #expect(television.screen.contains("Night") && television.focus.hasPrefix("ISO"))
  }

  @Test("no two entries of a menu do the same", arguments: [0, 1])
  func menu(_ steps: Int) {
    var television = TelevisionHarness()
    // Home, album, mall; the first brand's first product.
    television.press(.arrowRight, .enter, .enter, .enter)
    #expect(television.focus.contains("Buy"))
    for _ in 0..<steps { television.press(.arrowRight) }
    television.press(.contextMenu)
    let entries = television.model.stack.compactMap { ($0.page as? MenuDialog)?.entries }.joined().map(\.label)
    #expect(Set(entries).count == entries.count && entries.contains("Buy"))
  }

  @Test("every fact of a product can be seen on a small screen", arguments: [(80, 24), (60, 20)])
  func facts(_ columns: Int, _ rows: Int) {
    var product = FakeServices.products[2]
    (product.megapixels, product.zoom, product.processor, product.year) = (20.2, 4.2, "DIGIC 6", 2014)
    (product.equivalentFocalLength, product.focalLength, product.fNumber) = ([24, 100], [8.8, 36.8], 1.8)
    (product.exposureTime, product.colours) = (0.0005, ["black", "silver"])
    var television = TelevisionHarness(products: [product], size: Size(columns: columns, rows: rows))
    television.press(.arrowRight, .enter, .enter, .enter)
    #expect(television.focus.contains("Buy"))
    var seen = ""
    for _ in 0..<16 {
      seen += television.screen
      television.press(.arrowDown)
    }
    for fact in ["Type", "Brand", "20.2 MP", "4.2×", "24–100 mm", "f/1.8", "100–12,800", "DIGIC 6", "Silver", "2014"] {
      #expect(seen.contains(fact), "\(fact)")
    }
  }

  @Test("the dates begin at the photo's own")
  func jump() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .arrowRight, .arrowRight, .blue)
    #expect(television.focus.contains("August 2013"))
  }

  @Test("a camera is found among all brands, newest first")
  func search() {
    var products = FakeServices.products
    for (index, year) in [(0, 2005), (1, 2010), (2, 2014), (3, 2008)] { products[index].year = year }
    var television = TelevisionHarness(products: products)
    television.press(.enter, .enter, .contextMenu)
    while !television.focus.contains("Change camera") { television.press(.arrowDown) }
    television.press(.enter)
    television.type("o")
    let models = ["Canon PowerShot G7 X", "Canon EOS 550D", "Nikon D90", "Canon EOS 5D"]
    let places = models.map { model in television.frame.lines.firstIndex { $0.contains(model) } ?? -1 }
    #expect(places == places.sorted() && places[0] >= 0)
    television.handle(.erased)
    television.type("90 nikon")
    #expect(!television.screen.contains("Canon EOS"))
    while !television.focus.contains("Nikon D90") { television.press(.arrowDown) }
    television.press(.enter)
    #expect(television.photos.first { $0.id == "night" }?.model == "Nikon D90")
  }

  @Test("a correction can be taken back")
  func asInFile() throws {
    var photos = FakeServices.photos
    for index in photos.indices { photos[index].exifModel = "NIKON D90" }
    var television = TelevisionHarness(photos: photos)
    television.press(.enter, .enter, .contextMenu)
    while !television.focus.contains("Change camera") { television.press(.arrowDown) }
    television.press(.enter)
    #expect(!television.focus.contains("From the file"))
    television.press(.arrowUp)
    while !television.focus.contains("From the file: NIKON D90") { television.press(.arrowUp) }
    television.press(.enter)
    let request = try #require(television.asked.compactMap { $0 as? CorrectCameraRequest }.last)
    #expect(request.brand == nil && request.model == nil)
  }

  @Test("a failure names the title and never an id", arguments: Language.allCases)
  func failure(_ language: Language) {
    var television = TelevisionHarness(language: language)
    television.press(.arrowRight, .enter, .enter, .enter)
    television.failing = ["BuyRequest"]
    television.failure = ServiceFailure(.notFound, .product, ["product": "canon-eos-5d"])
    television.press(.red)
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.screen.contains("“Canon EOS 5D”") && !television.screen.contains("canon-eos-5d"))
  }

  @Test("a picture that cannot be shown says why in the language of the screen", arguments: Language.allCases)
  func picture(_ language: Language) throws {
    var television = TelevisionHarness(language: language)
    television.press(.enter, .enter, .enter)
    let requests = television.frame.imageRequests
    let images = ImageCacheSnapshot(Dictionary(requests.map { ($0, .failed(.notFound)) }) { first, _ in first })
    var frame = Frame(size: television.size, renderStyle: television.renderStyle, images: images)
    television.model.draw(into: &frame)
    let text = frame.lines.joined()
    #expect(text.contains(language == .english ? "File not found" : "找不到文件"))
  }
}
