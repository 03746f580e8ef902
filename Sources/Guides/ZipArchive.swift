/// The directory of a zip archive (APPNOTE.TXT of PKWARE, version 6.3.10), read from the end of the file.
///
/// Only the names, places and sizes are read here; zlib, liblzma and libbz2 unpack the contents. No archive of more than
/// 4 GB or 65,534 files (ZIP64) is read.
struct ZipArchive {
  /// A file of an archive.
  struct Entry {
    /// The path, with control characters removed.
    let name: String
    /// The compression method: 0 for none, 8 for deflate.
    let method: Int
    /// Whether a password is needed.
    let isEncrypted: Bool
    /// The CRC-32 of the contents.
    let checksum: UInt32
    /// Bytes in the archive.
    let compressedBytes: Int
    /// Bytes of the contents.
    let contentBytes: Int
    /// Where its local header begins.
    fileprivate let headerOffset: Int
  }

  /// The files, without folders and the files that macOS adds, in the order of the directory.
  let entries: [Entry]
  private let file: GuideFile

  /// The most bytes of a directory that are read; an archive of one guide needs a hundred.
  private static let directoryLimitBytes = 16 * 1_048_576
  /// The length of the record at the end, without its comment.
  private static let endBytes = 22

  /// Reads the directory of an archive.
  ///
  /// - Throws: `malformed` for a damaged directory and for ZIP64.
  init(_ file: GuideFile) throws(GuideError) {
    self.file = file
    let end = try Self.end(of: file)
    let (count, length, start) = (end.number(10, 2), end.number(12, 4), end.number(16, 4))
    guard count < 0xFFFF, start < 0xFFFF_FFFF else {
      throw GuideError(.malformed, .largeZip)
    }
    guard length <= Self.directoryLimitBytes, start + length <= file.countBytes else { throw Self.damaged }
    let directory = ByteFields(try Self.bytes(of: file, start..<start + length))
    entries = try Self.entries(in: directory, count: count)
  }

  /// Returns where the contents of a file begin: its local header has names and fields of other lengths than the directory.
  ///
  /// - Throws: `malformed` for a damaged header.
  func range(of entry: Entry) throws(GuideError) -> Range<Int> {
    let header = ByteFields(try Self.bytes(of: file, entry.headerOffset..<entry.headerOffset + 30))
    guard header.number(0, 4) == 0x0403_4B50 else { throw Self.damaged }
    let start = entry.headerOffset + 30 + header.number(26, 2) + header.number(28, 2)
    guard start + entry.compressedBytes <= file.countBytes else { throw Self.damaged }
    return start..<start + entry.compressedBytes
  }

  private static func end(of file: GuideFile) throws(GuideError) -> ByteFields {
    // The comment after the record has at most 65,535 bytes.
    let count = file.countBytes
    let tail = ByteFields(try bytes(of: file, max(0, count - endBytes - 0xFFFF)..<count))
    for offset in stride(from: tail.count - endBytes, through: 0, by: -1) where tail.number(offset, 4) == 0x0605_4B50 {
      return tail.fields(from: offset)
    }
    throw damaged
  }

  private static func entries(in directory: ByteFields, count: Int) throws(GuideError) -> [Entry] {
    var entries: [Entry] = []
    var offset = 0
    for _ in 0..<count {
      guard offset + 46 <= directory.count, directory.number(offset, 4) == 0x0201_4B50 else { throw damaged }
      let nameBytes = directory.number(offset + 28, 2)
      let name = directory.text(offset + 46, nameBytes)
      let entry = Entry(
        name: GuideTextBuilder.clean(name), method: directory.number(offset + 10, 2),
        isEncrypted: directory.number(offset + 8, 2) & 1 != 0, checksum: UInt32(directory.number(offset + 16, 4)),
        compressedBytes: directory.number(offset + 20, 4), contentBytes: directory.number(offset + 24, 4),
        headerOffset: directory.number(offset + 42, 4))
      if !isHidden(name) { entries.append(entry) }
      offset += 46 + nameBytes + directory.number(offset + 30, 2) + directory.number(offset + 32, 2)
    }
    return entries
  }

  /// Whether a path is that of a folder, or of a file that macOS or Windows adds to a folder.
  private static func isHidden(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return name.hasSuffix("/") || name.hasPrefix("__MACOSX/") || last.hasPrefix(".") || last == "Thumbs.db"
  }

  private static func bytes(of file: GuideFile, _ range: Range<Int>) throws(GuideError) -> [UInt8] {
    guard !range.isEmpty else { return [] }
    let source = FileSource(file, range: range)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: range.count, alignment: 1)
    defer { buffer.deallocate() }
    var count = 0
    while count < buffer.count {
      let part = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      guard part > 0 else { throw damaged }
      count += part
    }
    return Array(buffer)
  }

  private static let damaged = GuideError(.malformed, .damagedZip)
}

/// Little-endian numbers and texts in bytes; reading outside the bytes gives 0 or an empty text.
private struct ByteFields {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  /// The fields from an offset on.
  func fields(from offset: Int) -> ByteFields { ByteFields(bytes.dropFirst(offset)) }

  /// Returns a number of 2 or 4 bytes.
  func number(_ offset: Int, _ size: Int) -> Int {
    bytes.dropFirst(offset).prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func text(_ offset: Int, _ count: Int) -> String {
    String(decoding: bytes.dropFirst(offset).prefix(count), as: UTF8.self)
  }
}
