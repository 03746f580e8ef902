import CGuide

/// One reading of a guide's file from its beginning, plain or gzip, a piece at a time.
final class GuideBytes {
  /// How a file ended.
  enum Ending {
    /// As it should.
    case clean
    /// Within a gzip member.
    case cutOff
    /// With something that is not gzip behind what is.
    case trailing
  }

  private static let pieceBytes = 64 * 1024
  /// What every gzip member begins with (RFC 1952, section 2.3.1).
  private static let magic: [UInt8] = [0x1F, 0x8B]

  private let file: GuideFile
  private var offsetBytes = 0
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: GuideBytes.pieceBytes, alignment: 1)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: GuideBytes.pieceBytes, alignment: 1)
  /// What of ``input`` is not unpacked yet.
  private var packed: Range<Int> = 0..<0
  private var gzip: OpaquePointer?
  /// Whether gzip may hold back something that did not fit into ``output``.
  private var isOutputFull = false

  /// How the file ended; nil before its end.
  private(set) var ending: Ending?

  init(_ file: GuideFile) {
    self.file = file
  }

  deinit {
    if let gzip { cguide_gzip_close(gzip) }
    input.deallocate()
    output.deallocate()
  }

  /// The next piece of what the file holds, until the next call; empty at the end.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for damaged gzip.
  func next() throws(GuideError) -> UnsafeRawBufferPointer {
    while ending == nil {
      let piece = gzip == nil ? try plain() : try unpacked()
      if !piece.isEmpty { return piece }
    }
    return UnsafeRawBufferPointer(rebasing: output[..<0])
  }

  /// A piece as it stands in the file; empty at the end, and where the first turns out to be gzip.
  private func plain() throws(GuideError) -> UnsafeRawBufferPointer {
    let isFirst = offsetBytes == 0
    let count = try refill()
    let piece = UnsafeRawBufferPointer(rebasing: input[..<count])
    guard isFirst, piece.starts(with: Self.magic) else {
      if count == 0 { ending = .clean }
      return piece
    }
    gzip = cguide_gzip_open()
    if gzip == nil { throw GuideError(.unreadable, "there is no memory to unpack it") }
    packed = 0..<count
    return UnsafeRawBufferPointer(rebasing: piece[..<0])
  }

  /// A piece unpacked; empty where the input did not yield any, or has ended.
  private func unpacked() throws(GuideError) -> UnsafeRawBufferPointer {
    if packed.isEmpty && !isOutputFull {
      packed = 0..<(try refill())
      if packed.isEmpty { ending = cguide_gzip_is_inside(gzip) == 0 ? .clean : .cutOff }
    }
    var inputCount = packed.count
    var outputCount = output.count
    let source = input.baseAddress?.advanced(by: packed.lowerBound)
    let outcome = cguide_gzip_inflate(gzip, source, &inputCount, output.baseAddress, &outputCount)
    packed = packed.dropFirst(inputCount)
    isOutputFull = outputCount == output.count
    switch outcome {
    case CGUIDE_GZIP_MORE: break
    case CGUIDE_GZIP_TRAILER: ending = .trailing
    case CGUIDE_GZIP_OUT_OF_MEMORY: throw GuideError(.unreadable, "there is no memory to unpack it")
    default: throw GuideError(.malformed, "its gzip is damaged here")
    }
    return UnsafeRawBufferPointer(rebasing: output[..<outputCount])
  }

  private func refill() throws(GuideError) -> Int {
    let count = try file.read(into: input, at: offsetBytes)
    offsetBytes += count
    return count
  }
}
