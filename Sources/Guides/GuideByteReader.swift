import CGuide

/// Reader that returns the contents of a guide's file in chunks, unpacked if they are compressed, also several times.
final class GuideByteReader {
  private static let chunkBytes = 64 * 1024
  /// The most times that a guide may be compressed. One that is compressed more often is malicious.
  private static let layerLimit = 4
  /// The number of bytes from which the format is recognised; the mark of a tar archive is the last.
  private static let sniffedBytes = 512

  private let source: any ByteSource
  private let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: GuideByteReader.chunkBytes, alignment: 1)

  /// The way in which the file ended; nil before its end.
  private(set) var ending: ByteSourceEnding?

  /// Starts at the beginning of a file.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for what cannot be unpacked.
  init(_ file: GuideFile) throws(GuideError) {
    source = try Self.unpacked(FileSource(file), file)
  }

  deinit {
    chunk.deallocate()
  }

  /// Returns the next chunk, at most 64 KiB; empty at the end. The pointer is valid until the next call.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for damaged compressed data.
  func next() throws(GuideError) -> UnsafeRawBufferPointer {
    let count = ending == nil ? try source.read(into: chunk) : 0
    if count == 0 && ending == nil { ending = source.ending }
    return UnsafeRawBufferPointer(rebasing: chunk[..<count])
  }

  // MARK: Layers

  private static func unpacked(_ source: any ByteSource, _ file: GuideFile) throws(GuideError) -> any ByteSource {
    var source = source
    for layer in 0...layerLimit {
      let beginning = try beginning(of: source)
      source = ResumedSource(beginning, source)
      switch GuideContainer(beginning) {
      case nil: return source
      case .compressed(let compression): source = try DecompressedSource(source, compression)
      case .zip:
        guard layer == 0 else {
          throw GuideError(.malformed, .compressedZip)
        }
        source = try zipped(file)
      case .foreign(let fault): throw GuideError(.malformed, fault)
      }
    }
    throw GuideError(.malformed, .layers(limit: layerLimit))
  }

  private static func beginning(of source: any ByteSource) throws(GuideError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: sniffedBytes, alignment: 1)
    defer { buffer.deallocate() }
    var count = 0
    while count < buffer.count {
      let part = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
      if part == 0 { break }
      count += part
    }
    return Array(buffer[..<count])
  }

  // MARK: Zip archives

  /// The most names of an archive's files in a message.
  private static let namedFiles = 3

  private static func zipped(_ file: GuideFile) throws(GuideError) -> any ByteSource {
    let archive = try ZipArchive(file)
    let guides = archive.entries.filter { isNamedLikeAGuide($0.name) }
    let candidates = guides.isEmpty ? archive.entries : guides
    guard candidates.count == 1, let entry = candidates.first else {
      throw GuideError(.malformed, fault(of: candidates, areGuides: !guides.isEmpty))
    }
    if entry.isEncrypted { throw GuideError(.malformed, .encryptedZip) }
    let packed = FileSource(file, range: try archive.range(of: entry))
    return CheckedSource(
      try unpacked(packed, method: entry.method), countBytes: entry.contentBytes, checksum: entry.checksum)
  }

  private static func unpacked(_ packed: FileSource, method: Int) throws(GuideError) -> any ByteSource {
    switch method {
    case 0: return packed
    case 8: return try DecompressedSource(packed, CGUIDE_DEFLATE)
    case 12: return try DecompressedSource(packed, CGUIDE_BZIP2)
    case 95: return try DecompressedSource(packed, CGUIDE_XZ)
    default:
      throw GuideError(.malformed, .zipCompression(method: method))
    }
  }

  private static func isNamedLikeAGuide(_ name: String) -> Bool {
    [".xml", ".xmltv", ".xml.gz", ".xml.xz", ".xml.bz2", ".xml.lzma"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Returns what is wrong with an archive of no guide or of several.
  private static func fault(of entries: [ZipArchive.Entry], areGuides: Bool) -> GuideFault {
    guard !entries.isEmpty else { return .emptyZip }
    var names = entries.prefix(namedFiles).map { $0.name.cut(toBytes: 60) }
    if entries.count > namedFiles { names[names.count - 1] += " …" }
    guard areGuides else { return .zipWithoutGuide(names: names) }
    return .zipOfSeveral(count: entries.count, names: names)
  }
}

/// A format in which guides are packed, recognised by its first bytes.
enum GuideContainer {
  /// Compressed data that can be read.
  case compressed(cguide_compression)
  /// A zip archive.
  case zip
  /// A format that cannot be read.
  case foreign(GuideFault)

  /// The readable formats, then those that are only named; bytes as hexadecimal digits would not show the letters in them.
  private static let compressions: [(magic: [UInt8], compression: cguide_compression)] = [
    ([0x1F, 0x8B], CGUIDE_GZIP), ([0xFD] + Array("7zXZ\0".utf8), CGUIDE_XZ), (Array("BZh".utf8), CGUIDE_BZIP2),
  ]
  private static let foreignFormats: [(magic: [UInt8], fault: GuideFault)] = [
    ([0x28, 0xB5, 0x2F, 0xFD], .compressedOtherwise(program: "zstd")),
    ([0x04, 0x22, 0x4D, 0x18], .compressedOtherwise(program: "lz4")),
    ([0x1F, 0x9D], .compressedOtherwise(program: "compress (.Z)")),
    (Array("LZIP".utf8), .compressedOtherwise(program: "lzip")),
    (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], .otherArchive(format: "7z")),
    (Array("Rar!".utf8), .otherArchive(format: "RAR")),
  ]
  /// Where a tar archive has `ustar` (POSIX, pax).
  private static let tarMark = 257

  /// Whether bytes begin with the header of a .lzma file, which has no signature: its usual properties, a size of the dictionary
  /// that is a multiple of 64 KiB, and a size of the contents that is unknown or below 1 TB.
  private static func isLZMA(_ beginning: [UInt8]) -> Bool {
    guard beginning.count > 13, beginning[0] == 0x5D, beginning[1] == 0, beginning[2] == 0 else { return false }
    let size = beginning[5..<13]
    return size.allSatisfy { $0 == 0xFF } || size.suffix(3).allSatisfy { $0 == 0 }
  }

  /// Recognises a container; nil for anything else.
  init?(_ beginning: [UInt8]) {
    if let match = Self.compressions.first(where: { beginning.starts(with: $0.magic) }) {
      self = .compressed(match.compression)
    } else if Self.isLZMA(beginning) {
      self = .compressed(CGUIDE_LZMA)
    } else if beginning.starts(with: [0x50, 0x4B, 3, 4]) || beginning.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .zip
    } else if let match = Self.foreignFormats.first(where: { beginning.starts(with: $0.magic) }) {
      self = .foreign(match.fault)
    } else if beginning.dropFirst(Self.tarMark).starts(with: Array("ustar".utf8)) {
      self = .foreign(.otherArchive(format: "tar"))
    } else {
      return nil
    }
  }
}
