/// Writes values one after another, for the pipe to a worker and for files in the cache.
///
/// Integers are little-endian and of fixed width, texts and lists are preceded by their count. Nothing describes itself:
/// whoever reads knows what was written, which is why cache files begin with a version.
struct ByteWriter {
  /// What has been written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes an integer in as many bytes as its type has.
  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a number as its IEEE 754 bit pattern.
  mutating func write(_ value: Double) {
    write(value.bitPattern)
  }

  /// Writes a text as its UTF-8, preceded by how many bytes that is.
  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes whether there is a value, and the value.
  mutating func write<Value>(optional value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    self.write(UInt8(value == nil ? 0 : 1))
    if let value { write(&self, value) }
  }

  /// Writes bytes as they are.
  mutating func write(raw: some Sequence<UInt8>) {
    bytes.append(contentsOf: raw)
  }
}

/// What was read is not what was expected: the other side is broken, or a file was damaged.
struct MalformedMessage: Error, Equatable {}

/// Reads what ``ByteWriter`` wrote. It never reads past the end, whatever the bytes say.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  /// A reader at the beginning of some bytes.
  init(_ bytes: some Sequence<UInt8>) {
    rest = ArraySlice(bytes)
  }

  /// How many bytes are left.
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

  /// Reads a number.
  mutating func read(_: Double.Type = Double.self) throws(MalformedMessage) -> Double {
    Double(bitPattern: try read())
  }

  /// Reads a text; what is no UTF-8 is malformed.
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

  /// Reads some bytes as they are.
  mutating func read(raw count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw MalformedMessage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
