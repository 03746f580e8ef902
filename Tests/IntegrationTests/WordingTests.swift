import Device
import Television
import TestSupport
import Testing
import Workspaces

/// The sentences of the two languages.
@Suite struct WordingTests {
  let wordings: [Language: Wording]

  init() throws {
    wordings = try AssetFolder(environment: [:]).wordings()
  }

  @Test(arguments: Language.allCases)
  func everyPhraseHasASentenceAndNoSentenceIsUnused(_ language: Language) throws {
    let keys = Set(try #require(wordings[language]).sentences.keys)
    // Chinese has one form for every number of things.
    let forms = language == .english ? ["one", "other"] : ["other"]
    let expected = Phrase.allCases.flatMap { phrase in
      phrase.isCounted ? forms.map { "\(phrase.rawValue).\($0)" } : [phrase.rawValue]
    }
    #expect(Set(expected).subtracting(keys).sorted() == [], "missing")
    #expect(
      keys.filter { !$0.hasPrefix("failure.") && !$0.hasPrefix("system.") && !$0.hasPrefix("workspace.") }
        .subtracting(expected).sorted() == [], "left over")
  }

  @Test(arguments: Language.allCases)
  func everyFailureHasASentenceAndNoSentenceIsUnused(_ language: Language) throws {
    let keys = Set(try #require(wordings[language]).sentences.keys).filter { $0.hasPrefix("failure.") }
    let sources = try Repository.files(in: "Sources", endings: [".swift"]).map(Repository.text).joined()
    let raised = Set(
      sources.matches(of: #/ServiceFailure\(\s*\.([a-z]\w+)(?:,\s*\.([a-z]\w+))?/#).map { match in
        "failure." + [match.output.1, match.output.2].compactMap(\.self).joined(separator: ".")
      })
    #expect(raised.count > 20)
    #expect(raised.subtracting(keys).sorted() == [], "missing")
    // A server may send any code without a reason; the stores choose a reason by the database's error.
    let codes = Set(sources.matches(of: #/= Code\(rawValue: "(\w+)"\)/#).map { "failure.\($0.output.1)" })
    let storage = try Repository.files(in: "Sources/Storage", endings: [".swift"]).map(Repository.text).joined()
    let ofStores = storage.matches(of: #/Reason\(rawValue: "(\w+)"\)/#).map { "failure.storage.\($0.output.1)" }
    let network = try Repository.text("Sources/Calls/ServiceFailure+Network.swift")
    let ofNetwork = network.matches(of: #/= .*\(rawValue: "(\w+)"\)/#).map { "failure.unavailable.\($0.output.1)" }
    #expect(Set(ofNetwork).subtracting(keys).sorted() == [], "network")
    #expect(codes.subtracting(keys).sorted() == [], "codes")
    #expect(Set(ofStores).subtracting(keys).sorted() == [], "stores")
    #expect(
      keys.subtracting(raised).subtracting(codes).subtracting(ofStores).subtracting(ofNetwork).sorted() == [
        "failure.unknown"
      ])
  }

  @Test(arguments: Language.allCases)
  func sentencesAreNotEmptyAndHoldNoControlCharacters(_ language: Language) throws {
    for (key, sentence) in try #require(wordings[language]).sentences {
      #expect(!sentence.isEmpty, "\(key)")
      #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(key)")
    }
  }

  @Test func bothLanguagesUseTheSameValues() throws {
    let english = try #require(wordings[.english]).sentences
    let chinese = try #require(wordings[.chinese]).sentences
    for (key, sentence) in chinese {
      // The words of a library are English, so that other languages may omit them.
      let values = Self.blanks(of: english[key] ?? "").union(["libraryText"])
      #expect(Self.blanks(of: sentence).union(["libraryText"]) == values, "\(key)")
    }
  }

  @Test(arguments: Language.allCases)
  func noFailureShowsAnID(_ language: Language) throws {
    let allowed: Set<Substring> = [
      "title", "name", "model", "brand", "attribute", "seconds", "limit", "count", "path", "file", "details",
      "parent", "owner", "permissions", "server", "location", "parameter", "found", "expected",
    ]
    for (key, sentence) in try #require(wordings[language]).sentences where key.hasPrefix("failure.") {
      #expect(Self.blanks(of: sentence).subtracting(allowed).isEmpty, "\(key)")
    }
  }

  @Test func everyPhraseIsUsed() throws {
    let sources = try Repository.files(in: "Sources/Television", endings: [".swift"])
      .filter { !$0.hasSuffix("/Phrase.swift") }.map(Repository.text).joined()
    for phrase in Phrase.allCases {
      // Some are found by their key: a theme's name, a colour's.
      let isFoundByKey = phrase.rawValue.contains(".")
      #expect(isFoundByKey || sources.contains(".\(phrase)"), "\(phrase) is not used")
    }
  }

  /// The names between braces. A month may be given by name or by number.
  private static func blanks(of sentence: String) -> Set<Substring> {
    Set(sentence.matches(of: #/\{([a-zA-Z]+)\}/#).map { $0.output.1 == "monthNumber" ? "month" : $0.output.1 })
  }
}
