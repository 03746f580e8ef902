import Calls
import Glibc
import SystemPackage

/// A search for the regular files below some paths, each found once.
///
/// Symbolic links to files and folders below those that the caller named are followed; each folder is entered only once, so that
/// circles end. Links that lead elsewhere, and folders on other file systems, are skipped unless the scope includes them. Files
/// whose names begin with a dot are skipped inside folders, and so are the folders of ``SystemFolder``, but not where the caller named
/// them. A
/// file or folder that cannot be looked up or entered is a failure, so that no file is omitted without a message.
struct DirectoryWalker {
  /// A regular file.
  struct File {
    /// The absolute path without links, as ``Calls/PathText``.
    let path: String
    /// Whether the caller named it, or a link to it.
    let isNamed: Bool
  }

  /// The files found, sorted by the bytes of their paths and without duplicates.
  private(set) var files: [File] = []
  /// Paths of the caller that do not exist, and folders and files that cannot be read.
  private(set) var failures: [ImportReport.Failure] = []
  /// How many files were passed over.
  private(set) var skipped: [SkippedKind: Int] = [:]

  private struct Folder {
    let path: [UInt8]
    let id: FileID
    /// The file system of the folder that contains this one.
    let device: UInt64

    init(_ path: [UInt8], _ id: FileID, device: UInt64? = nil) {
      (self.path, self.id, self.device) = (path, id, device ?? id.device)
    }
  }

  private let scope: SearchScope
  /// The folders that the caller named, without links.
  private var roots: [[UInt8]] = []
  /// By their bytes: two names of the same letters, composed or not, are two files.
  private var found: [[UInt8]: Bool] = [:]
  private var entered: Set<FileID> = []
  private var skippedFiles: [(path: [UInt8], kind: SkippedKind)] = []
  private var skippedFolders: [(folder: Folder, kind: SkippedKind)] = []

  /// Searches some paths.
  ///
  /// - Parameter scope: The folders to search in addition to them.
  init(_ paths: [String], scope: SearchScope = SearchScope()) {
    self.scope = scope
    var folders: [Folder] = []
    for path in paths {
      do throws(Errno) {
        if let folder = try visit(named: path) { folders.append(folder) }
      } catch {
        fail(PathText.bytes(of: path), error)
      }
    }
    roots = folders.map(\.path)
    for folder in folders { enter(folder) }
    for file in skippedFiles where found[file.path] == nil { skipped[file.kind, default: 0] += 1 }
    for skippedFolder in skippedFolders { count(skippedFolder.folder, as: skippedFolder.kind) }
    files = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { File(path: PathText.text(of: $0.key), isNamed: $0.value) }
  }

  /// Returns the folder that the caller named; a file is added, and anything else is a failure.
  private mutating func visit(named path: String) throws(Errno) -> Folder? {
    let (real, status) = try Self.resolve(PathText.bytes(of: path))
    switch status.type {
    case S_IFREG: found[real] = true
    case S_IFDIR: return Folder(real, status.id)
    default: failures.append(ImportReport.Failure(file: PathText.text(of: real), .notAFile))
    }
    return nil
  }

  /// Searches a folder and those below it; without recursion, so that depth is no limit.
  private mutating func enter(_ folder: Folder) {
    var pending = [folder]
    while let next = pending.popLast() {
      guard entered.insert(next.id).inserted else { continue }
      do throws(Errno) {
        let listing = try DirectoryListing(next.path)
        let (entries, failure) = listing.entries()
        let names = Set(entries.lazy.filter { $0.isRegular != true }.map { PathText.text(of: $0.name).lowercased() })
        for entry in entries {
          let path = Self.join(next.path, entry.name)
          do throws(Errno) {
            try visit(entry.name, at: path, beside: names, listing, in: next, &pending)
          } catch .noSuchFileOrDirectory {
            // It was removed since it was listed.
            continue
          } catch {
            fail(path, error)
          }
        }
        if let failure { throw failure }
      } catch {
        fail(next.path, error)
      }
    }
  }

  private mutating func visit(
    _ name: [UInt8], at path: [UInt8], beside names: Set<String>, _ listing: borrowing DirectoryListing,
    in folder: Folder, _ pending: inout [Folder]
  ) throws(Errno) {
    let kind = SystemFolder.kind(PathText.text(of: name), in: Self.lastName(of: folder.path), beside: names)
    let status = try listing.status(of: name)
    let isHidden = name.first == UInt8(ascii: ".")
    switch status.type {
    case S_IFREG where isHidden: skippedFiles.append((path, Self.kind(ofHidden: PathText.text(of: name))))
    case S_IFLNK where isHidden && (kind == .hiddenFolders || !scope.includesSystemFolders): break
    case S_IFREG where path.count >= Int(PATH_MAX): throw Errno.fileNameTooLong
    case S_IFREG: add(path)
    case S_IFDIR where kind != nil && !scope.includesSystemFolders: skip(Folder(path, status.id), kind)
    case S_IFDIR: append(Folder(path, status.id, device: folder.device), to: &pending)
    case S_IFLNK: try follow(path, in: folder, &pending)
    default: break
    }
  }

  private static func kind(ofHidden name: String) -> SkippedKind {
    if name.hasPrefix("._") { return .appleDouble }
    if case .notMedia = FileNameRole(name) { return .notMedia }
    return .hidden
  }

  private mutating func follow(_ link: [UInt8], in folder: Folder, _ pending: inout [Folder]) throws(Errno) {
    let target: (path: [UInt8], status: FileStatus)
    do throws(Errno) {
      target = try Self.resolve(link)
    } catch .noSuchFileOrDirectory {
      return skippedFiles.append((link, .brokenLinks))
    } catch {
      throw error
    }
    let leadsOut = !isInside(target.path)
    switch target.status.type {
    case S_IFREG, S_IFDIR: if leadsOut && !scope.followsLinksOut { return skippedFiles.append((link, .linksOut)) }
    default: return
    }
    if target.status.type == S_IFREG { return add(target.path) }
    append(Folder(target.path, target.status.id, device: leadsOut ? nil : folder.device), to: &pending)
  }

  /// Returns whether a path without links is one of the named folders, or below one.
  private func isInside(_ path: [UInt8]) -> Bool {
    roots.contains { root in
      path.starts(with: root) && (path.count == root.count || root.count == 1 || path[root.count] == UInt8(ascii: "/"))
    }
  }

  /// Adds a folder to those to be searched, unless it is on another file system.
  private mutating func append(_ folder: Folder, to pending: inout [Folder]) {
    if folder.id.device == folder.device || scope.crossesFileSystems {
      pending.append(folder)
    } else {
      skippedFiles.append((folder.path, .otherFileSystems))
    }
  }

  private mutating func add(_ path: [UInt8]) {
    if found[path] == nil { found[path] = false }
  }

  private mutating func fail(_ path: [UInt8], _ error: Errno) {
    failures.append(ImportReport.Failure(file: PathText.text(of: path), ImportFailureReason(error)))
  }
}

extension DirectoryWalker {
  /// Records a folder that is passed over.
  private mutating func skip(_ folder: Folder, _ kind: SkippedKind?) {
    if let kind { skippedFolders.append((folder, kind)) }
  }

  /// Counts the files of a folder that was passed over and was not reached another way. What cannot be read is not counted.
  private mutating func count(_ folder: Folder, as kind: SkippedKind) {
    var pending = [folder]
    while let next = pending.popLast() {
      guard entered.insert(next.id).inserted, let listing = try? DirectoryListing(next.path) else { continue }
      for entry in listing.entries().entries {
        let path = Self.join(next.path, entry.name)
        if entry.isRegular == true {
          count(path, as: kind)
        } else if let status = try? listing.status(of: entry.name) {
          if status.type == S_IFREG { count(path, as: kind) }
          if status.type == S_IFDIR { pending.append(Folder(path, status.id)) }
        }
      }
    }
  }

  private mutating func count(_ file: [UInt8], as kind: SkippedKind) {
    if found[file] == nil { skipped[kind, default: 0] += 1 }
  }

  /// Returns the absolute path without links, and the state of the file there.
  private static func resolve(_ path: [UInt8]) throws(Errno) -> (path: [UInt8], status: FileStatus) {
    guard let real = PathText.text(of: path).withPath({ realpath($0, nil) }) else { throw Errno(rawValue: errno) }
    defer { free(real) }
    var status = stat()
    guard stat(real, &status) == 0 else { throw Errno(rawValue: errno) }
    let bytes = UnsafeBufferPointer(start: real, count: strlen(real)).map(UInt8.init(bitPattern:))
    return (bytes, FileStatus(status))
  }

  private static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    folder == [UInt8(ascii: "/")] ? folder + name : folder + [UInt8(ascii: "/")] + name
  }

  private static func lastName(of path: [UInt8]) -> String {
    PathText.text(of: path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? [])
  }
}
