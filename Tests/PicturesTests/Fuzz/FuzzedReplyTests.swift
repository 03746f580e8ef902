import MediaFuzz
import Screen
import TestSupport
import Testing
import Threads

@testable import Pictures

/// Damaged and forged messages are either rejected, or decoded to values that can be stored and shown.
@Suite struct FuzzedReplyTests {
  private static let image = CellImage(
    size: Size(columns: 3, rows: 2),
    cells: (0..<6).map { CellImage.Cell(scalar: "▀", foreground: RGB($0, 0, 0), background: nil) })

  private static var metadata: MediaMetadata {
    var metadata = MediaMetadata(format: .jpeg, contentHash: String(repeating: "0a", count: 32))
    (metadata.make, metadata.model, metadata.title) = ("Canon", "Canon EOS 5D", "Harbour")
    (metadata.width, metadata.height, metadata.iso) = (24, 16, 400)
    metadata.takenAt = "2014-06-21T21:40:05"
    metadata.problems = ["one", "two"]
    return metadata
  }

  private static var replies: [[UInt8]] {
    [.metadata(metadata), .pictureCheck(problem: "half"), .failure(ImageFailure(.damaged, "broken"))].map {
      (reply: WorkerReply) in reply.encoded
    } + [image.map { WorkerReply.image($0).encoded } ?? [], WorkerReply.picture([0xFF, 0xD8, 0xFF, 0xE0]).encoded]
  }

  @Test(arguments: Campaign.seeds) func decodesOrRejectsDamagedReplies(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      expectValidOrRejected(Self.damaged(generator.element(of: Self.replies), &generator), seed)
    }
  }

  @Test(arguments: Campaign.seeds) func decodesOrRejectsForgedMetadata(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      expectValidOrRejected(WorkerReply.metadata(Self.forged(&generator)).encoded, seed)
    }
  }

  @Test(arguments: Campaign.seeds) func decodesOrRejectsNoise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      // Small numbers are often plausible kinds and counts.
      let bytes = generator.bytes(count: generator.integer(in: 0...60)).map { $0 % 5 }
      expectValidOrRejected(bytes, seed)
    }
  }

  @Test(arguments: Campaign.seeds) func decodesOrRejectsDamagedRequests(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let specification = RenderSpecification(
      size: Size(columns: 20, rows: 7), treatment: .hero, backdrop: RGB(1, 2, 3), depth: .full, glyphs: .blocks)
    let request = WorkerRequest.render(specification).encoded
    for _ in 0..<5_000 {
      guard let damaged = try? WorkerRequest(decoding: Self.damaged(request, &generator)) else { continue }
      #expect(try WorkerRequest(decoding: damaged.encoded) == damaged, "seed \(seed)")
    }
  }

  private static let mutantCount = 100_000

  @Test func acceptsOnlyValidAnswersOfAHundredThousandMutants() {
    let parts = parallelMap(Array(0..<20), threadLimit: 2) { part -> Int in
      var generator = SeededGenerator(seed: 20_261_130 + UInt64(part))
      var accepted = 0
      for _ in 0..<Self.mutantCount / 20 {
        let honest = NumberedMessage(number: 7, content: generator.element(of: Self.replies)).encoded
        let bytes = Self.damaged(honest, &generator)
        guard let reply = try? WorkerProcess.reply(in: WorkerSocket.Message(bytes: bytes), to: 7) else { continue }
        accepted += 1
        #expect(bytes.starts(with: honest.prefix(8)), "part \(part): the number of another request")
        expectValid(reply, UInt64(part))
      }
      return accepted
    }
    let accepted = parts.reduce(0, +)
    print("\(accepted) of \(Self.mutantCount) mutated answers were valid")
    #expect(accepted > 0 && accepted < Self.mutantCount)
  }

  private func expectValidOrRejected(_ bytes: [UInt8], _ seed: UInt64) {
    guard let reply = try? WorkerReply(decoding: bytes) else { return }
    expectValid(reply, seed)
  }

  private func expectValid(_ reply: WorkerReply, _ seed: UInt64) {
    switch reply {
    case .metadata(let metadata):
      #expect(metadata.isValid, "seed \(seed), \(metadata)")
    case .image(let image):
      #expect(image.size.columns > 0 && image.size.rows > 0, "seed \(seed)")
      #expect(image.cells.allSatisfy { DisplayWidth.of($0.scalar) == 1 }, "seed \(seed)")
    case .pixels(let image):
      #expect(image.pixels.allSatisfy { Int($0) < image.palette.count }, "seed \(seed)")
      #expect(image.size.width * image.size.height == image.pixels.count, "seed \(seed)")
    case .pictureCheck(let problem):
      #expect(problem?.hasControlCharacters != true, "seed \(seed)")
    case .description(let description):
      let texts = [description.title, description.caption].compactMap(\.self) + description.keywords
      #expect(texts.allSatisfy { !$0.isEmpty && !$0.hasControlCharacters }, "seed \(seed)")
      #expect(description.rating.map(MediaDescription.ratingRange.contains) != false, "seed \(seed)")
    case .failure(let failure):
      #expect(!failure.reason.isEmpty && !failure.reason.hasControlCharacters, "seed \(seed)")
    case .confinement(let confinement):
      #expect((0...255).contains(confinement.landlockVersion), "seed \(seed)")
    case .picture(let bytes):
      #expect(SizedPicture.isFile(bytes), "seed \(seed)")
    }
  }

  /// Metadata whose numbers and texts are extreme in about one of four fields.
  private static func forged(_ generator: inout SeededGenerator) -> MediaMetadata {
    func isForged() -> Bool { generator.chance(oneIn: 4) }
    func text(_ honest: String) -> String { isForged() ? HostileText.text(&generator) : honest }
    func number(_ honest: Double) -> Double { isForged() ? Double(bitPattern: generator.next()) : honest }
    func integer(_ honest: Int) -> Int {
      isForged() ? generator.element(of: [.min, -1, 0, 1, 9, 1 << 32, 1 << 53, .max]) : honest
    }
    var metadata = metadata
    if generator.chance(oneIn: 20) { metadata.contentHash = HostileText.text(&generator) }
    (metadata.make, metadata.lens, metadata.problem) = (text("Canon"), text("EF"), text("damaged"))
    if generator.chance(oneIn: 20) { metadata.takenAt = HostileText.text(&generator) }
    if generator.chance(oneIn: 3) {
      (metadata.exposureTime, metadata.iso) = (number(0.01), number(100))
    } else if generator.chance(oneIn: 2) {
      (metadata.width, metadata.orientation) = (integer(24), integer(6))
    }
    metadata.problems = (0..<generator.integer(in: 0...3)).map { _ in text("one") }
    return metadata
  }

  private static func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<generator.integer(in: 1...4) where !bytes.isEmpty {
      bytes[generator.integer(in: 0...bytes.count - 1)] = generator.element(of: [
        0, 1, 0x7F, 0x80, 0xFF, UInt8(generator.integer(in: 0...255)),
      ])
    }
    if generator.chance(oneIn: 4) { bytes = Array(bytes.prefix(generator.integer(in: 0...bytes.count))) }
    return generator.chance(oneIn: 6) ? bytes + generator.bytes(count: generator.integer(in: 1...40)) : bytes
  }
}
