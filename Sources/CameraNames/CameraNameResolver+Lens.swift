extension CameraNameResolver {
  /// Returns the canonical name of a lens with its brand: `Canon EF 50mm f/1.4 USM` for `EF50mm f/1.4 USM`.
  ///
  /// - Parameters:
  ///   - raw: The EXIF field LensModel, or a name from a metadata tool or a user.
  ///   - brand: The canonical brand of the camera, which many lens names leave out.
  ///   - make: The EXIF field LensMake. It decides if the name alone does not: `E 56mm f/1.4` by Viltrox is not a Sony lens.
  /// - Returns: nil if the text does not identify one lens: `----`, `0.0 mm f/0.0`, `Unknown (137)`, `65535`, the focal
  ///   range of a fixed lens alone, or a list of different lenses.
  public func lens(_ raw: String?, brand: String?, make: String? = nil) -> String? {
    guard let text = raw.flatMap({ ExifText.cleanName($0) }) else { return nil }
    let maker = make.flatMap { lensMaker($0, cameraBrand: brand) }
    var name = applyRulesOnce(text, brand: brand, maker: maker)
    for _ in 0..<Self.maximumPassCount {
      let next = name.flatMap { applyRulesOnce($0, brand: brand, maker: maker) }
      if next == name { break }
      name = next
    }
    return name
  }

  /// Returns the brand of a lens's maker; nil for a placeholder.
  private func lensMaker(_ make: String, cameraBrand: String?) -> String? {
    guard let text = ExifText.cleanName(make), !LensText.isPlaceholder(text) else { return nil }
    let brand = optionalBrand(text)
    // The company makes the cameras of both brands.
    return brand == "Ricoh" && cameraBrand == "Pentax" ? cameraBrand : brand
  }

  private func applyRulesOnce(_ text: String, brand: String?, maker: String?) -> String? {
    guard let lens = ParsedLens(text, cameraBrand: brand, maker: maker) else { return nil }
    if let match = findLens(lens, cameraBrand: brand) { return "\(match.brand) \(match.name)" }
    return lens.fullName
  }

  /// Looks a lens up by its own brand, then by the camera's: names of lenses by other makers are often listed there.
  private func findLens(_ lens: ParsedLens, cameraBrand: String?) -> NameTable.Match? {
    for brand in [lens.brand, cameraBrand].compactMap(\.self) {
      if let match = table.match(lens.name, brand: brand, kind: .lens) { return match }
    }
    return nil
  }
}
