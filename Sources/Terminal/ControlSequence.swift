/// A control sequence with numbers only (CSI; ECMA-48, 5.4): what keys and mice send, and what status reports look like.
struct ControlSequence: Equatable {
  /// The private marker before the parameters, one of `<=>?`; nil for none.
  var marker: UInt8?
  /// Its parameters in order, each with its subparameters, of which there is at least one. Numbers are between 0 and
  /// 9,999,999; nil stands for an omitted one.
  let parameters: [[Int?]]
  /// The byte that ends it, 0x40...0x7E.
  let final: UInt8
}

extension ControlSequence {
  /// Creates a sequence without a marker and without subparameters.
  init(_ numbers: [Int?], final: UInt8) {
    self.init(parameters: numbers.map { [$0] }, final: final)
  }

  /// Parses the bytes between `ESC [` and the final byte.
  ///
  /// - Returns: nil for every other form: intermediate bytes, and numbers of more than seven digits, which no key sends.
  init?(_ bytes: ArraySlice<UInt8>, final: UInt8) {
    let marker = bytes.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    let body = marker == nil ? bytes : bytes.dropFirst()
    var parameters: [[Int?]] = []
    for field in body.isEmpty ? [] : body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      let parts = field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.allSatisfy({ $0.count <= Self.maximumDigits && $0.allSatisfy(Self.isDigit) }) else { return nil }
      parameters.append(parts.map { $0.isEmpty ? nil : Self.number($0) })
    }
    self.init(marker: marker, parameters: parameters, final: final)
  }

  /// The number of each parameter; 1 for an omitted one. nil if a parameter has subparameters.
  var plainNumbers: [Int]? {
    parameters.allSatisfy { $0.count == 1 } ? parameters.map { ($0.first ?? nil) ?? 1 } : nil
  }

  /// Returns a subparameter; nil if it is missing or omitted.
  func number(_ parameter: Int, _ subparameter: Int = 0) -> Int? {
    guard parameters.indices.contains(parameter) else { return nil }
    let parts = parameters[parameter]
    return parts.indices.contains(subparameter) ? parts[subparameter] : nil
  }

  /// Unicode scalars have up to seven digits.
  private static let maximumDigits = 7

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
