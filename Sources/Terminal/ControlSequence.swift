/// A control sequence with numbers only (CSI; ECMA-48, 5.4): what keys send, and what status reports look like.
struct ControlSequence: Equatable {
  /// Its parameters in order, each between 0 and 9,999; nil for one that was left out.
  let parameters: [Int?]
  /// The byte that ends it, 0x40...0x7E.
  let final: UInt8
}

extension ControlSequence {
  /// Parses the bytes between `ESC [` and the final byte.
  ///
  /// - Returns: nil for every other form: private parameters, subparameters, intermediate bytes, and numbers of more than
  ///   four digits, which no key sends.
  init?(_ bytes: ArraySlice<UInt8>, final: UInt8) {
    let fields = bytes.isEmpty ? [] : bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard fields.allSatisfy({ $0.count <= Self.maximumDigits && $0.allSatisfy(Self.isDigit) }) else { return nil }
    parameters = fields.map { $0.isEmpty ? nil : Self.number($0) }
    self.final = final
  }

  private static let maximumDigits = 4

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
