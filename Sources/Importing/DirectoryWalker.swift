import Glibc
import SystemPackage

/// A search for the regular files below some paths, each found once.
///
/// Symbolic links are followed, to files and to folders; a folder is entered once, however many ways lead to it, so that circles
/// end. Names that begin with a dot are skipped inside folders, but not where the caller named them.
struct DirectoryWalker {
  /// The files found, by absolute path without links, sorted by path and without duplicates.
  private(set) var files: [String] = []
  /// Paths of the caller that do not exist, and folders and files that cannot be read.
  private(set) var failures: [ImportReport.Failure] = []

  private struct FolderID: Hashable {
    let device: DeviceID
    let inode: Inode

    init(_ status: Stat) {
      (device, inode) = (status.deviceID, status.inode)
    }
  }

  /// By their bytes: two names of the same letters, composed or not, are two files.
  private var found: [[UInt8]: String] = [:]
  private var entered: Set<FolderID> = []

  /// Searches some paths.
  init(_ paths: [String]) {
    for path in paths {
      do throws(Errno) {
        try visit(named: path)
      } catch {
        failures.append(ImportReport.Failure(file: path, ImportFailureReason(error)))
      }
    }
    files = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  private mutating func visit(named path: String) throws(Errno) {
    let real = try Self.realPath(path)
    let status = try Stat(real)
    switch status.type {
    case .regular: found[Array(real.utf8)] = real
    case .directory: enter(real, status)
    default: failures.append(ImportReport.Failure(file: real, .notAFile))
    }
  }

  /// Searches a folder and those below it; without recursion, so that depth is no limit.
  private mutating func enter(_ folder: String, _ status: Stat) {
    var pending = [(path: folder, status: status)]
    while let next = pending.popLast() {
      guard entered.insert(FolderID(next.status)).inserted else { continue }
      for name in names(in: next.path) {
        let path = next.path == "/" ? "/\(name)" : "\(next.path)/\(name)"
        do throws(Errno) {
          try visit(path, &pending)
        } catch {
          // A link that leads nowhere, or a file that was removed in between.
          continue
        }
      }
    }
  }

  private mutating func visit(_ path: String, _ pending: inout [(path: String, status: Stat)]) throws(Errno) {
    var (real, status) = (path, try Stat(path, followTargetSymlink: false))
    if status.type == .symbolicLink {
      real = try Self.realPath(path)
      status = try Stat(real)
    }
    switch status.type {
    case .regular: found[Array(real.utf8)] = real
    case .directory: pending.append((real, status))
    default: break
    }
  }

  /// Returns the names in a folder that do not begin with a dot; what cannot be read becomes a failure.
  private mutating func names(in folder: String) -> [String] {
    do throws(Errno) {
      return try DirectoryListing.names(in: folder).compactMap { bytes in
        guard let name = String(validating: bytes, as: UTF8.self) else {
          let repaired = String(decoding: bytes, as: UTF8.self)
          failures.append(ImportReport.Failure(file: "\(folder)/\(repaired)", .notUTF8))
          return nil
        }
        return name.hasPrefix(".") ? nil : name
      }
    } catch {
      failures.append(ImportReport.Failure(file: folder, ImportFailureReason(error)))
      return []
    }
  }

  /// Returns the absolute path without links.
  private static func realPath(_ path: String) throws(Errno) -> String {
    guard let real = realpath(path, nil) else { throw Errno(rawValue: errno) }
    defer { free(real) }
    return String(cString: real)
  }
}
