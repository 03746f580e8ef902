import AlbumService
import Calls
import SystemPackage

/// The sidecars of one file, by path.
struct Sidecars: Hashable, Sendable {
  /// The sidecars in XMP, in order of precedence.
  var xmp: [String] = []
  /// That of Google Takeout; nil for none.
  var takeout: String?

  /// Returns their state, which changes when one is added, removed or written to; empty where there are none.
  func state() -> String {
    (xmp + [takeout].compactMap(\.self)).compactMap { try? FileStamp(ofFile: $0) }
      .map { "\($0.inode) \($0.sizeBytes) \($0.modifiedNS)" }.joined(separator: ", ")
  }
}

/// Finds the sidecars of the files of an import.
struct SidecarFinder {
  private var indexes: [String: SidecarIndex] = [:]
  /// Names of files in Takeout's JSON, by folder, where names alone do not lead to the sidecar.
  private var byTitle: [String: [String: String]] = [:]

  /// Looks for sidecars beside files.
  init(_ files: [DirectoryWalker.File]) {
    var names: [String: [String]] = [:]
    var listed: Set<String> = []
    for file in files {
      let (folder, name) = Self.split(file.path)
      if file.isNamed, listed.insert(folder).inserted {
        // Nothing else of the folder may have been asked for.
        names[folder, default: []] += Self.names(in: folder)
      }
      names[folder, default: []].append(name)
    }
    for (folder, names) in names {
      let index = SidecarIndex(names)
      if index.isEmpty { continue }
      indexes[folder] = index
      byTitle[folder] = Self.titles(index, folder, names)
    }
  }

  /// Returns the sidecars of a file.
  func sidecars(of path: String) -> Sidecars {
    let (folder, name) = Self.split(path)
    guard let index = indexes[folder] else { return Sidecars() }
    let takeout = index.takeout(of: name) ?? byTitle[folder]?[name]
    return Sidecars(xmp: index.xmp(of: name).map { "\(folder)/\($0)" }, takeout: takeout.map { "\(folder)/\($0)" })
  }

  /// Reads the JSON files that no name leads to, for the files that lead to none, and pairs them by the title in the JSON.
  private static func titles(_ index: SidecarIndex, _ folder: String, _ names: [String]) -> [String: String] {
    let media = names.filter { FileNameRole($0) != .notMedia }
    let unpaired = media.filter { index.takeout(of: $0) == nil }
    guard !unpaired.isEmpty else { return [:] }
    var pairs: [String: String] = [:]
    for json in index.takeoutFiles(aboutNoneOf: media) {
      guard let title = TakeoutFile(path: "\(folder)/\(json)")?.title else { continue }
      let match = unpaired.first { pairs[$0] == nil && TakeoutFile.isSame(title, as: $0) }
      if let match { pairs[match] = json }
    }
    return pairs
  }

  private static func names(in folder: String) -> [String] {
    guard let listing = try? DirectoryListing(PathText.bytes(of: folder.isEmpty ? "/" : folder)) else { return [] }
    return listing.entries().entries.map { PathText.text(of: $0.name) }.filter { $0.first != "." }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}
