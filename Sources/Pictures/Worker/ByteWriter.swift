/// Writes values one after another, for messages between processes and for files in the cache.
///
/// Integers are little-endian and of fixed width; texts and lists are preceded by their count. The format is not
/// self-describing: a reader must read the same types in the same order, which is why names of cache files contain a version.
struct ByteWriter {
  /// The bytes that have been written.
  private(set) var bytes: [UInt8] = []

  /// Writes an integer in the number of bytes that its type has.
  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a number as its IEEE 754 bit pattern.
  mutating func write(_ value: Double) {
    write(value.bitPattern)
  }

  /// Writes a text as its UTF-8 bytes, preceded by their number.
  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes whether there is a value, and the value.
  mutating func write<Value>(optional value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    self.write(UInt8(value == nil ? 0 : 1))
    if let value { write(&self, value) }
  }

  /// Writes bytes unchanged.
  mutating func write(raw: some Sequence<UInt8>) {
    bytes.append(contentsOf: raw)
  }
}
