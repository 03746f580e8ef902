import AlbumService
import Attributes
import Screen
import Testing

@testable import Television

@Suite struct PageTests {
  @Test("an album without photos says how they get in, and offers the demo album")
  func emptyAlbum() {
    var box = Box(photos: [])
    #expect(box.screen.contains("Welcome to your television"))
    box.press(.enter)
    #expect(box.screen.contains("tenfoot import ~/Pictures"))
    #expect(box.focus.contains("Load the demo album"))
    box.press(.enter)
    box.sleep(ms: 300)
    box.press(.enter)
    #expect(box.asked.contains(.demoAlbum(add: true)))
  }

  @Test("a mall that does not answer is told, tried again by itself, and can be tried at once")
  func failedMall() {
    var box = Box()
    box.failing = ["brands"]
    box.press(.arrowRight, .enter)
    #expect(box.screen.contains("The mall does not answer"))
    #expect(box.screen.contains("Trying again in 4 seconds"))
    #expect(box.focus.contains("Try now"))
    box.sleep(ms: 1000)
    #expect(box.screen.contains("Trying again in 3 seconds"))
    box.failing = []
    box.sleep(ms: 3500)
    #expect(box.screen.contains("3 brands"))
  }

  @Test("a purchase that fails says so, and its second try has the same key")
  func failedPurchase() {
    var box = Box()
    box.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    box.failing = ["buy"]
    box.sleep(ms: 300)
    box.press(.enter)
    #expect(box.screen.contains("THAT DID NOT WORK"))
    box.failing = []
    box.press(.enter)
    let keys = box.asked.compactMap { if case .buy(_, let key) = $0 { key } else { nil } }
    #expect(keys.count == 2 && Set(keys).count == 1)
    #expect(box.orders.count == 1)
  }

  @Test("a photo can be taken out; the harmless answer has the focus")
  func removing() {
    var box = Box()
    box.press(.enter, .enter, .contextMenu)
    #expect(box.screen.contains("Take out “Night”"))
    box.press(.arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(box.focus.contains("Cancel"))
    box.sleep(ms: 300)
    box.press(.arrowLeft, .enter)
    #expect(box.photos.count == 4)
    #expect(box.screen.contains("4 photos"))
    #expect(box.focus.contains("Harbour at dusk"), "the focus stays at its place")
  }

  @Test("a wrong camera is corrected with the arrows alone")
  func correcting() {
    var box = Box()
    box.press(.enter, .enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(box.screen.contains("Which camera took it?"))
    #expect(box.focus == "Canon")
    box.press(.enter, .enter)
    #expect(box.photos.first { $0.id == "night" }?.model == "Canon EOS 550D")
    #expect(box.screen.contains("EOS 550D"))
  }

  @Test("or by typing its name")
  func correctingByTyping() {
    var box = Box()
    box.press(.enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .enter)
    box.type("Lomo LC-Ax")
    box.handle(.erased)
    #expect(box.focus.contains("Use “Lomo LC-A”"))
    box.press(.enter)
    #expect(box.photos.first { $0.id == "night" }?.model == "Lomo LC-A")
  }

  @Test("an album's photos jump to a month")
  func jumping() {
    var box = Box()
    box.press(.enter, .enter, .blue, .arrowDown, .enter)
    #expect(box.asked.contains(.photos(PhotoQuery(sort: .newest), PageRequest(.date("2014-06")))))
  }

  @Test("left and right on a photo's page go through the list it came from")
  func neighbours() {
    var box = Box()
    box.press(.enter, .enter, .enter, .arrowRight)
    #expect(box.screen.contains("Harbour at dusk") && box.screen.contains("2 of 5"))
    box.press(.arrowLeft, .arrowLeft)
    #expect(box.screen.contains("1 of 5"))
  }

  @Test("settings change at once and are kept")
  func settings() {
    var box = Box()
    box.press(.arrowRight, .arrowRight, .arrowRight, .arrowRight, .enter, .enter)
    #expect(box.screen.contains("设置"))
    #expect(box.saved.last?.language == .chinese)
    box.press(.arrowDown, .enter)
    #expect(box.saved.last?.theme == "day")
  }

  @Test("in the picture alone Back brings the facts, and the marks are still there")
  func pictureAlone() {
    var box = Box()
    box.press(.enter, .enter, .enter, .red, .blue)
    #expect(!box.screen.contains("CAMERA"))
    #expect(box.screen.contains("BACK Information"))
    box.press(.back)
    #expect(box.screen.contains("1 marked"))
    box.press(.back)
    #expect(!box.screen.contains("1 marked") && box.screen.contains("CAMERA"))
  }

  @Test("Back does what its hint says, also while another hint is stood on")
  func backFromHints() {
    var box = Box()
    box.press(.enter, .enter, .arrowDown)
    #expect(box.focus.contains("Most selected first"))
    box.press(.back)
    #expect(box.focus.contains("All photos"))
  }

  @Test("what was just bought is one of the times so far")
  func boughtCounts() {
    var box = Box()
    box.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    #expect(box.screen.contains("812 times so far"))
    box.sleep(ms: 300)
    box.press(.enter)
    #expect(box.screen.contains("813 times so far"))
  }

  @Test("typing narrows the brands; Back ends that first and keeps the focus")
  func findingBrands() {
    var box = Box()
    box.press(.arrowRight, .enter, .find)
    #expect(box.television.takesText)
    box.type("ni")
    #expect(box.focus.contains("Nikon") && !box.screen.contains("Fujifilm"))
    #expect(box.screen.contains("1 brand"))
    box.type("x")
    #expect(box.screen.contains("No brand’s name has “nix” in it"))
    box.handle(.erased)
    box.press(.back)
    #expect(!box.television.takesText)
    #expect(box.focus.contains("Nikon") && box.screen.contains("3 brands, most bought first"))
  }

  @Test("a model the mall has not leads on to the brand of its photo")
  func unknownModel() {
    var box = Box()
    box.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(box.screen.contains("The mall has nothing for Holga 120N"))
    #expect(box.focus.contains("Show Holga"))
    box.press(.arrowRight, .enter)
    #expect(box.screen.contains("3 brands"))
  }

  @Test("pages have names for keymaps")
  func pageNames() {
    var box = Box()
    #expect(box.television.pageName == .home)
    let names = [RemoteKey.enter, .enter, .enter, .enter].map { key in
      box.press(key)
      return box.television.pageName
    }
    #expect(names == [.albums, .album, .photo, .products])
    box.press(.home, .arrowRight, .enter)
    #expect(box.television.pageName == .mall)
  }

  @Test("help names the keys of the keymap in force, page by page")
  func helpTellsTheKeymap() {
    var box = Box()
    box.press(.enter, .enter, .enter, .help)
    #expect(box.screen.contains("OK           o    "))
    #expect(box.screen.contains("Red        F1, R"))
    box.press(.back, .back, .help)
    #expect(!box.screen.contains(" o  "))
  }

  @Test("help names only keys that do something on its page")
  func helpIsTrue() {
    var box = Box()
    box.press(.enter, .enter, .help)
    #expect(box.screen.contains("A whole page of the list") && !box.screen.contains("Details on and off"))
    box.press(.back, .enter, .help)
    #expect(!box.screen.contains("A whole page of the list") && box.screen.contains("Details on and off"))
  }

  /// Eighty of each, every one with a picture of its own.
  private static let manyPhotos = (0..<80).map { number in
    var photo = World.photos[number % World.photos.count]
    (photo.id, photo.file, photo.album) = ("\(number)", "/photos/\(number).jpg", "Album \(number % 30)")
    return photo
  }
  private static let manyProducts = (0..<80).map { number in
    var product = World.products[number % World.products.count]
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
    var box = Box(photos: Self.manyPhotos, products: Self.manyProducts)
    for key in way { box.press(key) }
    for key in Array(repeating: RemoteKey.arrowDown, count: 12) + Array(repeating: .arrowUp, count: 9) {
      let (before, focus) = (box.frame, box.focus)
      box.press(key)
      #expect(Set(box.frame.orders).isSubset(of: before.orders + before.ordersAhead), "\(key) from \(focus)")
    }
  }

  @Test("the hero follows a focus that has rested, fades in, and is still again")
  func heroFollows() {
    var box = Box()
    box.press(.arrowDown, .arrowRight)
    box.sleep(ms: 240)
    #expect(box.frame.orders.first?.source == World.photos[1].pictureSource)
    box.sleep(ms: 20)
    #expect(box.frame.orders.first?.source == World.photos[2].pictureSource)
    #expect(box.television.nextWakeMS.map { $0 - box.now.uptimeMS <= 40 } == true)
    box.sleep(ms: 200)
    #expect(box.television.nextWakeMS.map { $0 - box.now.uptimeMS > 1000 } == true, "only the clock is left")
  }

  @Test("leaving asks first")
  func leaving() {
    var box = Box()
    box.press(.back)
    #expect(!box.hasLeft)
    box.press(.back, .exit, .enter)
    #expect(box.hasLeft)
  }

  @Test("below 60x20 it says how much is missing, and carries on when there is room")
  func tooSmall() {
    var box = Box(size: Size(columns: 50, rows: 19))
    #expect(box.screen.contains("10 columns more are needed"))
    #expect(box.screen.contains("1 row more is needed"))
    box.press(.arrowRight, .enter)
    box.size = Size(columns: 120, rows: 36)
    box.handle(.resized(box.size))
    #expect(box.television.stack.count == 1, "what cannot be seen is not pressed")
    box.press(.arrowRight, .enter)
    #expect(box.television.stack.count == 2)
  }

  @Test("every page draws at every size in both languages without a control character", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var box = Box(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [
        [], [.help], [.back, .enter], [.enter], [.enter], [.contextMenu], [.back, .enter],
        [.home, .arrowRight, .enter],
        [.enter], [.enter],
      ] {
        for key in keys { box.press(key) }
        let frame = box.frame
        #expect(
          frame.cells.allSatisfy { cell in
            cell.character == Cell.continuation
              || cell.character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
          })
      }
    }
  }
}
