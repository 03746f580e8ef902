import Device
import Television
import Testing
import Workspaces

/// The words of the two languages.
@Suite struct WordingTests {
  let wordings: [Language: Wording]

  init() throws {
    wordings = try AssetFolder(environment: [:]).wordings()
  }

  @Test(arguments: Language.allCases)
  func everyPhraseIsThereAndNoneIsLeftOver(_ language: Language) throws {
    let keys = Set(try #require(wordings[language]).sentences.keys)
    // Chinese has one form for every number of things.
    let forms = language == .english ? ["one", "other"] : ["other"]
    let expected = Phrase.allCases.flatMap { phrase in
      phrase.isCounted ? forms.map { "\(phrase.rawValue).\($0)" } : [phrase.rawValue]
    }
    #expect(Set(expected).subtracting(keys).sorted() == [], "missing")
    #expect(keys.subtracting(expected).sorted() == [], "left over")
  }

  @Test(arguments: Language.allCases)
  func nothingIsEmptyOrHoldsControlCharacters(_ language: Language) throws {
    for (key, sentence) in try #require(wordings[language]).sentences {
      #expect(!sentence.isEmpty, "\(key)")
      #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(key)")
    }
  }

  @Test func bothLanguagesFillTheSameBlanks() throws {
    let english = try #require(wordings[.english]).sentences
    let chinese = try #require(wordings[.chinese]).sentences
    // What services say of failures is English, and repeated in Chinese only where it tells more than the phrase.
    for (key, sentence) in chinese where !key.hasPrefix("failure") {
      #expect(Self.blanks(of: sentence) == Self.blanks(of: english[key] ?? ""), "\(key)")
    }
  }

  @Test func everyPhraseIsUsed() throws {
    let sources = try Repository.files(in: "Sources/Television", endings: [".swift"])
      .filter { !$0.hasSuffix("/Phrase.swift") }.map(Repository.text).joined()
    for phrase in Phrase.allCases {
      // Some are found by their key: a theme's name, a colour's.
      let isFoundByKey = phrase.rawValue.contains(".")
      #expect(isFoundByKey || sources.contains(".\(phrase)"), "\(phrase) is said nowhere")
    }
  }

  /// The names between braces; a month is the same by name and by number.
  private static func blanks(of sentence: String) -> Set<Substring> {
    Set(sentence.matches(of: #/\{([a-zA-Z]+)\}/#).map { $0.output.1 == "monthNumber" ? "month" : $0.output.1 })
  }
}
