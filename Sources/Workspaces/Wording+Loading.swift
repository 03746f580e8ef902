import Calls
import Device
import TOMLKit
import Television

extension AssetFolder {
  /// Reads the strings of a language.
  ///
  /// - Throws: ``WorkspaceError`` if the file cannot be read or is malformed.
  public func wording(_ language: Language) throws(WorkspaceError) -> Wording {
    Wording(sentences: try TOMLTable(contentsOf: strings(language)).sentences())
  }

  /// Reads the strings of the command line in a language.
  ///
  /// - Throws: ``WorkspaceError`` if the file cannot be read or is malformed.
  public func commandWording(_ language: Language) throws(WorkspaceError) -> Wording {
    Wording(sentences: try TOMLTable(contentsOf: commandStrings(language)).sentences())
  }

  /// Reads the sentences about problems in a language. Those that the television shows as well are among its own.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be read or is malformed.
  public func problemSentences(_ language: Language) throws(WorkspaceError) -> ProblemSentences {
    let own = try TOMLTable(contentsOf: problemStrings(language)).sentences()
    let shared = try wording(language).sentences.filter { key, _ in
      [SystemError.group, WorkspaceFault.group].contains { key.hasPrefix($0 + ".") }
    }
    return ProblemSentences(own.merging(shared) { first, _ in first })
  }

  /// Reads the help of all commands in a language other than English, by the command's words.
  ///
  /// - Throws: ``WorkspaceError`` if the file cannot be read or is malformed.
  public func helpPages(_ language: Language) throws(WorkspaceError) -> [String: String] {
    try TOMLTable(contentsOf: help(language)).sentences()
  }

  /// Reads the texts of the album server's web pages in all languages.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be read or is malformed.
  public func pageTexts() throws(WorkspaceError) -> [Language: [String: String]] {
    var texts: [Language: [String: String]] = [:]
    for language in Language.allCases { texts[language] = try TOMLTable(contentsOf: pageTexts(language)).sentences() }
    return texts
  }

  /// Reads the strings of all languages.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be read or is malformed.
  public func wordings() throws(WorkspaceError) -> [Language: Wording] {
    var wordings: [Language: Wording] = [:]
    for language in Language.allCases { wordings[language] = try wording(language) }
    return wordings
  }
}

extension TOMLTable {
  /// Returns the texts by dotted key; `photo.brand = "Brand"` and `[photo] brand = "Brand"` are the same.
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
