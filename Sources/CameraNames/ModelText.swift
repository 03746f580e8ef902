/// Rules for the EXIF field Model that apply to every maker.
enum ModelText {
  /// Returns the names in a list; empty for a single name.
  ///
  /// Cameras that are sold under several names write all of them: `FE190/X750`, `E-20,E-20N,E-20P`, `<Digimax i50 MP3,
  /// Samsung #1 MP3>`. A slash can also be part of a name, `DCS Pro SLR/n`; every name of a list has more than one letter.
  static func listed(in name: String) -> [String] {
    let parts = name.split(whereSeparator: { $0 == "," || $0 == "/" }).map { withoutNoise(String($0)) }
    return parts.count > 1 && parts.allSatisfy { $0.count > 1 } ? parts : []
  }

  /// Removes angle brackets, firmware versions and words such as `DIGITAL CAMERA` from a name.
  static func withoutNoise(_ model: String) -> String {
    var name = model.filter { $0 != "<" && $0 != ">" }
    while true {
      let before = name
      name = withoutFirmware(name)
      name = withoutTrailingNoise(name)
      if name == before { break }
    }
    return name
  }

  /// Removes a version in brackets, `(V05.00)`; other brackets are part of names, `(Typ 240)`.
  private static func withoutFirmware(_ name: String) -> String {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else { return name }
    var scan = NameScanner(name[name.index(after: open)..<close].filter { $0 != " " })
    guard scan.take("V"), scan.takeDigits() != nil, scan.rest.allSatisfy({ $0.isNumber || $0 == "." }) else {
      return name
    }
    return String(name[..<open] + name[name.index(after: close)...])
  }

  /// Returns whether a name identifies no model.
  static func isPlaceholder(_ name: String) -> Bool { placeholders.contains(name.lowercased()) }

  private static func withoutTrailingNoise(_ name: String) -> String {
    let name = name.split(separator: " ").joined(separator: " ").trimming(while: { " ,_".contains($0) })
    let lowercased = name.lowercased()
    for noise in noise where lowercased.hasSuffix(noise) && lowercased.utf8.count > noise.utf8.count {
      return String(name.dropLast(noise.count))
    }
    return name
  }

  /// Endings that identify no model, in the order in which they must be tried.
  private static let noise = [" zoom digital camera", " digital still camera", " digital camera", " series"]

  private static let placeholders: Set<String> = [
    "camera", "digital cam", "digital camera", "digital still camera", "dsc", "model", "n/a", "none", "null", "unknown",
    "xxx-xxx",
  ]
}

extension String {
  fileprivate func trimming(while isNoise: (Character) -> Bool) -> String {
    var text = drop(while: isNoise)
    while let last = text.last, isNoise(last) { text.removeLast() }
    return String(text)
  }
}
