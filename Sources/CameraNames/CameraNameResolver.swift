/// Canonical names for brands, models and lenses, built from rules and one data file.
///
/// A camera is known by one name everywhere: the brand and the name its maker prints on the box in Europe, with family
/// words (`Canon EOS 550D`, `Nikon Coolpix P6000`, `Sony Alpha 7 III`). What files hold is far from it: internal codes,
/// the names of other regions, several names at once, rubbish (see ``ExifText``).
///
/// A name takes these steps: it is cleaned; its brand is found, where the brand in the model beats the one in the make;
/// noise is taken off; the maker's spelling is applied; and the table is asked, exactly, by ``NameKey``, for the name as
/// it came and as it is spelled. What the table does not know keeps its cleaned and spelled name. Nothing ever matches
/// by likeness, so an unknown camera stays unknown and is never taken for another product.
///
/// Canonical names are fixed points: asking for the canonical name of a canonical name changes nothing.
public struct CameraNameResolver: Sendable {
  let table: NameTable

  /// Names by rules alone, without any table: regional names stay apart.
  public static let rulesOnly = CameraNameResolver(table: NameTable())

  /// Names by rules and a table.
  ///
  /// - Parameter table: The bytes of `assets/names/names.tsv`.
  /// - Throws: ``CameraNamesError`` when the bytes are no such table, or contradict themselves.
  public init(table: some Collection<UInt8>) throws(CameraNamesError) {
    self.table = try NameTable(file: table)
  }

  private init(table: NameTable) { self.table = table }

  /// The canonical camera behind a file's Make and Model.
  ///
  /// - Parameters:
  ///   - make: EXIF Make, as it is; `nil`, blank or rubbish will do.
  ///   - model: EXIF Model, likewise.
  /// - Returns: What is known, which may be nothing. An unknown camera keeps its cleaned name behind its brand.
  public func camera(make: String?, model: String?) -> CanonicalCamera {
    let make = make.flatMap { ExifText.clean($0) }
    let brand = make.flatMap { optionalBrand($0) }
    guard let model = model.flatMap({ ExifText.clean($0) }), !ModelText.isPlaceholder(model) else {
      return CanonicalCamera(brand: brand, model: nil)
    }
    let product = settled(fullName(model: model, make: make, brand: brand))
    return CanonicalCamera(brand: product.brand ?? brand, model: product.name)
  }

  /// The canonical name of a brand: `NIKON CORPORATION` and `nikon` are `Nikon`.
  ///
  /// - Parameter raw: EXIF Make, or what a person wrote.
  /// - Returns: A brand; for an unknown one the cleaned text.
  public func brand(_ raw: String) -> String {
    guard let text = ExifText.clean(raw) else { return "" }
    return optionalBrand(text) ?? text
  }

  /// The canonical full name of a model that a person wrote: `canon rebel t2i` and `EOS 550D` are `Canon EOS 550D`.
  ///
  /// - Parameter raw: A model with its brand, or one whose family betrays it.
  /// - Returns: A full name; for an unknown camera the cleaned text, spelled as far as rules go.
  public func model(_ raw: String) -> String {
    guard let text = ExifText.clean(raw) else { return "" }
    return settled(text).name ?? brand(text)
  }

  /// Whether the table has a camera of this name, with its brand: a real product, and not merely a well spelled name.
  public func knows(_ model: String) -> Bool {
    split(model).map { known($0.name, brand: $0.brand) != nil } ?? false
  }

  /// The one real camera that goes by a name without its brand: `Kiss X4` is the Canon EOS 550D. Nil where none does,
  /// or cameras of several brands do.
  public func only(named name: String) -> CanonicalCamera? {
    var found: [String: CanonicalCamera] = [:]
    for brand in Set(Brand.spellings.values) {
      let camera = camera(make: brand, model: name)
      if let model = camera.model, knows(model) { found[model] = camera }
    }
    return found.count == 1 ? found.values.first : nil
  }

  // MARK: - Steps

  private func optionalBrand(_ make: String) -> String? {
    Brand.canonical(named: make) ?? Brand.ofFamily(in: make[...]) ?? Brand.unknown(named: make)
  }

  /// A model with its brand in front, unless it names one itself.
  private func fullName(model: String, make: String?, brand: String?) -> String {
    let plain = model.filter { $0 != "<" && $0 != ">" }
    guard let make, let brand, Brand.leading(in: plain[...]) == nil else { return plain }
    // A family that got into the make (Caplio) belongs to the model.
    if Brand.canonical(named: make) == nil, Brand.ofFamily(in: make[...]) == brand {
      return "\(brand) \(make) \(plain)"
    }
    if plain.lowercased() == brand.lowercased() || plain.lowercased().hasPrefix(brand.lowercased() + " ") {
      return plain
    }
    return "\(brand) \(plain)"
  }

  /// The brand and the full canonical name behind a full name, each where there is one.
  ///
  /// What one rule takes off a name may uncover work for another, so rules are applied until they change nothing; that
  /// makes canonical names fixed points. Real names settle at once, and rubbish soon, as rules hardly ever add.
  private func settled(_ fullName: String) -> (brand: String?, name: String?) {
    var product = product(named: fullName)
    for _ in 0..<Self.passesAtMost {
      guard let name = product.name else { break }
      let next = self.product(named: name)
      if next.name == product.name { break }
      product = (next.brand ?? product.brand, next.name)
    }
    return product
  }

  /// More passes than the worst rubbish was ever seen to need.
  static let passesAtMost = 8

  private func product(named fullName: String) -> (brand: String?, name: String?) {
    guard let (brand, rest) = split(fullName) else {
      let name = ModelText.withoutNoise(fullName)
      return (nil, ModelText.isPlaceholder(name) || name.isEmpty ? nil : name)
    }
    let name = ModelText.withoutNoise(rest)
    guard !name.isEmpty, !ModelText.isPlaceholder(name) else { return (brand, nil) }
    if let match = known(name, brand: brand) { return (match.brand, "\(match.brand) \(match.name)") }
    let listed = ModelText.listed(in: name).map { split($0) ?? (brand, $0) }
    for (brand, name) in listed {
      if let match = known(name, brand: brand) { return (match.brand, "\(match.brand) \(match.name)") }
    }
    // Of names that nobody knows, one with a number is more of a name.
    let chosen = listed.first { $0.name.contains(where: \.isNumber) } ?? listed.first ?? (brand, name)
    return (chosen.brand, "\(chosen.brand) \(MakerSpelling.name(chosen.name, brand: chosen.brand))")
  }

  /// A name's brand and the rest, which may be empty; `nil` when nothing in it tells the brand.
  private func split(_ fullName: String) -> (brand: String, name: String)? {
    var rest = fullName[...]
    var brand: String?
    while let leading = Brand.leading(in: rest), brand == nil || leading.brand == brand {
      brand = leading.brand
      rest = leading.rest
    }
    guard let brand = brand ?? Brand.ofFamily(in: rest) else { return nil }
    return (Brand.seller(of: rest, maker: brand), String(rest))
  }

  /// What the table knows by a name: as it came, in full; as its maker spells it; or as it came, without family.
  private func known(_ name: String, brand: String) -> NameTable.Match? {
    if let match = table.match(name, brand: brand, kind: .camera), !match.isShort { return match }
    return table.match(MakerSpelling.name(name, brand: brand), brand: brand, kind: .camera)
      ?? table.match(name, brand: brand, kind: .camera)
  }
}
