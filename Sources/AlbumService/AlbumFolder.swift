import Attributes
import Calls

/// A folder that an album represents. Two folders with the same name are two albums.
public struct AlbumFolder: Hashable, Sendable {
  /// The absolute path as ``Calls/PathText``, composed (NFC): a folder is one, however its accents are encoded.
  public let path: String
  /// The components of the path, for display; empty for the root folder.
  public let components: [String]

  /// The folder at an absolute path.
  public init(_ path: String) {
    self.path = path.composed()
    components = PathText.display(path).split(separator: "/").map { Self.visible(String($0)) }
  }

  /// The folder that contains a file, by the file's absolute path.
  public init(ofFile path: String) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    self.init(end == path.startIndex ? "/" : String(path[..<end]))
  }

  /// The folder's own name; `/` for the root folder.
  public var name: String { components.last ?? "/" }

  /// Returns whether the path ends with these components, or consists of them alone.
  public func ends(with text: String) -> Bool {
    let wanted = text.split(separator: "/").map { Self.visible(String($0)) }
    if wanted.isEmpty || text.hasPrefix("/") { return components == wanted }
    return components.suffix(wanted.count) == wanted[...]
  }

  private static func visible(_ name: String) -> String {
    let scalars = name.unicodeScalars.filter { !$0.properties.isBidiControl && $0 != "\u{FEFF}" }
    return String(String.UnicodeScalarView(scalars)).sanitizedForStorage()?.composed() ?? "?"
  }
}

extension AlbumFolder {
  /// Returns distinct names for folders with the same own name: as many components of each path as distinguish it from the others.
  ///
  /// - Parameters:
  ///   - folders: The folders, in the order in which their albums were made.
  ///   - isTaken: Returns whether an album that represents no folder has a name.
  /// - Returns: A name for each folder, all different, none of them taken and none longer than ``MediaItem/textLimit``.
  public static func names(
    of folders: [AlbumFolder], isTaken: (String) throws -> Bool
  ) rethrows -> [String] {
    let counts = Dictionary(folders.flatMap(\.endings).map { ($0, 1) }, uniquingKeysWith: +)
    var names: [String] = []
    var used: Set<String> = []
    for folder in folders {
      var candidates = (folder.endings.filter { counts[$0] == 1 } + [folder.fullName]).map { shortened($0) }[...]
      // Two paths may look the same: one of them is not UTF-8, or both are too long.
      var number = 1
      var name = candidates.removeFirst()
      while try used.contains(name) || isTaken(name) {
        if candidates.isEmpty { number += 1 }
        name = candidates.popFirst() ?? "\(shortened(folder.fullName, by: 12)) (\(number))"
      }
      used.insert(name)
      names.append(name)
    }
    return names
  }

  /// The last name of the path, the last two, and so on.
  private var endings: [String] {
    components.indices.reversed().map { components[$0...].joined(separator: "/") }
  }

  private var fullName: String { "/" + components.joined(separator: "/") }

  /// Returns a name, without its beginning if it is longer than the limit of an item's texts minus a reserve.
  private static func shortened(_ name: String, by reserve: Int = 0) -> String {
    let limit = MediaItem.textLimit - reserve
    guard name.unicodeScalars.count > limit else { return name }
    return "…" + String(String.UnicodeScalarView(name.unicodeScalars.suffix(limit - 1)))
  }
}

extension Album {
  /// Returns the albums that a text may refer to: the one with that name, else those whose folder's path ends with it.
  ///
  /// - Parameter text: A name, the end of a path, or an absolute path; accents may be encoded in any way.
  public static func albums(named text: String, among albums: [Album]) -> [Album] {
    // Swift compares by canonical equivalence.
    if let album = albums.first(where: { $0.name == text }) { return [album] }
    return albums.filter { $0.folder.map { AlbumFolder($0).ends(with: text) } ?? false }
  }
}
