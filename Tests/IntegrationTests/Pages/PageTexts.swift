import Device
import Foundation
import TestSupport
import Television
import Workspaces

/// The texts of one language: the television's own, and those that come from the services of the demo data.
struct PageTexts {
  /// The television's sentences without blanks, split where values are filled in.
  let sentences: [[String]]
  /// Titles, names and summaries; in all languages, since what was imported is shown as it is.
  let names: Set<String>

  private let whole: Set<String>
  private let words: String

  init(sentences: [String], names: Set<String>) {
    self.sentences = sentences.map { $0.split(separator: #/\{[a-zA-Z]+\}/#).map { String($0).withoutBlanks } }
      .filter { !$0.isEmpty }
    self.names = names
    whole = Set(sentences.flatMap { [$0, $0.uppercased()] })
    words = " " + names.joined(separator: " \n ") + " "
  }

  /// The texts that come with the program.
  init(_ language: Language, in assets: AssetFolder) throws {
    let wording = try assets.wording(language)
    let files = [assets.demoAlbum, assets.catalogue, assets.channels]
    self.init(sentences: Array(wording.sentences.values), names: Set(try files.flatMap(Self.strings)))
  }

  /// Whether a text, or its beginning up to the mark for missing text, is one of the television's own.
  func isOwn(_ text: String) -> Bool {
    whole.contains(text)
  }

  /// Whether a text may be cut for lack of room: where it consists of names alone, whole or themselves cut.
  ///
  /// Several names of one thing are joined by commas: a model and its colour, a photographer and a camera.
  func mayBeCut(_ text: String) -> Bool {
    !isOwn(text) && text.components(separatedBy: ", ").allSatisfy(isName)
  }

  /// Whether a text stands in a name from the start of a word on, to the end of a word unless the text is itself cut.
  private func isName(_ text: String) -> Bool {
    let isCut = text.hasSuffix("…")
    let start = isCut ? String(text.dropLast()) : text
    return words.ranges(of: start).contains { range in
      let before = words[..<range.lowerBound].last
      let after = words[range.upperBound...].first
      return before.map { !$0.isWordPart } ?? true && (isCut || after.map { !$0.isWordPart } ?? true)
    }
  }

  /// All strings in a file of JSON or of JSON lines.
  private static func strings(in file: String) throws -> [String] {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let documents = file.hasSuffix(".json") ? [text] : text.split(separator: "\n").map(String.init)
    return try documents.flatMap { strings(in: try JSONSerialization.jsonObject(with: Data($0.utf8))) }
  }

  private static func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.values.flatMap(strings)
    default: []
    }
  }
}

extension Character {
  /// Whether it belongs to a word that is written between blanks; Chinese has none.
  fileprivate var isWordPart: Bool { isASCII && (isLetter || isNumber) }
}
