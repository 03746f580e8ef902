/// The name of a JSON file of Google Takeout, without its extension, taken apart.
///
/// Takeout names the sidecar of `x.jpg` `x.jpg.json`, since 2024 `x.jpg.supplemental-metadata.json`, both cut so that 46 characters are
/// left before `.json`. The number of a file whose name occurs more than once stands behind all that: that of `x(1).jpg` is
/// `x.jpg(1).json`. An edited picture, `x-edited.jpg`, shares the sidecar of the one it was made from.
struct TakeoutName: Hashable {
  private static let suffix = ".supplemental-metadata"
  /// Where names are cut; some versions count 51 characters with the extension, and letters of several bytes are counted in several ways.
  private static let cutLengths = 46...51

  /// The name without its number.
  let text: String
  /// The number in brackets at the end; nil for none.
  let number: Int?

  /// Takes a name apart.
  init(_ name: String) {
    (text, number) = Self.split(name)
  }

  private init(text: String, number: Int?) {
    (self.text, self.number) = (text, number)
  }

  /// Returns the names that the sidecar of a file may have, the likeliest first.
  ///
  /// - Parameter file: The file's name in lower case.
  static func candidates(forFile file: String) -> [TakeoutName] {
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let `extension` = String(file[dot...])
    let whole = String(file[..<dot])
    let (stem, number) = split(whole)
    var names = names(stem + `extension`, number)
    // Some versions leave the number in its place.
    if number != nil { names += self.names(file, nil) }
    if let original = edited.first(where: stem.hasSuffix).map({ stem.dropLast($0.count) }), !original.isEmpty {
      names += self.names(original + `extension`, number)
    }
    return names + [TakeoutName(text: stem, number: number)]
  }

  /// The endings of edited pictures in the languages of Google Photos.
  private static let edited = [
    "-edited", "-effects", "-bearbeitet", "-modifié", "-editado", "-editada", "-modificato", "-bewerkt",
    "-edytowane", "-redigerad", "-redigeret", "-redigert", "-muokattu", "-upraveno", "-编辑后", "-已修改", "-編集済み", "-수정됨",
    "-изменено", "-düzenlendi",
  ]

  /// Returns the names with every ending that a cut leaves.
  private static func names(_ text: some StringProtocol, _ number: Int?) -> [TakeoutName] {
    let full = String(text) + suffix
    let isASCII = full.utf8.allSatisfy { $0 < 0x80 }
    let cut = full.indices.reversed().map { full[..<$0] }.filter { name in
      name.utf8.count > text.utf8.count || cutLengths.contains(name.utf8.count)
        || (!isASCII && cutLengths.contains(name.utf16.count))
    }
    return ([String(text), full] + cut.map { String($0) }).map { TakeoutName(text: $0, number: number) }
  }

  /// Splits a number in brackets from the end of a name.
  private static func split(_ name: String) -> (text: String, number: Int?) {
    guard name.last == ")", let open = name.lastIndex(of: "("), open != name.startIndex else { return (name, nil) }
    let digits = name[name.index(after: open)...].dropLast()
    guard (1...4).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return (name, nil) }
    return (String(name[..<open]), Int(digits))
  }
}
