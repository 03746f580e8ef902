import Screen
import Testing

@testable import Television

/// A late answer changes the page that requested it, not the page on top.
@Suite struct LateAnswerTests {
  private var world = TelevisionHarness()
  private var television = TelevisionModel(
    TelevisionConfiguration(
      language: .english, wording: FakeServices.wording, themes: ["night"], keyPrefix: "late", offersDemoAlbum: true))
  private var held: [(id: RequestID, request: any ServiceRequest)] = []
  private let size = Size(columns: 120, rows: 36)

  private mutating func handle(_ event: Event) {
    for effect in television.handle(event, at: ClockReading(uptimeMS: 0, unixMS: 0)) {
      if case .ask(let id, let request) = effect { held.append((id, request)) }
    }
  }

  private mutating func press(_ keys: RemoteKey...) {
    for key in keys { handle(.key(key)) }
  }

  private mutating func answer() {
    while !held.isEmpty {
      let (id, request) = held.removeFirst()
      handle(.answered(id, world.answer(request)))
    }
  }

  private var pages: [PageName] { television.stack.map(\.page.name) }

  /// Opens the photo of the harbour and follows the link of its model, which leads to one product.
  private mutating func lookUpTheModel() {
    handle(.resized(size))
    answer()
    press(.arrowDown, .arrowRight, .arrowRight, .enter)
    answer()
    press(.arrowDown, .enter)
  }

  @Test mutating func opensTheOnlyProductBelowADialog() {
    lookUpTheModel()
    press(.exit)
    #expect(pages == [.home, .photo, .products, .leave])
    answer()
    #expect(pages == [.home, .photo, .product, .leave])
    press(.back)
    #expect(television.pageName == .product)
  }

  @Test mutating func dropsAnswersForClosedPages() {
    lookUpTheModel()
    press(.back)
    answer()
    #expect(pages == [.home, .photo])
  }
}

/// Failures on a page that has content.
@Suite struct LaterFailureTests {
  @Test func focusesAVisibleItemAfterAnAlbumFails() {
    var television = TelevisionHarness(photos: [])
    television.press(.arrowDown)
    #expect(television.focus.contains("demo"))
    television.failing = ["ItemsRequest"]
    television.press(.home)
    #expect(television.screen.contains("Can’t load the album"))
    #expect(!television.focus.isEmpty)
  }
}
