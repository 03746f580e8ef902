import AlbumService
import Calls
import Device
import Screen
import Testing

@testable import Television

/// The page that leads a phone to the album server, and the photos that arrive from it.
@Suite struct PhoneUploadTests {
  private static let server = "https://tv.example"
  private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60)]

  private static func places(
    _ server: String? = server, language: Language = .english, size: Size = Size(columns: 120, rows: 36)
  ) -> TelevisionHarness {
    var television = TelevisionHarness(
      size: size, language: language, servers: ServerAddresses(album: server.flatMap { ServerAddress($0) }))
    television.press(.enter, .contextMenu)
    for _ in 0..<4 where !television.focus.contains(language == .english ? "Add photos" : "添加照片") {
      television.press(.arrowDown)
    }
    television.press(.enter)
    return television
  }

  private static func phonePage(
    _ server: String = server, language: Language = .english, size: Size = Size(columns: 120, rows: 36)
  ) -> TelevisionHarness {
    var television = places(server, language: language, size: size)
    television.press(.enter)
    return television
  }

  private static func counts(_ television: TelevisionHarness) -> Int {
    television.asked.count { ($0 as? ItemsRequest)?.page.limit == 1 }
  }

  @Test func onlyAnAlbumOnAServerIsReachedFromAPhone() {
    #expect(Self.places().focus.hasPrefix("From a phone"))
    #expect(!Self.places(nil).screen.contains("From a phone"))
  }

  @Test func theAddressIsShownAsTextAndAsACode() {
    let television = Self.phonePage()
    #expect(television.screen.contains("https://tv.example/upload"))
    #expect(television.asked.contains { ($0 as? QRCodeRequest)?.text == "https://tv.example/upload" })
    #expect(television.screen.count { "▀▄█".contains($0) } > 300)
    #expect(television.screen.contains("No new photos yet."))
  }

  @Test(arguments: ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"])
  func anAddressOfThisMachineIsNoneForAPhone(server: String) {
    #expect(Self.phonePage(server).screen.contains("works on this machine only"))
    #expect(!Self.phonePage().screen.contains("works on this machine only"))
  }

  @Test func photosThatArriveAreReportedOnThePage() {
    var television = Self.phonePage()
    television.sleep(ms: 30_000)
    #expect(television.screen.contains("No new photos yet."))
    television.photos.append(FakeServices.photos[0])
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("1 new photo in the album."))
    television.photos += FakeServices.photos[1...2]
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("3 new photos in the album."))
  }

  @Test func photosThatArriveAreReportedOnAnyOtherPage() {
    var television = Self.phonePage()
    television.press(.home)
    television.sleep(ms: 5_000)
    let requestCount = television.asked.count
    television.photos += FakeServices.photos[0...1]
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("2 new photos in the album."))
    #expect(television.asked[requestCount...].contains { ($0 as? ItemsRequest)?.page.limit == 8 }, "Home is read again")
  }

  @Test func removedPhotosAreNoNews() {
    var television = Self.phonePage()
    television.sleep(ms: 5_000)
    television.photos.removeLast(2)
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("No new photos yet."))
    television.photos.append(FakeServices.photos[0])
    television.sleep(ms: 5_000)
    #expect(!television.screen.contains("2 new photos"))
  }

  @Test func aServerThatDoesNotAnswerIsAskedAgain() {
    var television = Self.phonePage()
    television.failing = ["ItemsRequest"]
    television.failure = ServiceFailure(.unavailable, .connection, ["server": Self.server])
    television.sleep(ms: 60_000)
    television.failing = []
    television.photos.append(FakeServices.photos[0])
    television.sleep(ms: 60_000)
    #expect(television.screen.contains("1 new photo in the album."))
  }

  @Test func nothingIsAskedTenMinutesAfterTheLastPhoto() {
    var television = Self.phonePage()
    television.sleep(ms: 300_000)
    television.photos.append(FakeServices.photos[0])
    television.sleep(ms: 599_000)
    #expect(television.focus.contains("Done"))
    television.sleep(ms: 60_000)
    // The idle screen may have come in the meantime; any key ends it.
    television.press(.info)
    #expect(television.screen.contains("no longer looked for"))
    let count = Self.counts(television)
    television.sleep(ms: 3_600_000)
    #expect(Self.counts(television) == count)
    television.press(.info, .enter)
    television.sleep(ms: 30_000)
    #expect(Self.counts(television) > count)
  }

  @Test func doneLeadsBack() {
    var television = Self.phonePage()
    television.press(.enter)
    #expect(television.focus.hasPrefix("From a phone"))
  }

  @Test(arguments: sizes, Language.allCases)
  func everythingFitsBesideTheCode(_ size: Size, _ language: Language) {
    let television = Self.phonePage("http://127.0.0.1:8080", language: language, size: size)
    var frame = Frame(size: size, renderStyle: television.renderStyle, logsText: true)
    television.model.draw(into: &frame)
    #expect(frame.lines.contains { $0.contains("127.0.0.1:8080/upload") } && frame.focus != nil)
    #expect(frame.lines.allSatisfy { $0.widthCells <= size.columns })
    #expect(frame.textLog?.filter { $0.isCut }.map(\.text) == [])
  }
}
