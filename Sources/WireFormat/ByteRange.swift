/// The part of a representation that a request asks for (RFC 9110, section 14).
public enum ByteRange: Hashable, Sendable {
  /// All of it: there is no range, or there are several, or it has an unknown form; a server may ignore these.
  case whole
  /// Some of its bytes, at least one.
  case part(Range<Int64>)
  /// None of its bytes are in the range.
  case unsatisfiable

  /// Reads the value of the field `Range` for a representation of some bytes.
  ///
  /// - Parameter header: `bytes=0-499`, `bytes=500-` or `bytes=-500`; nil for none.
  public init(header: String?, sizeBytes: Int64) {
    guard let header, let bounds = Self.bounds(header) else {
      self = .whole
      return
    }
    let range: Range<Int64>
    switch bounds {
    case (let first?, let last?):
      guard first <= last else {
        self = .whole
        return
      }
      range = min(first, sizeBytes)..<(last >= sizeBytes ? sizeBytes : last + 1)
    case (let first?, nil): range = min(first, sizeBytes)..<sizeBytes
    case (nil, let count?): range = max(0, sizeBytes - count)..<sizeBytes
    case (nil, nil):
      self = .whole
      return
    }
    self = range.isEmpty ? .unsatisfiable : .part(range)
  }

  /// Returns the two numbers of a single range in bytes; nil for another form.
  private static func bounds(_ header: String) -> (first: Int64?, last: Int64?)? {
    let parts = header.trimmingBlanks().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
    let ends = parts[1].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.isEmpty || isNumber($0) }) else { return nil }
    // A number that is too large for 64 bits is beyond the end of every file.
    return (number(ends[0]), number(ends[1]))
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func number(_ text: Substring) -> Int64? {
    text.isEmpty ? nil : Int64(text) ?? .max
  }
}

extension ByteRange {
  /// Returns the value of the field `Content-Range` for a part, `bytes 0-499/1234`.
  public static func contentRange(_ range: Range<Int64>, sizeBytes: Int64) -> String {
    "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(sizeBytes)"
  }

  /// Returns the value of the field `Content-Range` for a range that is not satisfiable, `bytes */1234`.
  public static func unsatisfiedRange(sizeBytes: Int64) -> String {
    "bytes */\(sizeBytes)"
  }

  /// Returns the value of the field `Range` that asks for some bytes.
  ///
  /// - Parameter range: At least one byte.
  public static func header(_ range: Range<Int64>) -> String {
    "bytes=\(range.lowerBound)-\(range.upperBound - 1)"
  }

  /// Reads the value of the field `Content-Range` of a part; nil for another form and for one without a size.
  public static func parse(contentRange header: String) -> (range: Range<Int64>, sizeBytes: Int64)? {
    let text = header.trimmingBlanks()
    guard text.hasPrefix("bytes "), let slash = text.firstIndex(of: "/") else { return nil }
    let ends = text[..<slash].dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Int64(ends[0]), let last = Int64(ends[1]),
      let size = Int64(text[text.index(after: slash)...]), 0 <= first, first <= last, last < size
    else { return nil }
    return (first..<last + 1, size)
  }
}
