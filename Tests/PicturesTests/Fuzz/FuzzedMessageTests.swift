import MediaFuzz
import Screen
import Testing

@testable import Pictures

/// A worker that was taken over may answer anything; the cache on disk may hold anything.
@Suite struct FuzzedMessageTests {
  private static let picture = CellImage(
    size: Size(columns: 3, rows: 2),
    cells: (0..<6).map { CellImage.Cell(scalar: "▀", foreground: RGB($0, 0, 0), background: nil) })

  private static var facts: MediaMetadata {
    var facts = MediaMetadata(format: .jpeg, contentHash: "abc")
    (facts.make, facts.model, facts.title) = ("Canon", "Canon EOS 5D", "Harbour")
    (facts.width, facts.height, facts.iso) = (24, 16, 400)
    facts.problems = ["one", "two"]
    return facts
  }

  private static var replies: [[UInt8]] {
    [.facts(facts), .soundness(problem: "half"), .failure(ImageFailure(.damaged, "broken"))].map {
      (reply: WorkerReply) in reply.encoded
    } + [picture.map { WorkerReply.picture($0).encoded } ?? []]
  }

  @Test(arguments: Campaign.seeds) func repliesAreTakenWholeOrNotAtAll(seed: UInt64) {
    var dice = Dice(seed: seed)
    for _ in 0..<5_000 {
      let bytes = Self.damaged(dice.pick(Self.replies), &dice)
      do throws(MalformedMessage) {
        guard case .picture(let picture) = try WorkerReply(decoding: bytes) else { continue }
        #expect(picture.size.columns > 0 && picture.size.rows > 0, "seed \(seed)")
        #expect(picture.cells.allSatisfy { DisplayWidth.of($0.scalar) == 1 }, "seed \(seed)")
      } catch {
        continue
      }
    }
  }

  @Test(arguments: Campaign.seeds) func requestsAreTakenWholeOrNotAtAll(seed: UInt64) {
    var dice = Dice(seed: seed)
    let print = RenderSpecification(
      size: Size(columns: 20, rows: 7), treatment: .hero, backdrop: RGB(1, 2, 3), depth: .full, glyphs: .blocks)
    let request = WorkerRequest.develop(path: "/photos/a.jpg", print: print).encoded
    for _ in 0..<5_000 {
      let bytes = Self.damaged(request, &dice)
      do throws(MalformedMessage) {
        _ = try WorkerRequest(decoding: bytes)
      } catch {
        continue
      }
    }
  }

  // Nobody would ever be done drawing four billion rows of nothing.
  @Test func aPictureWithoutColumnsIsNone() {
    let bytes = [2, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF] as [UInt8]
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: bytes) }
  }

  @Test(arguments: [0x1B, 0x9B, 0, 0x202E, 0x301, 0x9EC4] as [UInt32])
  func aPictureOfAnythingButSingleCellsIsNone(scalar: UInt32) throws {
    let picture = try #require(Self.picture)
    var bytes = WorkerReply.picture(picture).encoded
    bytes.replaceSubrange(9..<13, with: (0..<4).map { UInt8(truncatingIfNeeded: scalar >> (8 * $0)) })
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: bytes) }
  }

  private static func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<dice.roll(1...4) where !bytes.isEmpty {
      bytes[dice.roll(0...bytes.count - 1)] = dice.pick([0, 1, 0x7F, 0x80, 0xFF, UInt8(dice.roll(0...255))])
    }
    if dice.once(in: 4) { bytes = Array(bytes.prefix(dice.roll(0...bytes.count))) }
    return dice.once(in: 6) ? bytes + dice.noise(dice.roll(1...40)) : bytes
  }
}
