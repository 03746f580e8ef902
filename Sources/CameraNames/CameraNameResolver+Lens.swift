extension CameraNameResolver {
  /// The canonical name of a lens, with its brand: `EF50mm f/1.4 USM` is the `Canon EF 50mm f/1.4 USM`.
  ///
  /// - Parameters:
  ///   - raw: EXIF LensModel, or a lens as a metadata tool or a person names it.
  ///   - brand: The canonical brand of the camera, which many lenses leave out.
  /// - Returns: The full name, or `nil` when the text names no lens: `----`, `0.0 mm f/0.0`, `Unknown (137)`, `65535`, the
  ///   mere focal range of a fixed lens, or several lenses that it might be.
  public func lens(_ raw: String?, brand: String?) -> String? {
    guard let text = raw.flatMap({ ExifText.clean($0) }) else { return nil }
    var name = singlePass(text, brand: brand)
    for _ in 0..<Self.passesAtMost {
      let next = name.flatMap { singlePass($0, brand: brand) }
      if next == name { break }
      name = next
    }
    return name
  }

  private func singlePass(_ text: String, brand: String?) -> String? {
    guard let lens = LensName(text, cameraBrand: brand) else { return nil }
    if let match = known(lens, cameraBrand: brand) { return "\(match.brand) \(match.name)" }
    return lens.fullName
  }

  /// What the table knows by a lens's name; makers of lenses for other brands' cameras often write a name that only
  /// together with the camera's brand tells what it is.
  private func known(_ lens: LensName, cameraBrand: String?) -> NameTable.Match? {
    for brand in [lens.brand, cameraBrand].compactMap(\.self) {
      if let match = table.match(lens.name, brand: brand, kind: .lens) { return match }
    }
    return nil
  }
}
