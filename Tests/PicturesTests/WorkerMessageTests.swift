import Screen
import Testing

@testable import Pictures

/// What passes between the program and a worker arrives as it was sent, or is refused.
@Suite struct WorkerMessageTests {
  private static let print = RenderSpecification(
    size: Size(columns: 20, rows: 7), treatment: .hero, backdrop: RGB(1, 2, 3), depth: .indexed256, glyphs: .sextants)

  private static let requests: [WorkerRequest] = [
    .examine(path: "/photos/Côte d'Azur.jpg"), .probe(path: ""), .develop(path: "/a", print: print),
  ]

  private static var facts: MediaMetadata {
    var facts = MediaMetadata(format: .heif, contentHash: "abc")
    (facts.width, facts.height, facts.orientation) = (4_032, 3_024, 6)
    (facts.make, facts.model, facts.lens) = ("Apple", "iPhone 7", "back camera")
    facts.exposureProgram = .manual
    (facts.exposureTime, facts.fNumber, facts.iso) = (1.0 / 125, 2.8, 400)
    (facts.exposureBias, facts.focalLength, facts.focalLength35) = (-1.0 / 3, 3.99, 28)
    (facts.takenAt, facts.title, facts.problem) = ("2014-06-21T21:40:05", "Harbour", "damaged")
    facts.problems = ["one", "two"]
    facts.needsProbe = true
    return facts
  }

  private static func picture() throws -> CellImage {
    try #require(
      CellImage(
        size: Size(columns: 2, rows: 1),
        cells: [
          CellImage.Cell(scalar: "▀", foreground: RGB(255, 255, 255), background: RGB(0, 0, 0)),
          CellImage.Cell(scalar: "█", foreground: nil, background: nil),
        ]))
  }

  @Test(arguments: requests) func requestsArrive(request: WorkerRequest) throws {
    #expect(try WorkerRequest(decoding: request.encoded) == request)
  }

  @Test func factsArrive() throws {
    guard case .facts(let facts) = try WorkerReply(decoding: WorkerReply.facts(Self.facts).encoded) else {
      Issue.record("facts became something else")
      return
    }
    #expect(facts == Self.facts)
  }

  @Test func picturesArrive() throws {
    let picture = try Self.picture()
    guard case .picture(let arrived) = try WorkerReply(decoding: WorkerReply.picture(picture).encoded) else {
      Issue.record("a picture became something else")
      return
    }
    #expect(arrived == picture)
  }

  @Test(arguments: ImageFailure.Kind.allCases) func failuresArrive(kind: ImageFailure.Kind) throws {
    let failure = ImageFailure(kind, "why")
    guard case .failure(let arrived) = try WorkerReply(decoding: WorkerReply.failure(failure).encoded) else {
      Issue.record("a failure became something else")
      return
    }
    #expect(arrived == failure)
  }

  @Test func whatBreaksOffIsRefused() throws {
    for whole in [
      WorkerReply.facts(Self.facts).encoded, WorkerReply.picture(try Self.picture()).encoded,
      WorkerReply.failure(ImageFailure(.damaged, "why")).encoded, WorkerReply.soundness(problem: "why").encoded,
    ] {
      for count in whole.indices {
        #expect(throws: MalformedMessage.self, "\(count) of \(whole.count) bytes") {
          try WorkerReply(decoding: Array(whole.prefix(count)))
        }
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func noiseIsRefusedOrReadButNeverBeyondItsEnd(seed: UInt64) {
    var state = seed
    for _ in 0..<200 {
      // A linear congruential generator (Knuth, MMIX), made small so that kinds and counts are often plausible.
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56) % 5
      }
      do throws(MalformedMessage) {
        _ = try WorkerReply(decoding: bytes)
        _ = try WorkerRequest(decoding: bytes)
      } catch {
        #expect(error == MalformedMessage())
      }
    }
  }
}
