import Device
import Foundation
import TestSupport
import Television
import Workspaces

/// The texts of pages in one language: the television's own sentences, and the names that services give.
struct PageTexts {
  /// The television's sentences as they are written, and in capitals as labels are.
  private let whole: Set<String>
  /// Its sentences without blanks, split where values are filled in, by their first characters.
  private let byBeginning: [String: [[String]]]
  private let names: NameIndex

  /// - Parameters:
  ///   - sentences: The television's sentences, with `{name}` where values are filled in.
  ///   - names: Titles, names and summaries, in any language.
  init(sentences: [String], names: Set<String>) {
    whole = Set(sentences.flatMap { [$0, $0.uppercased()] })
    let parts = sentences.map { $0.split(separator: #/\{[a-zA-Z]+\}/#).map { String($0).withoutBlanks } }
    byBeginning = Dictionary(
      grouping: parts.filter { $0.first.map { $0.count >= Self.beginningCount } ?? false },
      by: { Self.beginning($0[0]) })
    self.names = NameIndex(names)
  }

  /// The texts that come with the program.
  init(_ language: Language, in assets: AssetFolder) throws {
    let wording = try assets.wording(language)
    let files = [assets.demoAlbum, assets.catalogue, assets.channels]
    self.init(sentences: Array(wording.sentences.values), names: Set(try files.flatMap(Self.strings)))
  }

  /// Whether a text is one of the television's own.
  func isOwn(_ text: String) -> Bool {
    whole.contains(text)
  }

  /// Whether a text may be cut for lack of room: where it consists of names, whole or cut themselves.
  ///
  /// Several names of one thing are joined by commas or a dot: a model and its colour, a photographer and a camera, a title and an owner.
  func mayBeCut(_ text: String) -> Bool {
    !isOwn(text)
      && text.components(separatedBy: ", ").flatMap { $0.components(separatedBy: " · ") }.allSatisfy(names.holds)
  }

  /// The sentences that a line without blanks may be the first line of: one is the beginning of the other.
  func sentences(beginningLike line: String) -> [[String]] {
    guard line.count >= Self.beginningCount else { return [] }
    return byBeginning[Self.beginning(line), default: []].filter { $0[0].hasPrefix(line) || line.hasPrefix($0[0]) }
  }

  /// Shorter lines begin too many sentences by chance.
  private static let beginningCount = 10

  private static func beginning(_ text: String) -> String {
    String(text.prefix(beginningCount))
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

/// Names that are found by any of their words.
private struct NameIndex {
  /// All suffixes of names that start at a word, sorted.
  private let suffixes: [Substring]

  init(_ names: Set<String>) {
    suffixes = names.flatMap { name in
      name.indices.filter { $0 == name.startIndex || !name[name.index(before: $0)].isWordPart }.map { name[$0...] }
    }.sorted()
  }

  /// Whether a text is in a name from the start of a word on, and to the end of a word unless the text is cut itself.
  func holds(_ text: String) -> Bool {
    let isCut = text.hasSuffix("…")
    let start = isCut ? text.dropLast() : text[...]
    var (low, high) = (0, suffixes.count)
    while low < high {
      let middle = (low + high) / 2
      if suffixes[middle] < start { low = middle + 1 } else { high = middle }
    }
    return suffixes[low...].prefix { $0.hasPrefix(start) }.contains { suffix in
      isCut || !(suffix.dropFirst(start.count).first?.isWordPart ?? false)
    }
  }
}

extension Character {
  /// Whether it belongs to a word that is written between blanks; Chinese characters do not.
  fileprivate var isWordPart: Bool { isASCII && (isLetter || isNumber) }
}
