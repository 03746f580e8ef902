import AlbumService
import Attributes
import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

@Suite struct PageTests {
  @Test("an empty album explains how to import photos, and offers the demo album")
  func emptyAlbum() {
    var television = TelevisionHarness(photos: [])
    #expect(television.screen.contains("Welcome to Tenfoot"))
    television.press(.enter)
    #expect(television.screen.contains("tenfoot import ~/Pictures"))
    #expect(television.focus.contains("Add the demo album"))
    television.press(.enter)
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.asked.contains { ($0 as? DemoAlbumRequest)?.isAdded == true })
  }

  @Test("an unreachable mall is reported, tried again automatically, and can be tried at once")
  func failedMall() throws {
    var television = TelevisionHarness()
    television.failing = ["BrandsRequest"]
    television.press(.arrowRight, .enter)
    #expect(television.screen.contains("Can’t load the mall"))
    #expect(television.focus.contains("Try now"))
    let seconds = try #require(television.secondsUntilRetry)
    #expect((1...12).contains(seconds))
    television.failing = []
    television.sleep(ms: Int64(seconds) * 1_000)
    #expect(television.screen.contains("3 brands"))
  }

  @Test("a failed purchase is reported, and its second attempt has the same key")
  func failedPurchase() {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    television.failing = ["BuyRequest"]
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.screen.contains("THAT DIDN’T WORK"))
    television.failing = []
    television.press(.enter)
    let keys = television.asked.compactMap { ($0 as? BuyRequest)?.key }
    #expect(keys.count == 2 && Set(keys).count == 1)
    #expect(television.orders.count == 1)
  }

  @Test("a photo can be removed; Cancel has the focus")
  func removing() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .contextMenu)
    #expect(television.screen.contains("Remove “Night”"))
    television.press(.arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(television.focus.contains("Cancel"))
    television.sleep(ms: 300)
    television.press(.arrowLeft, .enter)
    #expect(television.photos.count == 4)
    #expect(television.screen.contains("4 photos"))
    #expect(television.focus.contains("Harbour at dusk"), "the focus stays at its place")
  }

  @Test("a wrong camera can be corrected with the arrows")
  func correcting() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(television.screen.contains("Which camera took it?"))
    #expect(television.focus == "Canon")
    television.press(.enter, .enter)
    #expect(television.photos.first { $0.id == "night" }?.model == "Canon EOS 550D")
    #expect(television.screen.contains("EOS 550D"))
  }

  @Test("a wrong camera can be corrected by typing")
  func correctingByTyping() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .enter)
    television.type("Lomo LC-Ax")
    television.handle(.erased)
    #expect(television.focus.contains("Use “Lomo LC-A”"))
    television.press(.enter)
    #expect(television.photos.first { $0.id == "night" }?.model == "Lomo LC-A")
  }

  @Test("shows a failure of dialogs in full", arguments: ["CorrectCamera", "Months"])
  func failedDialogs(_ request: String) {
    var television = TelevisionHarness(size: Size(columns: 60, rows: 20))
    television.failure = ServiceFailure(.storage, .init(rawValue: "disk"), ["path": "/home/mei/tenfoot/album.db"])
    television.failing = [request]
    if request == "Months" {
      television.press(.enter, .enter, .blue)
    } else {
      television.press(.enter, .enter, .contextMenu, .arrowDown, .arrowDown, .arrowDown, .arrowDown, .enter)
      television.type("Lomo")
      television.press(.enter)
    }
    // Word by word, since the page beside the dialog is on the same rows.
    let message = FakeServices.wording[.english]?.message(of: television.failure, in: .english) ?? ""
    #expect(message.hasSuffix("Check the disk and try again."))
    var shown = television.screen.split(whereSeparator: \.isWhitespace)[...]
    for word in message.split(separator: " ") {
      shown = shown.drop { $0 != word }
      #expect(!shown.isEmpty, "\(word) is missing:\n\(television.screen)")
      shown = shown.dropFirst()
    }
  }

  @Test("distinguishes a channel without a programme from a programme without photos", arguments: [false, true])
  func nothingToWatch(_ hasProgramme: Bool) {
    let start = Instant(unixMS: 1_795_291_200_000)
    var services = FakeInteractionService()
    services.channels = [Channel(id: "one", number: 1, name: "One")]
    var schedule = Schedule.empty("one", from: start)
    if hasProgramme {
      schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    }
    services.schedules["one"] = schedule
    var television = TelevisionHarness(photos: [], services: services)
    television.watch()
    #expect(television.screen.contains("No photos to show") == hasProgramme)
    #expect(television.screen.contains("No programme is on") == !hasProgramme)
  }

  @Test("an album's photos can be shown from a month on")
  func jumping() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .blue, .arrowDown, .enter)
    #expect(
      television.asked.contains {
        ($0 as? ItemsRequest) == ItemsRequest(MediaQuery(sort: .newest), PageRequest(.date("2014-06")))
      })
  }

  @Test("left and right on a photo's page go through the list it came from")
  func neighbours() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .arrowRight)
    #expect(television.screen.contains("Harbour at dusk") && television.screen.contains("2 of 5"))
    television.press(.arrowLeft, .arrowLeft)
    #expect(television.screen.contains("1 of 5"))
  }

  @Test("settings change at once and are saved")
  func settings() {
    var television = TelevisionHarness()
    television.press(.arrowRight, .arrowRight, .arrowRight, .arrowRight, .enter, .enter)
    #expect(television.screen.contains("设置"))
    #expect(television.saved.last?.language == .chinese)
    television.press(.arrowDown, .enter)
    #expect(television.saved.last?.theme == "day")
  }

  @Test("in full screen Back shows the details again, and the selected values are still selected")
  func fullScreen() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .red, .blue)
    #expect(!television.screen.contains("CAMERA"))
    #expect(
      !television.screen.contains("BACK") && television.frame.focus == television.frame.bounds,
      "nothing but the photo shows")
    television.press(.back)
    #expect(television.screen.contains("1 selected"))
    television.press(.back)
    #expect(!television.screen.contains("1 selected") && television.screen.contains("CAMERA"))
  }

  @Test("Back performs its own hint while another hint has the focus")
  func backFromHints() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .arrowDown, .arrowDown)
    #expect(television.focus.contains("Most look-ups first"))
    television.press(.back)
    #expect(television.focus.contains("All photos"))
  }

  @Test("the count of purchases includes the last one")
  func boughtCounts() {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowRight, .arrowRight, .arrowRight, .red)
    #expect(television.screen.contains("812 times so far"))
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.screen.contains("813 times so far"))
  }

  @Test("typing filters the brands; Back first ends that and keeps the focus")
  func findingBrands() {
    var television = TelevisionHarness()
    television.press(.arrowRight, .enter, .find)
    #expect(television.model.takesText)
    television.type("ni")
    #expect(television.focus.contains("Nikon") && !television.screen.contains("Fujifilm"))
    #expect(television.screen.contains("1 brand"))
    television.type("x")
    #expect(television.screen.contains("No brand matches “nix”"))
    television.handle(.erased)
    television.press(.back)
    #expect(!television.model.takesText)
    #expect(television.focus.contains("Nikon") && television.screen.contains("3 brands, most bought first"))
  }

  @Test("a model that the mall does not have leads to the photo's brand")
  func unknownModel() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .arrowDown, .enter)
    #expect(television.screen.contains("The mall has nothing for Holga 120N"))
    #expect(television.focus.contains("Show Holga"))
    television.press(.arrowRight, .enter)
    #expect(television.screen.contains("3 brands"))
  }

  @Test(
    "a photo's page shows where it was taken, and a time that is that of the last change", arguments: Language.allCases)
  func placeAndChange(language: Language) {
    var photo = FakeServices.photos[0]
    photo.place = GeographicPlace(latitude: 52.45961, longitude: -13.32179, altitude: 35)
    photo.takenAt = "2014-06"
    for size in [Size(columns: 60, rows: 20), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60)] {
      for (isModification, labels) in [(false, ["Date", "日期"]), (true, ["Changed", "修改日期"])] {
        photo.takenAtIsModification = isModification
        var television = TelevisionHarness(photos: [photo], size: size, language: language)
        television.press(.enter, .enter, .enter)
        var lines = television.screen
        for _ in 0..<12 {
          television.press(.arrowDown)
          lines += television.screen
        }
        let isEnglish = language == .english
        #expect(lines.contains(isEnglish ? "52.4596° N, 13.3218° W" : "北纬52.4596°，西经13.3218°"), "\(size)")
        #expect(lines.contains(isEnglish ? "35 m" : "35 米"), "\(size)")
        #expect(lines.contains(isEnglish ? "June 2014" : "2014年6月"), "\(size)")
        #expect(lines.contains(labels[isEnglish ? 0 : 1]), "\(size)")
      }
    }
  }

  @Test("pages have names for keymaps")
  func pageNames() {
    var television = TelevisionHarness()
    #expect(television.model.pageName == .home)
    let names = [RemoteKey.enter, .enter, .enter, .enter].map { key in
      television.press(key)
      return television.model.pageName
    }
    #expect(names == [.albums, .album, .photo, .products])
    television.press(.home, .arrowRight, .enter)
    #expect(television.model.pageName == .mall)
  }

  @Test("help lists the keys of the current keymap for each page")
  func helpShowsTheKeymap() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .enter, .help)
    #expect(television.screen.contains(#/OK +o /#))
    #expect(television.screen.contains(#/Red +F1, R/#))
    #expect(television.screen.contains(#/← → .*Previous \/ next/#))
    #expect(television.screen.contains(#/↑ ↓ .*Move; ↓ past/#))
    television.press(.back, .back, .help)
    #expect(!television.screen.contains(" o  "))
  }

  @Test("help lists only keys with an effect on its page")
  func helpMatchesTheKeys() {
    var television = TelevisionHarness()
    television.press(.enter, .enter, .help)
    #expect(television.screen.contains("Page up / down") && !television.screen.contains("Show or hide details"))
    television.press(.back, .enter, .help)
    #expect(!television.screen.contains("Page up / down") && television.screen.contains("Show or hide details"))
  }

  /// Eighty photos and products, each with its own picture.
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
    "in a list, an arrow shows only pictures that were prefetched",
    arguments: [
      ("albums", [.enter]), ("photos", [.enter, .enter]), ("brands", [.arrowRight, .enter]),
      ("products", [.arrowRight, .enter, .enter]),
    ] as [(String, [RemoteKey])])
  func arrowsAreLookedAheadTo(list: String, way: [RemoteKey]) {
    var television = TelevisionHarness(photos: Self.manyPhotos, products: Self.manyProducts)
    for key in way { television.press(key) }
    for key in Array(repeating: RemoteKey.arrowDown, count: 12) + Array(repeating: .arrowUp, count: 9) {
      let (before, focus) = (television.frame, television.focus)
      television.press(key)
      #expect(
        Set(television.frame.imageRequests).isSubset(of: before.imageRequests + before.prefetchRequests),
        "\(key) from \(focus)")
    }
  }

  @Test("the hero follows the focus after a delay, and fades in")
  func heroFollowsTheFocus() {
    var television = TelevisionHarness()
    television.press(.arrowDown, .arrowRight)
    television.sleep(ms: 240)
    #expect(television.frame.imageRequests.first?.source == FakeServices.photos[1].imageSource)
    television.sleep(ms: 20)
    #expect(television.frame.imageRequests.first?.source == FakeServices.photos[2].imageSource)
    #expect(television.model.nextWakeMS.map { $0 - television.now.uptimeMS <= 40 } == true)
    television.sleep(ms: 200)
    #expect(television.model.nextWakeMS.map { $0 - television.now.uptimeMS > 1000 } == true, "only the clock is left")
  }

  @Test("quitting asks first")
  func quitting() {
    var television = TelevisionHarness()
    television.press(.back)
    #expect(!television.hasQuit)
    television.press(.back, .exit, .enter)
    #expect(television.hasQuit)
  }

  @Test("below 60x20 it shows how much is missing, and continues in a larger window")
  func tooSmall() {
    var television = TelevisionHarness(size: Size(columns: 50, rows: 19))
    #expect(television.screen.contains("10 more columns are needed"))
    #expect(television.screen.contains("1 more row is needed"))
    television.press(.arrowRight, .enter)
    television.size = Size(columns: 120, rows: 36)
    television.handle(.resized(television.size))
    #expect(television.model.stack.count == 1, "what cannot be seen is not pressed")
    television.press(.arrowRight, .enter)
    #expect(television.model.stack.count == 2)
  }

  @Test("pages have no control characters at any size, in both languages", arguments: Language.allCases)
  func sizes(language: Language) {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60), (400, 120)] {
      var television = TelevisionHarness(size: Size(columns: columns, rows: rows), language: language)
      for keys: [RemoteKey] in [
        [], [.help], [.back, .enter], [.enter], [.enter], [.contextMenu], [.back, .enter],
        [.home, .arrowRight, .enter],
        [.enter], [.enter],
      ] {
        for key in keys { television.press(key) }
        let frame = television.frame
        #expect(
          frame.cells.allSatisfy { cell in
            cell.character == Cell.continuation
              || cell.character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
          })
      }
    }
  }
}
