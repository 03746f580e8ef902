import TestSupport
import Testing

@testable import Pictures

/// ISO speeds that a camera writes only into its maker's notes.
@Suite struct MakerNoteTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 1)

  /// A directory of numbers of 16 bits; longer values lie behind it, at offsets that are `shift` too high.
  private static func directory(_ tags: [(UInt16, [UInt16])], shift: Int = 0, isBigEndian: Bool = false) -> [UInt8] {
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      let little = (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
      return isBigEndian ? little.reversed() : little
    }
    var entries = bytes(tags.count, 2)
    var values: [UInt8] = []
    let end = 2 + 12 * tags.count + 4
    for (tag, numbers) in tags {
      let value = numbers.flatMap { bytes(Int($0), 2) }
      entries += bytes(Int(tag), 2) + bytes(3, 2) + bytes(numbers.count, 4)
      if value.count <= 4 {
        entries += value + [UInt8](repeating: 0, count: 4 - value.count)
      } else {
        entries += bytes(end + values.count + shift, 4)
        values += value
      }
    }
    return entries + [0, 0, 0, 0] + values
  }

  private static let numbers: [(UInt16, [UInt16])] = [(1, [7]), (2, [1, 2, 3]), (20, [400]), (21, [9, 8, 7, 6])]

  @Test(arguments: [0, 54, 1_000], [true, false]) func readsADirectoryWhoseOffsetsAreWrong(
    shift: Int, isBigEndian: Bool
  ) {
    let note = Self.directory(Self.numbers, shift: shift, isBigEndian: isBigEndian)
    let directory = MakerNoteDirectory(note, at: 0)
    #expect(directory?.number(1) == 7)
    #expect(directory?.numbers(2) == [1, 2, 3])
    #expect(directory?.number(20) == 400)
    #expect(directory?.numbers(21) == [9, 8, 7, 6])
    #expect(directory?.numbers(3) == nil)
  }

  @Test func aNoteThatEndsEarlyIsNotReadPastItsEnd() {
    let note = Self.directory(Self.numbers)
    for count in 0..<note.count {
      let directory = MakerNoteDirectory(Array(note.prefix(count)), at: 0)
      #expect(directory?.numbers(21) == nil)
      for tag in 0..<0x20 { _ = directory?.numbers(tag) }
    }
    for start in [-5, note.count, .max - 20, note.count - 1] { #expect(MakerNoteDirectory(note, at: start) == nil) }
  }

  @Test(
    arguments: [(3, 50), (9, 200), (45, 819_200), (50, 50), (100, 100), (258, 50), (264, 400), (286, 819_200)]
      as [(Int, Double)])
  func knowsThePentaxCodes(code: Int, speed: Double) {
    #expect(PentaxISO.speed(code: code) == speed)
  }

  @Test(arguments: [-1, 0, 2, 46, 99, 257, 287, 65_534, 65_535, .max, .min]) func knowsNoOtherPentaxCodes(code: Int) {
    #expect(PentaxISO.speed(code: code) == nil)
  }

  private static func note(_ beginning: String, _ number: UInt16, at offset: Int, isBigEndian: Bool) -> [UInt8] {
    var note = Array(beginning.utf8) + [UInt8](repeating: 0, count: 200)
    let bytes = [UInt8(number >> 8), UInt8(number & 0xFF)]
    note.replaceSubrange(offset..<offset + 2, with: isBigEndian ? bytes : bytes.reversed())
    return note
  }

  private static let kodakNotes: [(note: [UInt8], model: String)] = [
    (note("KDK INFO", 400, at: 0x68, isBigEndian: true), "KODAK DC4800"),
    (note("KDK0010", 400, at: 0x66, isBigEndian: false), "KODAK DX3900"),
    (note("IIII\u{2}", 400, at: 0x34, isBigEndian: false), "KODAK C813"),
    (note("", 400, at: 0x1A, isBigEndian: true), "KODAK DX3215"),
    (note("", 400, at: 0x1A, isBigEndian: false), "KODAK DX3700"),
    (note("", 400, at: 0x1E, isBigEndian: true), "KODAK CX4230"),
    (directory([(0x14, [1]), (0xFA2E, [400])]), "KODAK Z760"),
    (Array("MM".utf8) + directory([(0x13, [28]), (0x14, [12])], isBigEndian: true), "KODAK Z980"),
  ]

  @Test(arguments: kodakNotes.indices) func readsKodaksNotes(index: Int) {
    let (note, model) = Self.kodakNotes[index]
    #expect(KodakISO.iso(note: note, model: model) == 400)
    for count in 0..<note.count { _ = KodakISO.iso(note: Array(note.prefix(count)), model: model) }
  }

  private static func canon(setting: UInt16, base: UInt16, automatic: UInt16, shift: Int = 0) -> [UInt8] {
    var settings = [UInt16](repeating: 0, count: 46)
    (settings[0], settings[16]) = (92, setting)
    var shot = [UInt16](repeating: 0, count: 34)
    (shot[0], shot[1], shot[2]) = (68, automatic, base)
    return directory([(1, settings), (4, shot)], shift: shift)
  }

  private static let photos: [(make: String, note: [UInt8], iso: Double?)] = [
    ("Canon", canon(setting: 0x4000 | 320, base: 0, automatic: 0, shift: 4_000), 320),
    ("Canon", canon(setting: 17, base: 0, automatic: 0, shift: 100), 100),
    ("Canon", canon(setting: 15, base: 128, automatic: 32, shift: 300), 100),
    ("Canon", canon(setting: 0x7FFF, base: 0, automatic: 0), nil),
    ("Asahi Optical Co.,Ltd", directory([(2, [2]), (0x14, [100])], isBigEndian: true), 100),
    ("EASTMAN KODAK COMPANY", note("KDK INFO", 80, at: 0x68, isBigEndian: true), 80),
    ("CASIO COMPUTER CO.,LTD", directory([(1, [1]), (0x14, [125])]), 125),
    ("Holga", directory([(0x14, [100])]), nil),
  ]

  @Test(arguments: photos.indices) func readsTheSpeedOfAPhoto(index: Int) throws {
    let folder = try TemporaryFolder()
    let (make, note, iso) = Self.photos[index]
    let tags: [ExifTag] = [.text(0x010F, make, in: .image), .bytes(0x927C, type: 7, note)]
    let path = folder.write(JPEG.photo(tags), to: "photo.jpg")
    #expect(try Self.pool.readMetadata(path: path).iso == iso)
    let own = folder.write(JPEG.photo(tags + [.short(0x8827, 1_600)]), to: "own.jpg")
    #expect(try Self.pool.readMetadata(path: own).iso == 1_600, "EXIF counts for more")
  }
}
