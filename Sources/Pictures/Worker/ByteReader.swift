/// The error of bytes that do not form the expected values.
struct MalformedMessage: Error, Equatable {}

/// Reads what ``ByteWriter`` wrote. It never reads past the end, whatever the bytes are.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  /// Starts at the beginning of some bytes.
  init(_ bytes: some Sequence<UInt8>) {
    rest = ArraySlice(bytes)
  }

  /// The number of bytes that have not been read.
  var remainingCount: Int { rest.count }

  /// Reads an integer.
  mutating func read<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws(MalformedMessage) -> Value {
    let width = Value.bitWidth / 8
    var value: Value = 0
    for (index, byte) in try read(raw: width).enumerated() {
      value |= Value(truncatingIfNeeded: byte) << (8 * index)
    }
    return value
  }

  /// Reads a number, which may be infinite or not a number.
  mutating func read(_: Double.Type = Double.self) throws(MalformedMessage) -> Double {
    Double(bitPattern: try read())
  }

  /// Reads a text; bytes that are not UTF-8 are malformed.
  mutating func read(_: String.Type = String.self) throws(MalformedMessage) -> String {
    let count = Int(try read(UInt32.self))
    guard let text = String(validating: try read(raw: count), as: UTF8.self) else { throw MalformedMessage() }
    return text
  }

  /// Reads what ``ByteWriter/write(optional:_:)`` wrote.
  mutating func read<Value>(
    optional read: (inout ByteReader) throws(MalformedMessage) -> Value
  ) throws(MalformedMessage) -> Value? {
    try self.read(UInt8.self) == 0 ? nil : try read(&self)
  }

  /// Reads `count` bytes unchanged.
  mutating func read(raw count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw MalformedMessage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// Checks that all bytes have been read.
  func end() throws(MalformedMessage) {
    guard rest.isEmpty else { throw MalformedMessage() }
  }
}
