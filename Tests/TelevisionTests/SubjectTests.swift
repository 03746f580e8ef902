import AlbumService
import Attributes
import Calls
import MallService
import Screen
import Testing

@testable import Television

/// An answer about one photo is never shown with another.
@Suite struct SubjectTests {
  private var services = TelevisionHarness()
  private var television = TelevisionModel(
    TelevisionConfiguration(
      language: .english, wording: FakeServices.wording, themes: ["night"], keyPrefix: "subject", offersDemoAlbum: true)
  )
  private var now = ClockReading(uptimeMS: 0, unixMS: 1_795_291_200_000)
  private var held: [(id: RequestID, request: any ServiceRequest)] = []
  private var cancelled: Set<RequestID> = []

  private mutating func handle(_ event: Event) {
    for effect in television.handle(event, at: now) {
      switch effect {
      case .ask(let id, let request): held.append((id, request))
      case .cancel(let id): cancelled.insert(id)
      case .save, .enter, .quit: break
      }
    }
  }

  private mutating func answerAll() {
    while !held.isEmpty {
      let (id, request) = held.removeFirst()
      handle(.answered(id, services.answer(request)))
    }
  }

  private var page: PhotoPage? { television.stack.last?.page as? PhotoPage }

  /// Opens the first photo of Home, “Dunes”, taken with a Nikon; to the right of it is “Kite”, taken with a Canon.
  private mutating func openPhoto() throws {
    handle(.resized(Size(columns: 120, rows: 36)))
    answerAll()
    for key in [RemoteKey.arrowDown, .enter] { handle(.key(key)) }
    try #require(page?.photo.title == "Dunes")
  }

  private func brandCount(_ brand: String) -> Int { services.productCount(of: [Attribute(.brand, brand)]) }

  @Test mutating func dropsAnswersAboutThePreviousPhoto() throws {
    try openPhoto()
    let late = try #require(held.first { $0.request is ProductCountsRequest })
    handle(.key(.arrowRight))
    try #require(page?.photo.title == "Kite")
    handle(.answered(late.id, services.answer(late.request)))
    #expect(page?.linkCounts.isEmpty == true, "the numbers of “Dunes” are not those of “Kite”")
    answerAll()
    #expect(page?.linkCounts[.brand] == brandCount("Canon") && brandCount("Canon") != brandCount("Nikon"))
  }

  @Test mutating func cancelsSupersededReads() throws {
    try openPhoto()
    let reads = held.filter { $0.request is ProductCountsRequest || $0.request is ProductsRequest }.map(\.id)
    handle(.key(.arrowRight))
    #expect(!reads.isEmpty && cancelled.isSuperset(of: reads))
  }

  @Test mutating func retriesFailedCounts() throws {
    try openPhoto()
    while let (id, _) = held.popLast() { handle(.answered(id, ServiceAnswer(failure: ServiceFailure(.unavailable)))) }
    #expect(page?.linkCounts.isEmpty == true)
    for _ in 0..<60 where page?.linkCounts.isEmpty == true {
      now.uptimeMS += 1_000
      now.unixMS += 1_000
      handle(.wake)
      answerAll()
    }
    #expect(page?.linkCounts[.brand] == brandCount("Nikon"))
  }

  @Test mutating func replacesAPreviewByTheNewerOne() throws {
    try openPhoto()
    answerAll()
    handle(.key(.arrowDown))
    let first = try #require(held.last { $0.request is ProductsRequest })
    handle(.key(.red))
    let second = try #require(held.last { $0.request is ProductsRequest })
    #expect(second.id != first.id && cancelled.contains(first.id))
    handle(.answered(second.id, services.answer(second.request)))
    let shown = page?.previews
    handle(.answered(first.id, services.answer(first.request)))
    #expect(page?.previews == shown)
  }

  @Test mutating func cancelsTheReadsOfAClosedPage() throws {
    try openPhoto()
    let reads = held.filter { !type(of: $0.request).isWrite && !cancelled.contains($0.id) }
      .filter { $0.request is ProductCountsRequest }
    handle(.key(.back))
    #expect(!reads.isEmpty && cancelled.isSuperset(of: reads.map(\.id)))
  }
}
