/// The frames of audio files that have no other signature: MPEG audio (ISO/IEC 11172-3 and 13818-3) and AAC in ADTS
/// (ISO/IEC 13818-7).
///
/// The first bytes of many other files are those of a frame, such as the mark at the beginning of text in UTF-16. A file is
/// audio if a second frame of the same kind is where the first one ends.
enum AudioFrames {
  /// Whether a file consists of frames.
  ///
  /// - Parameter head: The first bytes of the file, enough for two frames.
  static func areAudio(_ head: [UInt8]) -> Bool {
    guard let length = mpegFrameLength(head[...]) ?? adtsFrameLength(head[...]) else { return false }
    let second = head.dropFirst(length)
    guard head.count >= length + 7, second.first == head[0],
      second.dropFirst().first.map({ $0 & 0xFE }) == head[1] & 0xFE
    else { return false }
    return mpegFrameLength(second) != nil || adtsFrameLength(second) != nil
  }

  /// Bits per second divided by 1,000 by their number in a header, for MPEG 1 by layer and for the versions with lower rates.
  private static let bitRates: [[Int]] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]
  /// Samples per second by version: 2.5, reserved, 2, 1.
  private static let sampleRates = [[11_025, 12_000, 8_000], [], [22_050, 24_000, 16_000], [44_100, 48_000, 32_000]]

  /// The length in bytes of the frame of MPEG audio that bytes begin with; nil where they begin with none.
  private static func mpegFrameLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let header = Array(bytes.prefix(4))
    guard header.count == 4, header[0] == 0xFF, header[1] & 0xE0 == 0xE0 else { return nil }
    let (version, layer) = (Int(header[1] >> 3 & 3), 4 - Int(header[1] >> 1 & 3))
    let (bitRate, sampleRate) = (Int(header[2] >> 4), Int(header[2] >> 2 & 3))
    guard version != 1, layer != 4, (1...14).contains(bitRate), sampleRate != 3, header[3] & 3 != 2 else { return nil }
    let row = version == 3 ? layer - 1 : layer == 1 ? 3 : 4
    let (bits, samples) = (bitRates[row][bitRate - 1] * 1_000, sampleRates[version][sampleRate])
    let padding = Int(header[2] >> 1 & 1)
    if layer == 1 { return (12 * bits / samples + padding) * 4 }
    return (layer == 3 && version != 3 ? 72 : 144) * bits / samples + padding
  }

  /// The length in bytes of the frame of AAC that bytes begin with; nil where they begin with none.
  private static func adtsFrameLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let header = Array(bytes.prefix(7))
    guard header.count == 7, header[0] == 0xFF, header[1] & 0xF6 == 0xF0, header[2] >> 2 & 0xF < 13 else { return nil }
    let length = Int(header[3] & 3) << 11 | Int(header[4]) << 3 | Int(header[5] >> 5)
    return length > 7 ? length : nil
  }
}
