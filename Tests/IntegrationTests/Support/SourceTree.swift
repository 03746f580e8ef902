import Foundation
import TestSupport

/// The imports between modules: as ARCHITECTURE.md lists them, and as the sources have them.
struct SourceTree {
  /// The package's own modules that each module may import, as listed.
  let listed: [String: Set<String>]
  /// All modules that each module imports.
  let imported: [String: Set<String>]

  init() throws {
    listed = Self.graph(in: try Repository.text("ARCHITECTURE.md"))
    imported = try Self.imports()
  }

  /// Modules that only make C libraries available to others; ARCHITECTURE.md does not list them.
  static let cModules: Set<String> = ["CTerm", "CMedia", "CGuide", "CCurl", "CPCRE2"]

  /// Reads the module graph: the first block of code below the heading "The module graph", whose lines are
  /// `name  words  → imports`.
  private static func graph(in text: String) -> [String: Set<String>] {
    guard let chapter = text.range(of: "\n## The module graph\n") else { return [:] }
    let parts = text[chapter.upperBound...].components(separatedBy: "```")
    guard parts.count > 1 else { return [:] }
    var graph: [String: Set<String>] = [:]
    for line in parts[1].split(separator: "\n") {
      let sides = line.components(separatedBy: "→")
      let name = sides[0].drop { !$0.isLetter }.prefix { $0.isLetter }
      guard !name.isEmpty, sides.count == 2 else { continue }
      graph[String(name)] = Set(sides[1].split { !$0.isLetter }.map(String.init)).subtracting(["nothing"])
    }
    return graph
  }

  private static func imports() throws -> [String: Set<String>] {
    var imports: [String: Set<String>] = [:]
    for module in try Repository.folders(in: "Sources") where !cModules.contains(module) {
      imports[module] = try modules(importedIn: "Sources/\(module)")
    }
    imports["BundledKeymaps"] = try modules(importedIn: "keymaps")
    return imports
  }

  private static func modules(importedIn folder: String) throws -> Set<String> {
    let lines = try Repository.files(in: folder, endings: [".swift"]).flatMap { file in
      try Repository.text(file).split(separator: "\n").filter { $0.contains("import ") }
    }
    return Set(lines.compactMap(importedModule))
  }

  /// The module of `import X`, `public import X`, `@testable import X`, `import struct X.Y`; nil for any other line.
  private static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
    let modifiers = words[..<keyword]
    guard modifiers.allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) })
    else {
      return nil
    }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "var", "let"]
    let name = words.dropFirst(keyword + 1).first { !kinds.contains($0) }
    return name.map { String($0.prefix { $0 != "." }) }
  }
}
