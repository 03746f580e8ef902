import CGuide

/// Reader that returns the contents of a guide's file in chunks, decompressed if they are gzip.
final class GuideByteReader {
  /// The ways in which a file can end.
  enum Ending {
    /// With the text, or with a complete gzip member.
    case complete
    /// Within a gzip member.
    case truncated
    /// With data behind the last gzip member that is not gzip.
    case trailingData
  }

  private static let chunkBytes = 64 * 1024
  /// The first bytes of every gzip member (RFC 1952, section 2.3.1).
  private static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  private let file: GuideFile
  private var offsetBytes = 0
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: GuideByteReader.chunkBytes, alignment: 1)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: GuideByteReader.chunkBytes, alignment: 1)
  /// The part of ``input`` that is not decompressed yet.
  private var compressed: Range<Int> = 0..<0
  private var gzip: OpaquePointer?
  /// Whether the decompressor may have data that did not fit into ``output``.
  private var isOutputFull = false

  /// The way in which the file ended; nil before its end.
  private(set) var ending: Ending?

  /// Starts at the beginning of a file.
  init(_ file: GuideFile) {
    self.file = file
  }

  deinit {
    if let gzip { cguide_gzip_close(gzip) }
    input.deallocate()
    output.deallocate()
  }

  /// Returns the next chunk, at most 64 KiB; empty at the end. The pointer is valid until the next call.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for damaged gzip.
  func next() throws(GuideError) -> UnsafeRawBufferPointer {
    while ending == nil {
      let chunk = gzip == nil ? try readPlain() : try decompress()
      if !chunk.isEmpty { return chunk }
    }
    return UnsafeRawBufferPointer(rebasing: output[..<0])
  }

  /// Returns a chunk as it is in the file; empty at the end, and if the first chunk is gzip.
  private func readPlain() throws(GuideError) -> UnsafeRawBufferPointer {
    let isFirst = offsetBytes == 0
    let count = try refill()
    let chunk = UnsafeRawBufferPointer(rebasing: input[..<count])
    guard isFirst, chunk.starts(with: Self.gzipMagic) else {
      if count == 0 { ending = .complete }
      return chunk
    }
    gzip = cguide_gzip_open()
    if gzip == nil { throw Self.outOfMemory }
    compressed = 0..<count
    return UnsafeRawBufferPointer(rebasing: chunk[..<0])
  }

  /// Decompresses a chunk; empty at the end, and if the input was too short to decompress any of it.
  private func decompress() throws(GuideError) -> UnsafeRawBufferPointer {
    if compressed.isEmpty && !isOutputFull {
      compressed = 0..<(try refill())
      if compressed.isEmpty { ending = cguide_gzip_is_inside(gzip) == 0 ? .complete : .truncated }
    }
    var inputCount = compressed.count
    var outputCount = output.count
    let source = input.baseAddress?.advanced(by: compressed.lowerBound)
    let outcome = cguide_gzip_inflate(gzip, source, &inputCount, output.baseAddress, &outputCount)
    compressed = compressed.dropFirst(inputCount)
    isOutputFull = outputCount == output.count
    switch outcome {
    case CGUIDE_GZIP_MORE: break
    case CGUIDE_GZIP_TRAILER: ending = .trailingData
    case CGUIDE_GZIP_OUT_OF_MEMORY: throw Self.outOfMemory
    default: throw GuideError(.malformed, "the compressed data is damaged")
    }
    return UnsafeRawBufferPointer(rebasing: output[..<outputCount])
  }

  private static let outOfMemory = GuideError(.unreadable, "there is not enough memory to decompress it")

  /// Reads the next part of the file into ``input``; returns its length in bytes.
  private func refill() throws(GuideError) -> Int {
    let count = try file.read(into: input, at: offsetBytes)
    offsetBytes += count
    return count
  }
}
