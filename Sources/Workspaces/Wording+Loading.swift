import Device
import TOMLKit
import Television

extension AssetFolder {
  /// Reads the words of a language.
  ///
  /// - Throws: ``WorkspaceError`` when the file is missing or does not parse.
  public func wording(_ language: Language) throws(WorkspaceError) -> Wording {
    Wording(sentences: try TOMLTable(contentsOf: strings(language)).sentences())
  }

  /// Reads the words of every language.
  ///
  /// - Throws: ``WorkspaceError`` when a file is missing or does not parse.
  public func wordings() throws(WorkspaceError) -> [Language: Wording] {
    var wordings: [Language: Wording] = [:]
    for language in Language.allCases { wordings[language] = try wording(language) }
    return wordings
  }
}

extension TOMLTable {
  /// Its texts by dotted key; `photo.brand = "Brand"` and `[photo] brand = "Brand"` are the same.
  fileprivate func sentences(under prefix: String = "") -> [String: String] {
    var sentences: [String: String] = [:]
    for (key, value) in self {
      if let table = value.table {
        sentences.merge(table.sentences(under: prefix + key + ".")) { $1 }
      } else {
        sentences[prefix + key] = value.string
      }
    }
    return sentences
  }
}
