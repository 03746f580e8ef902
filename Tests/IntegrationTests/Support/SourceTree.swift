import Foundation

/// The house as ARCHITECTURE.md draws it, and as the sources have it.
struct SourceTree {
  /// What each target may import of the package's own, from the drawing.
  let drawn: [String: Set<String>]
  /// What each target imports, its own and others', from its sources.
  let built: [String: Set<String>]

  init() throws {
    drawn = Self.drawing(in: try Repository.text("ARCHITECTURE.md"))
    built = try Self.imports()
  }

  /// The targets that only hand C libraries on to others; the drawing leaves them out.
  static let cTargets: Set<String> = ["CTerm", "CMedia", "CGuide"]

  /// Reads the drawing: the first block of code behind the heading "The module graph", a line `name  words  → imports` each.
  private static func drawing(in text: String) -> [String: Set<String>] {
    guard let chapter = text.range(of: "\n## The module graph\n") else { return [:] }
    let parts = text[chapter.upperBound...].components(separatedBy: "```")
    guard parts.count > 1 else { return [:] }
    var drawing: [String: Set<String>] = [:]
    for line in parts[1].split(separator: "\n") {
      let sides = line.components(separatedBy: "→")
      let name = sides[0].drop { !$0.isLetter }.prefix { $0.isLetter }
      guard !name.isEmpty, sides.count == 2 else { continue }
      drawing[String(name)] = Set(sides[1].split { !$0.isLetter }.map(String.init)).subtracting(["nothing"])
    }
    return drawing
  }

  private static func imports() throws -> [String: Set<String>] {
    var imports: [String: Set<String>] = [:]
    for target in try Repository.folders(in: "Sources") where !cTargets.contains(target) {
      imports[target] = try modules(importedIn: "Sources/\(target)")
    }
    imports["BundledKeymaps"] = try modules(importedIn: "keymaps")
    return imports
  }

  private static func modules(importedIn folder: String) throws -> Set<String> {
    let lines = try Repository.files(in: folder, endings: [".swift"]).flatMap { file in
      try Repository.text(file).split(separator: "\n")
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
