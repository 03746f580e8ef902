import Calls
import Glibc
import SystemPackage

/// The photos and the folders directly in a folder, by the names of files, for a list from which they are chosen. An import finds the same
/// files, and reads them to see what they are.
public struct MediaListing: Hashable, Sendable {
  /// A folder or a file.
  public struct Entry: Hashable, Sendable {
    /// The absolute path, as ``Calls/PathText``.
    public let path: String
    /// The name without control characters.
    public let name: String
    /// The number of photos directly in a folder; nil for a file, and for a folder that cannot be read.
    public let photoCount: Int?
  }

  /// The folders, without hidden ones and those of systems and other programs, by name.
  public private(set) var folders: [Entry] = []
  /// The files with names of photos, by name.
  public private(set) var files: [Entry] = []

  /// Reads a folder.
  ///
  /// - Parameter path: The absolute path, as ``Calls/PathText``.
  /// - Throws: The error because of which it cannot be read.
  public init(of path: String) throws(Errno) {
    let listing = try DirectoryListing(PathText.bytes(of: path))
    let (entries, failure) = listing.entries()
    if let failure { throw failure }
    let parent = Self.lastName(of: path)
    for entry in entries where entry.name.first != UInt8(ascii: ".") {
      let name = PathText.text(of: entry.name)
      // A file that was removed since it was listed is left out.
      guard let type = try? Self.type(of: entry, in: listing, path) else { continue }
      let child = path == "/" ? "/\(name)" : "\(path)/\(name)"
      if type == S_IFREG, FileNameRole(name) == .media {
        files.append(Entry(path: child, name: PathText.display(name), photoCount: nil))
      } else if type == S_IFDIR, SystemFolder.kind(name, in: parent) == nil {
        folders.append(
          Entry(path: child, name: PathText.display(name), photoCount: Self.photoCount(in: child)))
      }
    }
    folders.sort { $0.name < $1.name }
    files.sort { $0.name < $1.name }
  }

  /// Returns the number of photos directly in a folder; nil if it cannot be read.
  public static func photoCount(in path: String) -> Int? {
    guard let listing = try? DirectoryListing(PathText.bytes(of: path)) else { return nil }
    return listing.entries().entries.count { entry in
      entry.isRegular != false && entry.name.first != UInt8(ascii: ".")
        && FileNameRole(PathText.text(of: entry.name)) == .media
    }
  }

  /// Returns the type of an entry; links are followed.
  private static func type(
    of entry: DirectoryListing.Entry, in listing: borrowing DirectoryListing, _ path: String
  ) throws(Errno) -> mode_t {
    if entry.isRegular == true { return S_IFREG }
    let status = try listing.status(of: entry.name)
    guard status.type == S_IFLNK else { return status.type }
    var target = stat()
    guard "\(path)/\(PathText.text(of: entry.name))".withPath({ stat($0, &target) }) == 0 else {
      throw Errno(rawValue: errno)
    }
    return target.st_mode & S_IFMT
  }

  private static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }
}
