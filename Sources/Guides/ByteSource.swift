import CGuide

/// A sequence of bytes that is read once, from the beginning.
protocol ByteSource: AnyObject {
  /// Reads the next bytes.
  ///
  /// - Parameter buffer: The buffer to fill; not empty.
  /// - Returns: The number of bytes read, at least 1; 0 at the end.
  /// - Throws: `unreadable`; `malformed`, without a line, for damaged compressed data.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int

  /// The way in which the source has ended; set at its end.
  var ending: ByteSourceEnding { get }
}

/// The ways in which a source can end.
enum ByteSourceEnding {
  /// At its regular end.
  case complete
  /// Within compressed data.
  case truncated
  /// With other data after the compressed data.
  case trailingData
}

/// A part of a file.
final class FileSource: ByteSource {
  let ending = ByteSourceEnding.complete
  private let file: GuideFile
  private var rest: Range<Int>

  /// - Parameter range: The part, bytes; nil for the whole file.
  init(_ file: GuideFile, range: Range<Int>? = nil) {
    self.file = file
    rest = range ?? 0..<Int.max
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int {
    guard !rest.isEmpty else { return 0 }
    let part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(rest.count))
    let count = try file.read(into: part, at: rest.lowerBound)
    rest = rest.dropFirst(count)
    return count
  }
}

/// The beginning of a sequence that has been read already, and the rest of it.
final class ResumedSource: ByteSource {
  private var beginning: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(_ beginning: [UInt8], _ rest: any ByteSource) {
    self.beginning = beginning[...]
    self.rest = rest
  }

  var ending: ByteSourceEnding { rest.ending }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int {
    guard !beginning.isEmpty else { return try rest.read(into: buffer) }
    let part = beginning.prefix(buffer.count)
    buffer.copyBytes(from: part)
    beginning = beginning.dropFirst(part.count)
    return part.count
  }
}

/// The contents of compressed data.
final class DecompressedSource: ByteSource {
  private static let inputBytes = 64 * 1024

  private(set) var ending = ByteSourceEnding.complete
  private let source: any ByteSource
  private let decompressor: OpaquePointer
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: inputBytes, alignment: 1)
  /// The part of ``input`` that is not decompressed yet.
  private var compressed: Range<Int> = 0..<0
  /// Whether the decompressor may hold more output, because the buffer was full.
  private var isOutputFull = false
  private var isAtEnd = false
  private var totalBytes = 0
  private let limitBytes: Int

  /// - Parameter limitBytes: The most bytes of contents.
  /// - Throws: `unreadable` if there is not enough memory.
  init(
    _ source: any ByteSource, _ compression: cguide_compression, limitBytes: Int = GuideFile.limitBytes
  ) throws(GuideError) {
    guard let decompressor = cguide_decompressor_open(compression) else { throw Self.outOfMemory }
    self.source = source
    self.decompressor = decompressor
    self.limitBytes = limitBytes
  }

  deinit {
    cguide_decompressor_close(decompressor)
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int {
    while !isAtEnd {
      let count = try decompress(into: buffer)
      totalBytes += count
      guard totalBytes <= limitBytes else {
        throw GuideError(.malformed, .contentsTooLarge(megabytes: limitBytes / 1_048_576))
      }
      if count > 0 { return count }
    }
    return 0
  }

  /// Decompresses a part; 0 if the input was too short for any of it, and at the end.
  private func decompress(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int {
    var isLast = false
    if compressed.isEmpty && !isOutputFull {
      compressed = 0..<(try source.read(into: input))
      isLast = compressed.isEmpty
    }
    var inputCount = compressed.count
    var outputCount = buffer.count
    let rest = input.baseAddress?.advanced(by: compressed.lowerBound)
    let outcome = cguide_decompress(decompressor, rest, &inputCount, buffer.baseAddress, &outputCount)
    compressed = compressed.dropFirst(inputCount)
    isOutputFull = outputCount == buffer.count
    if isLast, !isOutputFull { end(cguide_decompressor_is_inside(decompressor) == 0 ? .complete : .truncated) }
    switch outcome {
    case CGUIDE_DECOMPRESSION_MORE: break
    case CGUIDE_DECOMPRESSION_TRAILER: end(.trailingData)
    case CGUIDE_DECOMPRESSION_OUT_OF_MEMORY: throw Self.outOfMemory
    case CGUIDE_DECOMPRESSION_OVER_MEMORY:
      let limit = Int(CGUIDE_XZ_MEMORY_BYTES / 1_048_576)
      throw GuideError(.malformed, .unpackingTooLarge(megabytes: limit))
    default: throw GuideError(.malformed, .damagedData)
    }
    return outputCount
  }

  private func end(_ ending: ByteSourceEnding) {
    isAtEnd = true
    self.ending = ending == .complete ? source.ending : ending
  }

  private static let outOfMemory = GuideError(.unreadable, .outOfMemoryUnpacking)
}

/// A source whose contents must have a given length and checksum, as the entries of zip archives.
final class CheckedSource: ByteSource {
  private let source: any ByteSource
  private var restBytes: Int
  private let checksum: UInt32
  private var found: UInt32 = 0

  init(_ source: any ByteSource, countBytes: Int, checksum: UInt32) {
    self.source = source
    self.checksum = checksum
    restBytes = countBytes
  }

  var ending: ByteSourceEnding { restBytes > 0 ? .truncated : .complete }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GuideError) -> Int {
    let count = try source.read(into: buffer)
    found = cguide_crc32(found, buffer.baseAddress, count)
    restBytes -= count
    guard restBytes >= 0, restBytes > 0 || found == checksum else {
      throw GuideError(.malformed, .damagedData)
    }
    return count
  }
}
