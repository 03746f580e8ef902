import Screen
import Testing

@testable import Pictures

/// Messages between the program and a worker arrive as they were sent, or are rejected.
@Suite struct WorkerMessageTests {
  private static let specification = RenderSpecification(
    size: Size(columns: 20, rows: 7), treatment: .hero, backdrop: RGB(1, 2, 3), depth: .indexed256, glyphs: .sextants)

  private static let requests: [WorkerRequest] = [
    .readMetadata, .checkPicture, .render(specification), .readSidecar,
    .renderPixels(
      RenderSpecification(
        size: Size(columns: 20, rows: 7), treatment: .card, backdrop: RGB(1, 2, 3), depth: .full, glyphs: .blocks,
        cellPixels: PixelSize(width: 9, height: 18))),
  ]

  private static var metadata: MediaMetadata {
    var metadata = MediaMetadata(format: .heif, contentHash: String(repeating: "0a", count: 32))
    (metadata.width, metadata.height, metadata.orientation) = (4_032, 3_024, 6)
    (metadata.make, metadata.model, metadata.lens) = ("Apple", "iPhone 7", "back camera")
    metadata.exposureProgram = .manual
    (metadata.exposureTime, metadata.fNumber, metadata.iso) = (1.0 / 125, 2.8, 400)
    (metadata.exposureBias, metadata.focalLength, metadata.focalLength35) = (-1.0 / 3, 3.99, 28)
    (metadata.takenAt, metadata.title, metadata.problem) = ("2014-06-21T21:40:05", "Harbour", "damaged")
    (metadata.rating, metadata.keywords) = (4, ["harbour", "dusk"])
    metadata.problems = ["one", "two"]
    metadata.needsDecoding = true
    return metadata
  }

  private static func image() throws -> CellImage {
    try #require(
      CellImage(
        size: Size(columns: 2, rows: 1),
        cells: [
          CellImage.Cell(scalar: "▀", foreground: RGB(255, 255, 255), background: RGB(0, 0, 0)),
          CellImage.Cell(scalar: "█", foreground: nil, background: nil),
        ]))
  }

  @Test(arguments: requests) func transmitsRequests(request: WorkerRequest) throws {
    #expect(try WorkerRequest(decoding: request.encoded) == request)
  }

  @Test func transmitsMetadata() throws {
    guard case .metadata(let metadata) = try WorkerReply(decoding: WorkerReply.metadata(Self.metadata).encoded) else {
      Issue.record("metadata became another reply")
      return
    }
    #expect(metadata == Self.metadata)
  }

  @Test func transmitsPixelsAndRejectsThoseOfNoHonestWorker() throws {
    let size = PixelSize(width: 2, height: 2)
    let image = try #require(
      IndexedImage(size: size, palette: [RGB(1, 2, 3), RGB(4, 5, 6)], pixels: [0, 1, 1, 0]))
    let encoded = WorkerReply.pixels(image).encoded
    guard case .pixels(let received) = try WorkerReply(decoding: encoded) else {
      Issue.record("pixels became another reply")
      return
    }
    #expect(received == image)
    // A colour that is not in the palette, a missing and a surplus pixel, and a size whose product overflows.
    let sides: [UInt8] = [UInt8](repeating: 0xFF, count: 8)
    let forged: [[UInt8]] = [
      Array(encoded.dropLast()) + [2], Array(encoded.dropLast()), encoded + [0],
      Array(encoded.prefix(1)) + sides + Array(encoded.dropFirst(9)),
    ]
    for bytes in forged {
      #expect(throws: MalformedMessage.self) { _ = try WorkerReply(decoding: bytes) }
    }
    #expect(IndexedImage(size: PixelSize(width: 0, height: 0), palette: [RGB(0, 0, 0)], pixels: []) == nil)
  }

  @Test func transmitsDescriptionsAndRejectsThoseOfNoHonestWorker() throws {
    var description = MediaDescription()
    (description.title, description.caption) = ("Harbour", "At dusk")
    (description.takenAt, description.rating, description.keywords) = ("2014-06-21T21:40:05", 5, ["a", "b"])
    guard case .description(let received) = try WorkerReply(decoding: WorkerReply.description(description).encoded)
    else {
      Issue.record("a description became another reply")
      return
    }
    #expect(received == description)
    description.rating = 6
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: WorkerReply.description(description).encoded) }
    (description.rating, description.takenAt) = (nil, "yesterday")
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: WorkerReply.description(description).encoded) }
  }

  @Test func transmitsMetadataWithNothingButFormatAndHash() throws {
    let empty = MediaMetadata(format: .jpeg, contentHash: Self.metadata.contentHash)
    guard case .metadata(let metadata) = try WorkerReply(decoding: WorkerReply.metadata(empty).encoded) else {
      Issue.record("metadata became another reply")
      return
    }
    #expect(metadata == empty)
  }

  @Test(arguments: [nil, "half of it is missing"]) func transmitsPictureChecks(problem: String?) throws {
    let reply = try WorkerReply(decoding: WorkerReply.pictureCheck(problem: problem).encoded)
    guard case .pictureCheck(let received) = reply else {
      Issue.record("a check became another reply")
      return
    }
    #expect(received == problem)
  }

  @Test func transmitsImages() throws {
    let image = try Self.image()
    guard case .image(let received) = try WorkerReply(decoding: WorkerReply.image(image).encoded) else {
      Issue.record("an image became another reply")
      return
    }
    #expect(received == image)
  }

  @Test(arguments: ImageFailure.Kind.allCases) func transmitsFailures(kind: ImageFailure.Kind) throws {
    let failure = ImageFailure(kind, "why")
    guard case .failure(let received) = try WorkerReply(decoding: WorkerReply.failure(failure).encoded) else {
      Issue.record("a failure became another reply")
      return
    }
    #expect(received == failure)
  }

  private static func messages() throws -> [[UInt8]] {
    [
      WorkerReply.metadata(metadata).encoded, WorkerReply.image(try image()).encoded,
      WorkerReply.failure(ImageFailure(.damaged, "why")).encoded, WorkerReply.pictureCheck(problem: "why").encoded,
    ]
  }

  @Test func rejectsIncompleteReplies() throws {
    for message in try Self.messages() {
      for count in message.indices {
        #expect(throws: MalformedMessage.self, "\(count) of \(message.count) bytes") {
          try WorkerReply(decoding: Array(message.prefix(count)))
        }
      }
    }
  }

  @Test func rejectsMessagesThatAreFollowedByMore() throws {
    for message in try Self.messages() {
      #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: message + [0]) }
    }
    for request in Self.requests {
      #expect(throws: MalformedMessage.self) { try WorkerRequest(decoding: request.encoded + [0]) }
    }
  }
}
