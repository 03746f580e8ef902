import Foundation
import Testing

/// ARCHITECTURE.md names types and tests; all of them are there.
@Suite struct ArchitectureTests {
  /// What stands in backquotes as `Owner.member`, `Owner.member()` or `Owner`.
  static func names() throws -> [(owner: String, member: String?)] {
    let text = try Repository.text("ARCHITECTURE.md")
    return text.matches(of: #/`([A-Z][A-Za-z0-9]+)(?:\.([a-z][A-Za-z0-9]*))?(?:[(][^`]*)?`/#).map { match in
      (String(match.output.1), match.output.2.map(String.init))
    }
  }

  static func text(of folder: String) throws -> String {
    try Repository.files(in: folder, endings: [".swift"]).map(Repository.text).joined(separator: "\n")
  }

  @Test func everyTestNamedIsThere() throws {
    let tests = try Self.text(of: "Tests")
    let named = try Self.names().filter { $0.owner.hasSuffix("Tests") || $0.owner.hasSuffix("Conformance") }
    #expect(named.count > 20)
    let missing = named.filter { suite, test in
      !tests.contains("struct \(suite)") || !(test.map { tests.contains("func \($0)(") } ?? true)
    }
    #expect(missing.map { "\($0.owner).\($0.member ?? "")" } == [])
  }

  @Test func everyTypeNamedIsThere() throws {
    let code = try Self.text(of: "Sources") + Self.text(of: "Tests")
    let targets = try Set(Repository.folders(in: "Sources"))
    let named = try Self.names().filter { !targets.contains($0.owner) || $0.member != nil }
    let missing = named.filter { type, member in
      let isType = ["struct", "enum", "class", "protocol"].contains { code.contains("\($0) \(type)") }
      let isMember = member.map { member in
        ["func", "var", "let", "case"].contains { code.contains("\($0) \(member)") }
      }
      return !isType || isMember == false
    }
    #expect(missing.map { "\($0.owner).\($0.member ?? "")" } == [])
  }

  @Test func everyStepAndUnitHasItsPlace() throws {
    let text = try Repository.text("ARCHITECTURE.md")
    let places = (201...212).map { "S\($0)" } + (201...213).map(String.init) + ["1", "2", "3", "4", "5", "6-10", "11"]
    #expect(places.filter { !text.contains("| \($0) ") } == [])
  }
}
