import Calls
import Device
import Foundation
import TestSupport
import Testing
import Workspaces

@testable import tenfoot

/// The sentences about problems: every case of every enumeration of problems has one in both languages, with the same values.
@Suite struct ProblemTextTests {
  /// The sentences of the files that have such sentences, by key.
  private static func sentences(_ language: Language) throws -> [String: String] {
    let assets = try AssetFolder(environment: [:])
    let files = [assets.problemStrings(language), assets.strings(language)]
    let lines = try files.flatMap { try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n") }
    let pairs = lines.compactMap { $0.wholeMatch(of: #/"([^"]+)" = "(.*)"/#)?.output }
    return Dictionary(pairs.map { (String($0.1), String($0.2)) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: The sources

  /// Returns the cases of all enumerations of problems by their keys, each with the labels of its values.
  private static func cases() throws -> [String: Set<String>] {
    let files = try Repository.files(in: "Sources", endings: [".swift"]).map(Repository.text)
    var cases: [String: Set<String>] = [:]
    for file in files {
      for match in file.matches(of: #/static let group = "(\w+)"/#) {
        let before = file[..<match.range.lowerBound]
        let names = before.matches(of: #/(?:enum |extension (?:\w+\.)*)(\w+): [^{\n]*WordedProblem/#)
        // Other types have groups as well.
        guard let name = names.last?.output.1 else { continue }
        let body = try #require(([file] + files).lazy.compactMap { Self.body(of: name, in: $0) }.first, "\(name)")
        for declared in body.matches(of: #/(?m)^ +case (\w+)(?:\((.*)\))?(?: = ".*")?$/#) {
          let values = declared.output.2.map { String($0) } ?? ""
          let labels = values.matches(of: #/(\w+): /#).map { String($0.output.1) }
          let isUnlabelled = !values.isEmpty && labels.isEmpty
          cases["\(match.output.1).\(declared.output.1)"] = Set(isUnlabelled ? ["value"] : labels)
        }
      }
    }
    return cases
  }

  /// Returns the declaration of an enumeration up to its closing brace; nil if a file does not have it.
  private static func body(of name: Substring, in file: String) -> Substring? {
    guard let pattern = try? Regex("(?m)^( *)(?:public |indirect )*enum \(name)\\b.*\\{$"),
      let start = file.firstMatch(of: pattern), let indentation = start.output[1].substring
    else { return nil }
    let rest = file[start.range.upperBound...]
    return rest.firstRange(of: "\n\(indentation)}").map { rest[..<$0.lowerBound] }
  }

  private static func placeholders(_ sentence: String) -> Set<String> {
    Set(sentence.matches(of: #/\{([a-zA-Z]+)\}/#).map { String($0.output.1) })
  }

  // MARK: Tests

  @Test(arguments: Language.allCases)
  func everyCaseHasASentenceWithItsValues(_ language: Language) throws {
    let sentences = try Self.sentences(language)
    let cases = try Self.cases()
    #expect(cases.count > 250)
    for (key, values) in cases {
      let forms = [key, "\(key).other"].compactMap { sentences[$0] }
      #expect(forms.count == 1, "\(key)")
      for sentence in forms {
        // What a library says is English, so that other languages leave it out.
        let optional: Set<String> = language == .english ? [] : ["libraryText"]
        #expect(Self.placeholders(sentence).union(optional) == values.union(optional), "\(key): \(sentence)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func noSentenceIsLeftOver(_ language: Language) throws {
    let cases = try Self.cases()
    let groups = Set(cases.keys.map { $0.prefix { $0 != "." } })
    let sources = try Repository.files(in: "Sources", endings: [".swift"]).map(Repository.text).joined()
    let file = try AssetFolder(environment: [:]).problemStrings(language)
    let own = try String(contentsOfFile: file, encoding: .utf8).matches(of: #/(?m)^"([^"]+)" = /#)
      .map { String($0.output.1) }
    let shared = try Self.sentences(language).keys.filter { $0.hasPrefix("system.") || $0.hasPrefix("workspace.") }
    for key in own + shared {
      let name = key.replacing(#/\.(one|other)$/#, with: "")
      let isUsed = groups.contains(name.prefix { $0 != "." }) ? cases[name] != nil : sources.contains("\"\(name)\"")
      #expect(isUsed, "\(key)")
    }
  }

  @Test func bothLanguagesUseTheSameValues() throws {
    let english = try Self.sentences(.english)
    for (key, sentence) in try Self.sentences(.chinese) {
      let expected = try #require(english[key], "\(key)")
      #expect(Self.placeholders(sentence).isSubset(of: Self.placeholders(expected).union(["monthNumber"])), "\(key)")
    }
  }

  @Test func theSentencesOfLastResortAreThoseOfTheFile() throws {
    let file = ProblemSentences(try Self.sentences(.english))
    for key in ProblemSentences.lastResortSentences.keys {
      #expect(ProblemSentences.lastResort.text(key) == file.text(key), "\(key)")
    }
  }

  // MARK: Rendering

  @Test func valuesAreWordedFromTheInsideOut() {
    let sentences = ProblemSentences([
      "workspace.unreadable": "{path}: {error}", "system.missing": "gone", "list.separator": " + ", "list.or": " or ",
      "x.one": "{count} thing {of}", "x.other": "{count} things {of}",
    ])
    let problem = WorkspaceFault.unreadable(path: "{error}", error: .missing)
    #expect(problem.text(in: sentences) == "{error}: gone")
    #expect(sentences.text("x", ["count": 1, "of": ["a", "b"]]) == "1 thing a + b")
    #expect(sentences.text("x", ["count": 2, "of": Alternatives(["a", "b", "c"])]) == "2 things a + b or c")
    #expect(sentences.text("y", ["count": 2, "of": "z"]) == "y, count: 2, of: z")
  }
}
