import Attributes

/// The sidecars of a folder, found by the names of the files that they are about. Case does not count, nor how accents are encoded.
struct SidecarIndex {
  /// XMP files by name.
  private var xmp: [String: String] = [:]
  /// JSON files by the part of their name before the extension.
  private var json: [TakeoutName: String] = [:]

  /// Creates the index of a folder's files.
  ///
  /// - Parameter names: The names in the folder, in any order; those of other files are ignored.
  init(_ names: some Sequence<String>) {
    for name in names {
      let key = Self.key(name)
      if key.hasSuffix(".xmp") { xmp[key] = name }
      if key.hasSuffix(".json") { json[TakeoutName(String(key.dropLast(".json".count)))] = name }
    }
  }

  /// Whether the folder has no sidecars at all.
  var isEmpty: Bool { xmp.isEmpty && json.isEmpty }

  /// Returns the names of a file's sidecars in XMP, the one that is about this file alone first: `a.jpg.xmp`, `a.xmp`.
  func xmp(of name: String) -> [String] {
    let key = Self.key(name)
    let stem = key.lastIndex(of: ".").map { String(key[..<$0]) } ?? key
    return [xmp["\(key).xmp"], stem == key ? nil : xmp["\(stem).xmp"]].compactMap(\.self)
  }

  /// Returns the name of a file's sidecar of Google Takeout; nil where it has none.
  func takeout(of name: String) -> String? {
    if json.isEmpty { return nil }
    return TakeoutName.candidates(forFile: Self.key(name)).lazy.compactMap { json[$0] }.first
  }

  /// Returns the JSON files that are about none of some files, in the order of their names.
  func takeoutFiles(aboutNoneOf names: some Sequence<String>) -> [String] {
    let used = Set(names.compactMap(takeout))
    return json.values.filter { !used.contains($0) }.sorted()
  }

  private static func key(_ name: String) -> String { name.lowercased().composed() }
}
