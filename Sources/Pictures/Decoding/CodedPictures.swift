/// The number of pixels of a coded bitstream, by its own headers. Its container may state another size.
struct CodedPictures: Equatable {
  /// The number of pixels of the largest picture; 0 if no header states a size.
  private(set) var largest = 0
  /// The number of pictures.
  private(set) var count = 0

  /// The number of pixels of all pictures, at least those of one.
  var pixelCount: Int {
    let (pixels, overflows) = largest.multipliedReportingOverflow(by: max(1, count))
    return overflows ? .max : pixels
  }

  private mutating func add(width: Int, height: Int) {
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    largest = max(largest, overflows ? .max : pixels)
  }
}

// AV1 (https://aomediacodec.github.io/av1-spec/av1-spec.pdf, 5.3 and 5.5).
extension CodedPictures {
  /// Examines AV1: the content of `av1C`, and the data of an item. Damaged data is examined up to the damage.
  init(av1 configuration: ArraySlice<UInt8>, data: [UInt8]) {
    addUnits(configuration.dropFirst(4))
    addUnits(data[...])
  }

  private mutating func addUnits(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while let head = rest.popFirst() {
      if head & 4 != 0 { rest = rest.dropFirst() }
      let length = head & 2 != 0 ? Self.variableLength(&rest) : rest.count
      let unit = rest.prefix(length)
      switch head >> 3 & 15 {
      case 1: addSequenceHeader(unit)
      case 3, 6: count += 1
      default: break
      }
      rest = rest.dropFirst(unit.count)
    }
  }

  /// Reads a number of at most 8 bytes, of which each has 7 bits, the lowest first (`leb128`).
  private static func variableLength(_ rest: inout ArraySlice<UInt8>) -> Int {
    var value = 0
    for index in 0..<8 {
      guard let byte = rest.popFirst() else { break }
      value |= Int(byte & 0x7F) << (7 * index)
      if byte < 0x80 { break }
    }
    return value
  }

  private mutating func addSequenceHeader(_ unit: ArraySlice<UInt8>) {
    var reader = BitReader(unit)
    do throws(MalformedMessage) {
      try reader.skip(4)
      if try reader.flag() { try reader.skip(5) } else { try Self.skipOperatingPoints(&reader) }
      let (widthBits, heightBits) = (try reader.integer(bits: 4) + 1, try reader.integer(bits: 4) + 1)
      add(width: try reader.integer(bits: widthBits) + 1, height: try reader.integer(bits: heightBits) + 1)
    } catch {
      // A decoder cannot read such a header either.
    }
  }

  private static func skipOperatingPoints(_ reader: inout BitReader) throws(MalformedMessage) {
    var delayBits: Int?
    if try reader.flag() {
      try reader.skip(64)
      if try reader.flag() { _ = try reader.exponentialGolomb() }
      if try reader.flag() {
        delayBits = try reader.integer(bits: 5) + 1
        try reader.skip(42)
      }
    }
    let hasDisplayDelay = try reader.flag()
    for _ in 0...(try reader.integer(bits: 5)) {
      try reader.skip(12)
      if try reader.integer(bits: 5) > 7 { try reader.skip(1) }
      if let delayBits, try reader.flag() { try reader.skip(2 * delayBits + 1) }
      if hasDisplayDelay, try reader.flag() { try reader.skip(4) }
    }
  }
}

// HEVC (ITU-T H.265, 7.3), in a file (ISO/IEC 14496-15, 8.3.3.1).
extension CodedPictures {
  /// Examines HEVC: the content of `hvcC`, and the data of an item. Damaged data is examined up to the damage.
  init(hevc configuration: ArraySlice<UInt8>, data: [UInt8]) {
    addParameterSets(configuration.dropFirst(22))
    let configured = configuration.dropFirst(21).first.map { Int($0 & 3) + 1 } ?? 4
    // Some decoders assume lengths of four bytes, whatever the configuration says.
    for lengthBytes in Set([configured, 4]) { addUnits(data[...], lengthBytes: lengthBytes) }
  }

  private mutating func addParameterSets(_ bytes: ArraySlice<UInt8>) {
    var reader = BoxReader(bytes)
    do throws(MalformedMessage) {
      for _ in 0..<(try reader.integer(bytes: 1)) {
        _ = try reader.integer(bytes: 1)
        for _ in 0..<(try reader.integer(bytes: 2)) {
          add(unit: try reader.bytes(try reader.integer(bytes: 2)))
        }
      }
    } catch {
      // The rest is damaged.
    }
  }

  private mutating func addUnits(_ bytes: ArraySlice<UInt8>, lengthBytes: Int) {
    var reader = BoxReader(bytes)
    do throws(MalformedMessage) {
      while true { add(unit: try reader.bytes(try reader.integer(bytes: lengthBytes))) }
    } catch {
      // The end, or the rest is damaged.
    }
  }

  private mutating func add(unit: ArraySlice<UInt8>) {
    guard let head = unit.first, let slice = unit.dropFirst(2).first else { return }
    switch head >> 1 & 0x3F {
    // The first slice of each picture has the highest bit set.
    case 0...31: count += slice >= 0x80 ? 1 : 0
    case 33: addSequenceParameters(Self.unescaped(unit.dropFirst(2).prefix(200)))
    default: break
    }
  }

  private mutating func addSequenceParameters(_ bytes: [UInt8]) {
    var reader = BitReader(bytes[...])
    do throws(MalformedMessage) {
      try reader.skip(4)
      let layers = try reader.integer(bits: 3)
      try reader.skip(1 + 96)
      var flags: [(profile: Bool, level: Bool)] = []
      for _ in 0..<layers { flags.append((try reader.flag(), try reader.flag())) }
      if layers > 0 { try reader.skip(2 * (8 - layers)) }
      for flag in flags { try reader.skip((flag.profile ? 88 : 0) + (flag.level ? 8 : 0)) }
      _ = try reader.exponentialGolomb()
      if try reader.exponentialGolomb() == 3 { try reader.skip(1) }
      add(width: try reader.exponentialGolomb(), height: try reader.exponentialGolomb())
    } catch {
      // A decoder cannot read such parameters either.
    }
  }

  /// Removes the bytes that prevent start codes in the data: a 3 after two zeros.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var (result, zeros): ([UInt8], Int) = ([], 0)
    for byte in bytes {
      if zeros >= 2 && byte == 3 {
        zeros = 0
      } else {
        result.append(byte)
        zeros = byte == 0 ? zeros + 1 : 0
      }
    }
    return result
  }
}
