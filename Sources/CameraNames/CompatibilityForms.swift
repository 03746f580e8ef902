/// The usual letters and digits for characters that are only another form of them: what Unicode's form NFKC does to the characters that
/// occur in names of cameras and lenses.
enum CompatibilityForms {
  /// Returns the letters or digits that a character stands for; nil where it stands for itself.
  static func letters(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x00...0x7F: nil
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
    case 0x2160...0x216F: romanNumerals[Int(scalar.value - 0x2160)]
    case 0x2170...0x217F: romanNumerals[Int(scalar.value - 0x2170)].lowercased()
    case 0x2080...0x2089: String(scalar.value - 0x2080)
    case 0x2070, 0x2074...0x2079: String(scalar.value - 0x2070)
    default: others[scalar]
    }
  }

  private static let romanNumerals = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M",
  ]

  private static let others: [Unicode.Scalar: String] = [
    "¹": "1", "²": "2", "³": "3", "㎜": "mm", "㎝": "cm", "№": "No", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi",
    "ﬄ": "ffl",
  ]
}
