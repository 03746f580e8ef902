/// Resolver of canonical names for brands, cameras and lenses, based on rules and a table.
///
/// The canonical name of a camera is its brand and the name under which it is sold in Europe, with family words
/// (`Canon EOS 550D`, `Nikon Coolpix P6000`, `Sony Alpha 7 III`). Files contain internal codes, names of other regions,
/// several names at once, and damaged text (see ``ExifText``).
///
/// A name is resolved in these steps: it is sanitised; its brand is found, where a brand in the model takes precedence over
/// the make; words that identify nothing are removed; the maker's spelling is applied; and the name is looked up in the
/// table, by ``NameKey``, in its original and in its new spelling. A name that is not in the table is kept in the new
/// spelling. Only exact keys match, so that an unknown camera is never taken for another product.
///
/// Canonical names are fixed points: the canonical name of a canonical name is the name itself. Any text is accepted.
public struct CameraNameResolver: Sendable {
  let table: NameTable

  /// A resolver without a table, for which regional names of one camera are different names.
  public static let rulesOnly = CameraNameResolver(table: NameTable())

  /// Creates a resolver with a table.
  ///
  /// - Parameter table: The bytes of a file such as `assets/names/names.tsv`.
  /// - Throws: ``CameraNamesError`` if the file is malformed or gives one name to two products.
  public init(table: some Collection<UInt8>) throws(CameraNamesError) {
    self.table = try NameTable(file: table)
  }

  private init(table: NameTable) { self.table = table }

  /// Returns the canonical names for the EXIF fields Make and Model.
  ///
  /// - Parameters:
  ///   - make: The field Make; nil, blank and damaged text are accepted.
  ///   - model: The field Model, likewise.
  /// - Returns: The names that could be found. An unknown camera keeps its sanitised name behind its brand.
  public func camera(make: String?, model: String?) -> CanonicalCamera {
    let make = make.flatMap { ExifText.cleanName($0) }
    let brand = make.flatMap { optionalBrand($0) }
    guard let model = model.flatMap({ ExifText.cleanName($0) }), !ModelText.isPlaceholder(model) else {
      return CanonicalCamera(brand: brand, model: nil)
    }
    let product = resolve(fullName(model: model, make: make, brand: brand))
    return CanonicalCamera(brand: product.brand ?? brand, model: product.name)
  }

  /// Returns the canonical name of a brand: `Nikon` for `NIKON CORPORATION` and `nikon`.
  ///
  /// - Parameter raw: The EXIF field Make, or text that a user entered.
  /// - Returns: For an unknown brand the sanitised text; empty if nothing visible is in it.
  public func brand(_ raw: String) -> String {
    guard let text = ExifText.cleanName(raw) else { return "" }
    return optionalBrand(text) ?? text
  }

  /// Returns the canonical full name of a model: `Canon EOS 550D` for `canon rebel t2i` and `EOS 550D`.
  ///
  /// - Parameter raw: A model with its brand, or of a family that only one brand has.
  /// - Returns: For an unknown camera the sanitised text after the spelling rules; empty if nothing visible is in it.
  public func model(_ raw: String) -> String {
    guard let text = ExifText.cleanName(raw) else { return "" }
    return resolve(text).name ?? brand(text)
  }

  /// Returns whether the table contains a camera of this full name.
  public func isKnownModel(_ model: String) -> Bool {
    split(model).map { findCamera($0.name, brand: $0.brand) != nil } ?? false
  }

  /// Returns the camera with a name given without its brand: the Canon EOS 550D for `Kiss X4`.
  ///
  /// Nil if the table contains no such camera, or cameras of several brands.
  public func uniqueCamera(named name: String) -> CanonicalCamera? {
    var found: [String: CanonicalCamera] = [:]
    for brand in Set(BrandNames.spellings.values) {
      let camera = camera(make: brand, model: name)
      if let model = camera.model, isKnownModel(model) { found[model] = camera }
    }
    return found.count == 1 ? found.values.first : nil
  }

  // MARK: - Steps

  /// Returns the brand of a make; nil for a placeholder.
  func optionalBrand(_ make: String) -> String? {
    BrandNames.canonical(named: make) ?? BrandNames.ofFamily(in: make[...]) ?? BrandNames.unknown(named: make)
  }

  /// Returns a model with its brand in front, unless it begins with a brand.
  private func fullName(model: String, make: String?, brand: String?) -> String {
    let plain = model.filter { $0 != "<" && $0 != ">" }
    guard let make, let brand, BrandNames.leading(in: plain[...]) == nil else { return plain }
    // A family in the make, such as Caplio, is part of the model.
    if BrandNames.canonical(named: make) == nil, BrandNames.ofFamily(in: make[...]) == brand {
      return "\(brand) \(make) \(plain)"
    }
    if plain.lowercased() == brand.lowercased() || plain.lowercased().hasPrefix(brand.lowercased() + " ") {
      return plain
    }
    return "\(brand) \(plain)"
  }

  /// Returns the canonical brand and full name for a full name, as far as they are known.
  ///
  /// After one rule has changed a name, another may apply to it. The rules are therefore applied until they change nothing,
  /// which makes canonical names fixed points. Real names need one pass and damaged ones few, since rules rarely add text.
  private func resolve(_ fullName: String) -> (brand: String?, name: String?) {
    var product = product(named: fullName)
    for _ in 0..<Self.maximumPassCount {
      guard let name = product.name else { break }
      let next = self.product(named: name)
      if next.name == product.name { break }
      product = (next.brand ?? product.brand, next.name)
    }
    return product
  }

  /// More passes than any name of the property tests needs.
  static let maximumPassCount = 8

  private func product(named fullName: String) -> (brand: String?, name: String?) {
    guard let (brand, rest) = split(fullName) else {
      let name = ModelText.withoutNoise(fullName)
      return (nil, ModelText.isPlaceholder(name) || name.isEmpty ? nil : name)
    }
    let name = ModelText.withoutNoise(rest)
    guard !name.isEmpty, !ModelText.isPlaceholder(name) else { return (brand, nil) }
    if let match = findCamera(name, brand: brand) { return (match.brand, "\(match.brand) \(match.name)") }
    let listed = ModelText.listed(in: name).map { split($0) ?? (brand, $0) }
    for (brand, name) in listed {
      if let match = findCamera(name, brand: brand) { return (match.brand, "\(match.brand) \(match.name)") }
    }
    // Of unknown names, one with a number is more likely to be the model.
    let chosen = listed.first { $0.name.contains(where: \.isNumber) } ?? listed.first ?? (brand, name)
    return (chosen.brand, "\(chosen.brand) \(MakerSpelling.name(chosen.name, brand: chosen.brand))")
  }

  /// Splits a full name into its brand and the rest, which may be empty; nil if the brand is unknown.
  private func split(_ fullName: String) -> (brand: String, name: String)? {
    var rest = fullName[...]
    var brand: String?
    while let leading = BrandNames.leading(in: rest), brand == nil || leading.brand == brand {
      brand = leading.brand
      rest = leading.rest
    }
    guard let brand = brand ?? BrandNames.ofFamily(in: rest) else { return nil }
    return (BrandNames.seller(of: rest, maker: brand), String(rest))
  }

  /// Looks a camera up by its name as given, then by its maker's spelling, then by its name without the family word.
  private func findCamera(_ name: String, brand: String) -> NameTable.Match? {
    if let match = table.match(name, brand: brand, kind: .camera), !match.isShort { return match }
    return table.match(MakerSpelling.name(name, brand: brand), brand: brand, kind: .camera)
      ?? table.match(name, brand: brand, kind: .camera)
  }
}
