import Foundation
import TestSupport
import Testing

/// All types, members and tests that ARCHITECTURE.md names exist.
@Suite struct ArchitectureTests {
  /// A name in backquotes: `Owner.member`, `Owner.member()` or `Owner`.
  private struct Name: CustomStringConvertible {
    let owner: String
    let member: String?

    var description: String { owner + (member.map { ".\($0)" } ?? "") }
    var isTest: Bool { owner.hasSuffix("Tests") || owner.hasSuffix("Conformance") }
  }

  private static func names() throws -> [Name] {
    let text = try Repository.text("ARCHITECTURE.md")
    return text.matches(of: #/`([A-Z][A-Za-z0-9]+)(?:\.([a-z][A-Za-z0-9]*))?(?:[(][^`]*)?`/#).map { match in
      Name(owner: String(match.output.1), member: match.output.2.map(String.init))
    }
  }

  /// The names that are declared below some folders.
  private struct Declarations {
    var types: Set<String> = []
    var members: Set<String> = []

    init(in folders: [String]) throws {
      for file in folders.flatMap({ Repository.files(in: $0, endings: [".swift"]) }) {
        var keyword: Substring?
        for word in try Repository.text(file).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
          switch keyword {
          case "struct", "enum", "class", "protocol": types.insert(String(word))
          case "func", "var", "let", "case": members.insert(String(word))
          default: break
          }
          keyword = word
        }
      }
    }

    func hold(_ name: Name) -> Bool {
      types.contains(name.owner) && name.member.map(members.contains) ?? true
    }
  }

  @Test func everyNamedTestExists() throws {
    let tests = try Declarations(in: ["Tests"])
    let named = try Self.names().filter(\.isTest)
    #expect(named.count > 20)
    #expect(named.filter { !tests.hold($0) }.map(\.description) == [])
  }

  @Test func everyNamedTypeExists() throws {
    let code = try Declarations(in: ["Sources", "Tests"])
    let modules = try Set(Repository.folders(in: "Sources"))
    let named = try Self.names().filter { !modules.contains($0.owner) || $0.member != nil }
    #expect(named.filter { !code.hold($0) }.map(\.description) == [])
  }

  @Test func everyClaimStepAndUnitIsListed() throws {
    let text = try Repository.text("ARCHITECTURE.md")
    let rows = (201...212).map { "S\($0)" } + (201...213).map(String.init) + ["1", "2", "3", "4", "5", "6-10", "11"]
    #expect(rows.filter { !text.contains("| \($0) ") } == [])
  }
}
