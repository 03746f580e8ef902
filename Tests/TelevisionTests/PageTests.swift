import AlbumService
import Calls
import Device
import Screen
import Testing

@testable import Television

@Suite struct PageTests {
  @Test("an album without photos says how they get in, and offers the demo album")
  func emptyAlbum() {
    var device = TelevisionHarness(photos: [])
    #expect(device.screen.contains("Welcome to your television"))
    device.press(.enter)
    #expect(device.screen.contains("tenfoot import ~/Pictures"))
    #expect(device.focus.contains("Load the demo album"))
    device.press(.enter)
    device.sleep(ms: 300)
    device.press(.enter)
    #expect(device.asked.contains(.demoAlbum(add: true)))
  }

  @Test("a mall that does not answer is told, tried again by itself, and can be tried at once")
  func failedMall() {
    var device = TelevisionHarness()
    device.failing = ["brands"]
    device.press(.arrowRight, .enter)
    #expect(device.screen.contains("The mall does not answer"))
    #expect(device.screen.contains("Trying again in 4 seconds"))
    #expect(device.focus.contains("Try now"))
    device.sleep(ms: 1000)
    #expect(device.screen.contains("Trying again in 3 seconds"))
    device.failing = []
    device.sleep(ms: 3500)
    #expect(device.screen.contains("3 brands"))
  }

  @Test("a purchase that fails says so, and its second try has the same key")
  func failedPurchase() {
    var device = TelevisionHarness()
    device.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    device.failing = ["buy"]
    device.sleep(ms: 300)
    device.press(.enter)
    #expect(device.screen.contains("THAT DID NOT WORK"))
    device.failing = []
    device.press(.enter)
    let keys = device.asked.compactMap { if case .buy(_, let key) = $0 { key } else { nil } }
    #expect(keys.count == 2 && Set(keys).count == 1)
    #expect(device.orders.count == 1)
  }

  @Test("a photo can be taken out; the harmless answer has the focus")
  func removing() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .contextMenu)
    #expect(device.screen.contains("Take out “Night”"))
    device.press(.arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(device.focus.contains("Cancel"))
    device.sleep(ms: 300)
    device.press(.arrowLeft, .enter)
    #expect(device.photos.count == 4)
    #expect(device.screen.contains("4 photos"))
    #expect(device.focus.contains("Harbour at dusk"), "the focus stays at its place")
  }

  @Test("a wrong camera is corrected with the arrows alone")
  func correcting() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(device.screen.contains("Which camera took it?"))
    #expect(device.focus == "Canon")
    device.press(.enter, .enter)
    #expect(device.photos.first { $0.id == "night" }?.model == "Canon EOS 550D")
    #expect(device.screen.contains("EOS 550D"))
  }

  @Test("or by typing its name")
  func correctingByTyping() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .enter)
    device.type("Lomo LC-Ax")
    device.handle(.erased)
    #expect(device.focus.contains("Use “Lomo LC-A”"))
    device.press(.enter)
    #expect(device.photos.first { $0.id == "night" }?.model == "Lomo LC-A")
  }

  @Test("an album's photos jump to a month")
  func jumping() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .blue, .arrowDown, .enter)
    #expect(device.asked.contains(.photos(PhotoQuery(sort: .newest), PageRequest(.date("2014-06")))))
  }

  @Test("left and right on a photo's page go through the list it came from")
  func neighbours() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .arrowRight)
    #expect(device.screen.contains("Harbour at dusk") && device.screen.contains("2 of 5"))
    device.press(.arrowLeft, .arrowLeft)
    #expect(device.screen.contains("1 of 5"))
  }

  @Test("settings change at once and are kept")
  func settings() {
    var device = TelevisionHarness()
    device.press(.arrowRight, .arrowRight, .arrowRight, .arrowRight, .enter, .enter)
    #expect(device.screen.contains("设置"))
    #expect(device.saved.last?.language == .chinese)
    device.press(.arrowDown, .enter)
    #expect(device.saved.last?.theme == "day")
  }

  @Test("in the picture alone Back brings the facts, and the marks are still there")
  func pictureAlone() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .red, .blue)
    #expect(!device.screen.contains("CAMERA"))
    #expect(device.screen.contains("BACK Information"))
    device.press(.back)
    #expect(device.screen.contains("1 marked"))
    device.press(.back)
    #expect(!device.screen.contains("1 marked") && device.screen.contains("CAMERA"))
  }

  @Test("Back does what its hint says, also while another hint is stood on")
  func backFromHints() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .arrowDown)
    #expect(device.focus.contains("Most selected first"))
    device.press(.back)
    #expect(device.focus.contains("All photos"))
  }

  @Test("what was just bought is one of the times so far")
  func boughtCounts() {
    var device = TelevisionHarness()
    device.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    #expect(device.screen.contains("812 times so far"))
    device.sleep(ms: 300)
    device.press(.enter)
    #expect(device.screen.contains("813 times so far"))
  }

  @Test("typing narrows the brands; Back ends that first and keeps the focus")
  func findingBrands() {
    var device = TelevisionHarness()
    device.press(.arrowRight, .enter, .find)
    #expect(device.television.takesText)
    device.type("ni")
    #expect(device.focus.contains("Nikon") && !device.screen.contains("Fujifilm"))
    #expect(device.screen.contains("1 brand"))
    device.type("x")
    #expect(device.screen.contains("No brand’s name has “nix” in it"))
    device.handle(.erased)
    device.press(.back)
    #expect(!device.television.takesText)
    #expect(device.focus.contains("Nikon") && device.screen.contains("3 brands, most bought first"))
  }

  @Test("a model the mall has not leads on to the brand of its photo")
  func unknownModel() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(device.screen.contains("The mall has nothing for Holga 120N"))
    #expect(device.focus.contains("Show Holga"))
    device.press(.arrowRight, .enter)
    #expect(device.screen.contains("3 brands"))
  }

  @Test("pages have names for keymaps")
  func pageNames() {
    var device = TelevisionHarness()
    #expect(device.television.pageName == .home)
    let names = [RemoteKey.enter, .enter, .enter, .enter].map { key in
      device.press(key)
      return device.television.pageName
    }
    #expect(names == [.albums, .album, .photo, .products])
    device.press(.home, .arrowRight, .enter)
    #expect(device.television.pageName == .mall)
  }

  @Test("help names the keys of the keymap in force, page by page")
  func helpTellsTheKeymap() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .enter, .help)
    #expect(device.screen.contains("OK           o    "))
    #expect(device.screen.contains("Red        F1, R"))
    device.press(.back, .back, .help)
    #expect(!device.screen.contains(" o  "))
  }

  @Test("help names only keys that do something on its page")
  func helpIsTrue() {
    var device = TelevisionHarness()
    device.press(.enter, .enter, .help)
    #expect(device.screen.contains("A whole page of the list") && !device.screen.contains("Details on and off"))
    device.press(.back, .enter, .help)
    #expect(!device.screen.contains("A whole page of the list") && device.screen.contains("Details on and off"))
  }

  /// Eighty of each, every one with a picture of its own.
  private static let manyPhotos = (0..<80).map { number in
    var photo = FakeServices.photos[number % FakeServices.photos.count]
    (photo.id, photo.file, photo.album) = ("\(number)", "/photos/\(number).jpg", "Album \(number % 30)")
    return photo
  }
  private static let manyProducts = (0..<80).map { number in
    var product = FakeServices.products[number % FakeServices.products.count]
    (product.id, product.brand) = ("\(number)", "Brand \(number < 40 ? number : 0)")
    return product
  }

  @Test(
    "in a list, an arrow brings up no picture that was not developed before",
    arguments: [
      ("albums", [.enter]), ("photos", [.enter, .enter]), ("brands", [.arrowRight, .enter]),
      ("products", [.arrowRight, .enter, .enter]),
    ] as [(String, [RemoteKey])])
  func arrowsAreLookedAheadTo(list: String, way: [RemoteKey]) {
    var device = TelevisionHarness(photos: Self.manyPhotos, products: Self.manyProducts)
    for key in way { device.press(key) }
    for key in Array(repeating: RemoteKey.arrowDown, count: 12) + Array(repeating: .arrowUp, count: 9) {
      let (before, focus) = (device.frame, device.focus)
      device.press(key)
      #expect(
        Set(device.frame.imageRequests).isSubset(of: before.imageRequests + before.prefetchRequests),
        "\(key) from \(focus)")
    }
  }

  @Test("the hero follows a focus that has rested, fades in, and is still again")
  func heroFollows() {
    var device = TelevisionHarness()
    device.press(.arrowDown, .arrowRight)
    device.sleep(ms: 240)
    #expect(device.frame.imageRequests.first?.source == FakeServices.photos[1].pictureSource)
    device.sleep(ms: 20)
    #expect(device.frame.imageRequests.first?.source == FakeServices.photos[2].pictureSource)
    #expect(device.television.nextWakeMS.map { $0 - device.now.uptimeMS <= 40 } == true)
    device.sleep(ms: 200)
    #expect(device.television.nextWakeMS.map { $0 - device.now.uptimeMS > 1000 } == true, "only the clock is left")
  }

  @Test("leaving asks first")
  func leaving() {
    var device = TelevisionHarness()
    device.press(.back)
    #expect(!device.hasLeft)
    device.press(.back, .exit, .enter)
    #expect(device.hasLeft)
  }

  @Test("below 60x20 it says how much is missing, and carries on when there is room")
  func tooSmall() {
    var device = TelevisionHarness(size: Size(columns: 50, rows: 19))
    #expect(device.screen.contains("10 columns more are needed"))
    #expect(device.screen.contains("1 row more is needed"))
    device.press(.arrowRight, .enter)
    device.size = Size(columns: 120, rows: 36)
    device.handle(.resized(device.size))
    #expect(device.television.stack.count == 1, "what cannot be seen is not pressed")
    device.press(.arrowRight, .enter)
    #expect(device.television.stack.count == 2)
  }

  @Test("every page draws at every size in both languages without a control character", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var device = TelevisionHarness(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [
        [], [.help], [.back, .enter], [.enter], [.enter], [.contextMenu], [.back, .enter],
        [.home, .arrowRight, .enter],
        [.enter], [.enter],
      ] {
        for key in keys { device.press(key) }
        let frame = device.frame
        #expect(
          frame.cells.allSatisfy { cell in
            cell.character == Cell.continuation
              || cell.character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
          })
      }
    }
  }
}
