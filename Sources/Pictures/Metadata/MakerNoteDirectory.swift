/// The directory of a maker's note in the form of TIFF, read on its own.
///
/// Programs that rewrite EXIF often move the note without correcting the offsets in it. A value's place is therefore counted from the
/// end of the directory, behind which cameras put the first value; ExifTool repairs offsets in the same way (MakerNotes.pm).
struct MakerNoteDirectory {
  private struct Entry {
    let type: Int
    let count: Int
    /// Where the field with the value or its offset lies in the note.
    let field: Int
  }

  private static let entryBytes = 12
  /// The size of a value of each type from 1 on, in bytes (TIFF 6.0, section 2).
  private static let typeBytes = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

  private let note: [UInt8]
  private let isBigEndian: Bool
  private let entries: [Int: Entry]
  private let end: Int

  /// Reads a directory; nil where there is none at this place.
  ///
  /// - Parameters:
  ///   - note: The whole note.
  ///   - start: Where the directory begins in it.
  ///   - isBigEndian: The byte order; nil for the one in which the directory makes sense.
  init?(_ note: [UInt8], at start: Int, isBigEndian: Bool? = nil) {
    guard let isBigEndian else {
      guard let found = Self(note, at: start, isBigEndian: false) ?? Self(note, at: start, isBigEndian: true) else {
        return nil
      }
      self = found
      return
    }
    self.note = note
    self.isBigEndian = isBigEndian
    let count = Self.number(note, at: start, bytes: 2, isBigEndian) ?? 0
    end = start + 2 + count * Self.entryBytes + 4
    guard count > 0, end - 4 <= note.count else { return nil }
    var entries: [Int: Entry] = [:]
    for index in 0..<count {
      let offset = start + 2 + index * Self.entryBytes
      let numbers = [(0, 2), (2, 2), (4, 4)].compactMap {
        Self.number(note, at: offset + $0.0, bytes: $0.1, isBigEndian)
      }
      guard numbers.count == 3, (1...Self.typeBytes.count).contains(numbers[1]) else { return nil }
      let entry = Entry(type: numbers[1], count: numbers[2], field: offset + 8)
      if entries[numbers[0]] == nil { entries[numbers[0]] = entry }
    }
    self.entries = entries
  }

  /// Returns the whole numbers of a tag, at most 1,000; nil where it is missing, has another type, or does not lie in the note.
  func numbers(_ tag: Int) -> [Int]? {
    guard let entry = entries[tag], [1, 3, 4].contains(entry.type), (1...1_000).contains(entry.count) else {
      return nil
    }
    let width = Self.typeBytes[entry.type - 1]
    guard let start = place(of: entry) else { return nil }
    let numbers = (0..<entry.count).compactMap {
      Self.number(note, at: start + $0 * width, bytes: width, isBigEndian)
    }
    return numbers.count == entry.count ? numbers : nil
  }

  /// Returns the first whole number of a tag; nil as ``numbers(_:)`` does.
  func number(_ tag: Int) -> Int? {
    numbers(tag)?.first
  }

  private func place(of entry: Entry) -> Int? {
    guard isOutside(entry) else { return entry.field }
    guard let offset = offset(of: entry),
      let least = entries.values.filter(isOutside).compactMap(offset(of:)).min()
    else { return nil }
    return end + offset - least
  }

  /// Whether a value is too long for its field, which then holds its offset.
  private func isOutside(_ entry: Entry) -> Bool {
    entry.count > 4 / Self.typeBytes[entry.type - 1]
  }

  private func offset(of entry: Entry) -> Int? {
    Self.number(note, at: entry.field, bytes: 4, isBigEndian)
  }

  /// Reads an unsigned number of 1 to 4 bytes; nil where it does not lie in the bytes.
  static func number(_ bytes: [UInt8], at offset: Int, bytes count: Int, _ isBigEndian: Bool) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    let field = bytes[offset..<offset + count]
    return isBigEndian ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
