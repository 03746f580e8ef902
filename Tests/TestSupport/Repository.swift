import Foundation

/// The package under test, as files.
public enum Repository {
  /// The package's root.
  public static let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  /// A folder of samples beside the package, in `../shared`, which most clones do not have.
  ///
  /// - Returns: Its absolute path; nil if it is missing.
  public static func sharedFolder(_ name: String) -> String? {
    let path = root.deletingLastPathComponent().appendingPathComponent("shared/\(name)").path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The ID of the commit that is checked out, in hexadecimal; nil if the package is in no repository.
  public static var commit: String? {
    commit(in: root)
  }

  /// The ID of the commit that is checked out below a folder; nil if there is no repository.
  public static func commit(in root: URL) -> String? {
    var folder = root.appendingPathComponent(".git")
    // In a further working tree it is a file that names the folder.
    if let link = line(folder), link.hasPrefix("gitdir: ") {
      folder = URL(fileURLWithPath: String(link.dropFirst("gitdir: ".count)), isDirectory: true, relativeTo: root)
    }
    guard let head = line(folder.appendingPathComponent("HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return head }
    let name = String(head.dropFirst("ref: ".count))
    let shared = line(folder.appendingPathComponent("commondir")).map {
      URL(fileURLWithPath: $0, isDirectory: true, relativeTo: folder)
    }
    return [folder, shared].compactMap(\.self).lazy.compactMap { commit(named: name, in: $0) }.first
  }

  /// The commit that a reference names: in a file of its own, or in the list of packed ones.
  private static func commit(named name: String, in folder: URL) -> String? {
    if let id = line(folder.appendingPathComponent(name)) { return id }
    let packed = try? String(contentsOf: folder.appendingPathComponent("packed-refs"), encoding: .utf8)
    return packed?.split(separator: "\n").first { $0.hasSuffix(" \(name)") }?.split(separator: " ").first.map(
      String.init)
  }

  /// The first line of a file; nil if there is no such file.
  private static func line(_ file: URL) -> String? {
    let text = try? String(contentsOf: file, encoding: .utf8)
    return text?.split(separator: "\n").first.map(String.init)
  }

  /// The absolute path of a file.
  ///
  /// - Parameter path: Its path from the package's root.
  public static func path(_ path: String) -> String {
    root.appendingPathComponent(path).path
  }

  /// A file's text.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The files below a folder whose names end in one of these, by path from the root, sorted.
  public static func files(in folder: String, endings: [String]) -> [String] {
    let base = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in endings.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }.sorted()
  }

  /// The names of the folders in a folder, sorted.
  public static func folders(in folder: String) throws -> [String] {
    let base = root.appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: base.path)
    return names.filter { name in
      var isFolder: ObjCBool = false
      let path = base.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }
}
