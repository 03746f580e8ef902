import Attributes
import MediaFuzz
import Screen
import TestSupport
import Testing

@testable import Pictures

/// A worker that a malicious file has taken over may send any reply: the program accepts only what an honest worker sends.
@Suite struct ForgedReplyTests {
  private static let hash = String(repeating: "0a", count: 32)

  private static func metadata(_ change: (inout MediaMetadata) -> Void) -> [UInt8] {
    var metadata = MediaMetadata(format: .jpeg, contentHash: hash)
    change(&metadata)
    return WorkerReply.metadata(metadata).encoded
  }

  private static func decoded(_ bytes: [UInt8]) throws -> MediaMetadata {
    guard case .metadata(let metadata) = try WorkerReply(decoding: bytes) else { throw MalformedMessage() }
    return metadata
  }

  private static let invalidNumbers: [@Sendable (inout MediaMetadata) -> Void] = [
    { $0.exposureTime = .nan }, { $0.exposureTime = .infinity }, { $0.exposureTime = 0 }, { $0.exposureTime = -1 },
    { $0.exposureTime = 1e300 }, { $0.fNumber = -.infinity }, { $0.fNumber = 0 }, { $0.fNumber = .nan },
    { $0.iso = .nan }, { $0.iso = -400 }, { $0.iso = 1e300 }, { $0.iso = .leastNonzeroMagnitude },
    { $0.exposureBias = .signalingNaN },
    { $0.exposureBias = 11 }, { $0.focalLength = -0.0 }, { $0.focalLength = .greatestFiniteMagnitude },
    { $0.focalLength35 = .nan }, { $0.width = 0 }, { $0.width = .min }, { $0.height = -1 }, { $0.height = .max },
    { $0.orientation = 0 }, { $0.orientation = 9 }, { $0.orientation = .min },
  ]

  @Test(arguments: invalidNumbers.indices) func rejectsInvalidNumbers(index: Int) {
    #expect(throws: MalformedMessage.self) { try Self.decoded(Self.metadata(Self.invalidNumbers[index])) }
  }

  // Files that are copied into the media folder are named by their hash.
  @Test(arguments: [
    "", "abc", "../../../../etc/passwd", String(repeating: "/", count: 64), String(repeating: "A", count: 64),
    String(repeating: "0", count: 63) + "\0", String(repeating: "0", count: 65), String(repeating: "é", count: 32),
  ])
  func rejectsAContentHashOfAnotherForm(hash: String) {
    #expect(throws: MalformedMessage.self) { try Self.decoded(Self.metadata { $0.contentHash = hash }) }
  }

  @Test(arguments: [
    "", "yesterday", "2014-06-21T", "2014-02-30T10:00:00", "9999-12-31T00:00:01", "1970-01-01T00:00:00",
    "2014-06-21T21:40:05\u{1B}[2J", "2014:06:21 21:40:05",
    "2014-06-21T21:40:05.50", "2014-06-21T21:40:05.1234",
  ])
  func rejectsACaptureTimeOfAnotherForm(time: String) {
    #expect(throws: MalformedMessage.self) { try Self.decoded(Self.metadata { $0.takenAt = time }) }
  }

  @Test(arguments: [(90.5, 0.0), (0, -180.5), (.nan, 0), (0, .infinity)]) func rejectsAPlaceOffTheEarth(
    latitude: Double, longitude: Double
  ) throws {
    let place = try #require(GeographicPlace(latitude: 1, longitude: 2, altitude: 3))
    let bytes = Self.metadata { $0.place = place }
    #expect(try Self.decoded(bytes).place == place)
    var forged = bytes
    for (from, to) in [(1.0, latitude), (2.0, longitude)] {
      let (old, new) = (Self.bytes(from), Self.bytes(to))
      let start = try #require(forged.firstRange(of: [1] + old))
      forged.replaceSubrange(start, with: [1] + new)
    }
    #expect(throws: MalformedMessage.self) { try Self.decoded(forged) }
  }

  private static func bytes(_ number: Double) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(number)
    return writer.bytes
  }

  @Test func sanitisesTexts() throws {
    let long = String(repeating: "x", count: 100_000)
    let metadata = try Self.decoded(
      Self.metadata { metadata in
        (metadata.make, metadata.model, metadata.lens) = ("\u{1B}[31mCanon\u{7}", "  EOS\r\n5D ", "\u{0}")
        (metadata.title, metadata.problem) = (long, "\u{9B}2J")
        metadata.problems = ["\u{202E}one", "\u{1}"]
      })
    #expect(metadata.make == "[31mCanon")
    #expect(metadata.model == "EOS 5D")
    #expect(metadata.lens == nil)
    #expect((metadata.title?.count ?? 0) < 1_000)
    #expect(metadata.problem == "2J")
    #expect(metadata.problems == ["one"])
  }

  @Test func sanitisesTheReasonOfAFailure() throws {
    let bytes = WorkerReply.failure(ImageFailure(.damaged, "broken\u{1B}]0;title\u{7}")).encoded
    guard case .failure(let failure) = try WorkerReply(decoding: bytes) else { throw MalformedMessage() }
    #expect(failure == ImageFailure(.damaged, "broken]0;title"))
  }

  @Test(
    arguments: [[3, 9, 1, 0, 0, 0, 0x61], [3, 0, 0, 0, 0, 0], [3, 0, 1, 0, 0, 0, 0x1B], [4], [255], []] as [[UInt8]])
  func rejectsUnknownKindsAndFailuresWithoutAReason(bytes: [UInt8]) {
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: bytes) }
  }

  @Test func rejectsMoreProblemsThanAFileCanHave() {
    // A reply without problems ends with their number.
    let beginning = Array(Self.metadata { _ in }.dropLast(4))
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: beginning + [0xFF, 0xFF, 0xFF, 0xFF]) }
    let emptyTexts = [UInt8](repeating: 0, count: 4 * 101)
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: beginning + [101, 0, 0, 0] + emptyTexts) }
  }

  private static let forgedSizes: [(columns: UInt32, rows: UInt32)] = [
    (0, 0), (0, .max), (.max, 0), (.max, .max), (1 << 31, 1 << 31), (1 << 16, 1 << 16), (1_001, 1), (1, 1_001), (1, 2),
  ]

  @Test(arguments: forgedSizes) func rejectsImagesOfForgedSizes(columns: UInt32, rows: UInt32) {
    var writer = ByteWriter()
    writer.write(UInt8(2))
    writer.write(columns)
    writer.write(rows)
    for _ in 0..<3 { writer.write(UInt32(0x20)) }
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: writer.bytes) }
  }

  @Test(arguments: [0x1B, 0x9B, 0, 0x202E, 0x301, 0x9EC4, 0xD800, 0x11_0000, .max] as [UInt32])
  func rejectsImagesWithOtherCharactersThanSingleCells(scalar: UInt32) {
    var writer = ByteWriter()
    writer.write(UInt8(2))
    for value in [1, 1, scalar, 0, 0] { writer.write(value) }
    #expect(throws: MalformedMessage.self) { try WorkerReply(decoding: writer.bytes) }
  }
}
