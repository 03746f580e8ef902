import CGuide

/// Reader that returns the contents of a guide as valid UTF-8, whatever their encoding.
///
/// The encoding is that of the byte order mark, else of UTF-16's zero bytes, else the one that the XML declaration names,
/// else UTF-8 (XML 1.0, appendix F). Bytes that are not a character are replaced.
final class GuideTextReader {
  private let bytes: GuideByteReader
  private var transcoder: OpaquePointer?
  /// The length of the shortest character, bytes.
  private var unitBytes = 1
  private var isStarted = false
  /// The bytes of an incomplete character.
  private var rest: [UInt8] = []
  private var output: [UInt8] = []
  /// The room for the UTF-8 of one call of the converter.
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)

  private var position = cguide_position(line: 1, column: 1, is_after_return: 0)
  /// The position in ``output``.
  private var counted = 0

  /// The replacements in the last chunk, with their places in the text.
  private(set) var invalidBytes: [XMLRepairer.Repair] = []
  /// The encoding that the document names although it has another one; nil if the name is right.
  private(set) var wrongEncoding: String?

  /// Starts at the beginning of a file.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for what cannot be unpacked.
  init(_ file: GuideFile) throws(GuideError) {
    bytes = try GuideByteReader(file)
  }

  deinit {
    if let transcoder { cguide_transcoder_close(transcoder) }
    room.deallocate()
  }

  /// The way in which the file ended; nil before its end.
  var ending: ByteSourceEnding? { bytes.ending }

  /// Returns the next part of the text; empty for too few bytes, and at the end.
  ///
  /// - Throws: `unreadable`; `malformed`, without a line, for damaged compressed data and unknown encodings.
  func next() throws(GuideError) -> [UInt8] {
    let chunk = try bytes.next()
    countOutput()
    output.removeAll(keepingCapacity: true)
    counted = 0
    invalidBytes.removeAll(keepingCapacity: true)
    rest.append(contentsOf: chunk)
    if !isStarted { try start() }
    let isLast = bytes.ending != nil
    if transcoder == nil { decodeUTF8(isLast: isLast) } else { transcode(isLast: isLast) }
    return output
  }

  // MARK: Encoding

  private func start() throws(GuideError) {
    isStarted = true
    let found = TextEncoding(of: rest)
    rest.removeFirst(found.markBytes)
    wrongEncoding = found.wrongName
    guard found.name != "UTF-8" else { return }
    unitBytes = found.name.hasPrefix("UTF-16") ? 2 : found.name.hasPrefix("UTF-32") ? 4 : 1
    transcoder = cguide_transcoder_open(found.name)
    if transcoder != nil { return }
    guard unitBytes == 1, isUTF8(rest) else {
      throw GuideError(.malformed, .unknownEncoding(name: GuideTextBuilder.clean(found.name)))
    }
    wrongEncoding = found.name
  }

  /// Whether bytes are UTF-8 apart from an incomplete character at their end.
  private func isUTF8(_ bytes: [UInt8]) -> Bool {
    var isCutOff: Int32 = 0
    let valid = bytes.withUnsafeBufferPointer { cguide_utf8_prefix($0.baseAddress, $0.count, &isCutOff) }
    return valid == bytes.count || isCutOff != 0
  }

  private func decodeUTF8(isLast: Bool) {
    var position = 0
    while position < rest.count {
      var isCutOff: Int32 = 0
      let valid = rest.withUnsafeBufferPointer {
        cguide_utf8_prefix($0.baseAddress?.advanced(by: position), $0.count - position, &isCutOff)
      }
      output.append(contentsOf: rest[position..<position + valid])
      position += valid
      guard position < rest.count, isLast || isCutOff == 0 else { break }
      replace(rest[position], as: WindowsEncoding.utf8(of: rest[position]))
      position += 1
    }
    rest.removeFirst(position)
  }

  private func transcode(isLast: Bool) {
    var position = 0
    while position < rest.count {
      var inputCount = rest.count - position
      let outcome = convert(from: position, &inputCount)
      position += inputCount
      if outcome == CGUIDE_TRANSCODING_INCOMPLETE, !isLast { break }
      // An invalid character, an incomplete one at the end, or a converter that makes no progress.
      let isStuck = outcome != CGUIDE_TRANSCODING_MORE || inputCount == 0
      if isStuck, position < rest.count {
        replace(rest[position], as: nil)
        position += unitBytes
      }
    }
    rest.removeFirst(min(position, rest.count))
    if isLast {
      var none = 0
      _ = convert(from: nil, &none)
    }
  }

  private func convert(from position: Int?, _ inputCount: inout Int) -> cguide_transcoding_outcome {
    var outputCount = room.count
    let outcome = rest.withUnsafeBufferPointer { input in
      cguide_transcode(
        transcoder, position.flatMap { input.baseAddress?.advanced(by: $0) }, &inputCount, room.baseAddress,
        &outputCount)
    }
    output.append(contentsOf: UnsafeMutableRawBufferPointer(rebasing: room[..<outputCount]))
    return outcome
  }

  private func replace(_ byte: UInt8, as character: [UInt8]?) {
    countOutput()
    let repair = character == nil ? GuideRepair.noCharacter(byte) : .byte(byte)
    invalidBytes.append(XMLRepairer.Repair(repair: repair, line: Int(position.line), column: Int(position.column)))
    output.append(contentsOf: character ?? [0xEF, 0xBF, 0xBD])
  }

  private func countOutput() {
    output.withUnsafeBufferPointer {
      cguide_advance(&position, $0.baseAddress?.advanced(by: counted), $0.count - counted)
    }
    counted = output.count
  }
}

/// The encoding of a document, by its first bytes.
struct TextEncoding {
  /// Its name, as iconv understands it.
  let name: String
  /// The length of the byte order mark.
  var markBytes = 0
  /// The encoding that the document names, if it cannot be that one.
  var wrongName: String?

  /// The most bytes in which the XML declaration is looked for; text may come before it.
  private static let declarationBytes = 1_024
  private static let marks: [(bytes: [UInt8], name: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  /// Determines the encoding of a document that begins with these bytes.
  init(of beginning: [UInt8]) {
    if let mark = Self.marks.first(where: { beginning.starts(with: $0.bytes) }) {
      (name, markBytes) = (mark.name, mark.bytes.count)
    } else if let wide = Self.wideEncoding(beginning) {
      name = wide
    } else if let declared = Self.declared(beginning) {
      let upper = declared.uppercased()
      // The declaration was found as ASCII, so that a character has not two or four bytes.
      let isWide = ["UTF-16", "UTF16", "UCS-2", "UTF-32", "UTF32", "UCS-4", "ISO-10646-UCS"].contains {
        upper.hasPrefix($0)
      }
      name = isWide ? "UTF-8" : Self.aliases[upper] ?? declared
      wrongName = isWide ? declared : nil
    } else {
      name = "UTF-8"
    }
  }

  /// Labels that the Encoding Standard of WHATWG maps to a larger encoding, whose additional characters are used in practice.
  private static let aliases = [
    "UTF8": "UTF-8", "UTF-8": "UTF-8", "ISO-8859-1": "WINDOWS-1252", "ISO8859-1": "WINDOWS-1252",
    "ISO_8859-1": "WINDOWS-1252", "LATIN1": "WINDOWS-1252", "LATIN-1": "WINDOWS-1252", "US-ASCII": "WINDOWS-1252",
    "ASCII": "WINDOWS-1252", "ISO-8859-9": "WINDOWS-1254", "GB2312": "GB18030", "GBK": "GB18030",
    "SHIFT_JIS": "CP932", "KS_C_5601-1987": "CP949", "EUC-KR": "CP949",
  ]

  /// The encoding without a mark in which every second byte of ASCII is 0.
  private static func wideEncoding(_ beginning: [UInt8]) -> String? {
    let first = Array(beginning.prefix(4))
    guard first.count == 4 else { return nil }
    switch (first[0] == 0, first[1] == 0, first[2] == 0, first[3] == 0) {
    case (false, true, true, true): return "UTF-32LE"
    case (true, true, true, false): return "UTF-32BE"
    case (false, true, false, true): return "UTF-16LE"
    case (true, false, true, false): return "UTF-16BE"
    default: return nil
    }
  }

  private static func declared(_ beginning: [UInt8]) -> String? {
    let text = String(decoding: beginning.prefix(declarationBytes), as: UTF8.self)
    guard let match = text.firstMatch(of: #/<\?xml\s[^>]*?encoding\s*=\s*["']\s*([A-Za-z0-9._:\-]{1,40})\s*["']/#)
    else { return nil }
    return String(match.output.1)
  }
}

/// The characters of windows-1252, for bytes that are not UTF-8.
enum WindowsEncoding {
  /// The characters of 0x80...0x9F; 0 where there is none (Encoding Standard of WHATWG, index windows-1252).
  static let c1: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// Returns the character of a byte from 0x80 on, in UTF-8; nil where there is none.
  static func utf8(of byte: UInt8) -> [UInt8]? {
    let value = (0x80...0x9F).contains(byte) ? c1[Int(byte) - 0x80] : UInt16(byte)
    return value == 0 ? nil : Unicode.Scalar(value).map { Array(String($0).utf8) }
  }
}
