import Calls
import Foundation
import SystemPackage

/// Access to the files that a tape names.
enum TapeFiles {
  /// Resolves a path in a tape: an absolute path is returned unchanged, others are relative to the tape's folder.
  static func path(_ path: String, relativeTo tape: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = (tape as NSString).deletingLastPathComponent
    return folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// Reads a tape.
  ///
  /// - Throws: The reason if the file cannot be read, is longer than ``TapeParser/limitBytes``, or is not UTF-8.
  static func tape(at path: String) throws(TapeFault) -> String {
    let bytes: [UInt8]
    do throws(FileContents.Failure) {
      // A limit, so that a device such as `/dev/zero` does no harm.
      bytes = try FileContents.read(path, limitBytes: TapeParser.limitBytes)
    } catch {
      switch error {
      case .system(.noSuchFileOrDirectory): throw .noSuchFile
      case .system(.isDirectory): throw .folder
      case .system(let error): throw .notRead(error: SystemError(error))
      case .tooLarge(let limitBytes): throw .tooLong(bytes: limitBytes)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// Reads a text file; nil if it does not exist.
  static func textIfPresent(_ path: String) throws(TapeFault) -> String? {
    let bytes: [UInt8]
    do throws(FileContents.Failure) {
      bytes = try FileContents.read(path, limitBytes: snapshotLimitBytes)
    } catch {
      switch error {
      case .system(.noSuchFileOrDirectory), .system(.notDirectory): return nil
      case .system(let error): throw .unreadable(path: path, error: SystemError(error))
      case .tooLarge: throw .unreadableText(path: path)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unreadableText(path: path) }
    return text
  }

  /// The most bytes of a snapshot: the largest screen has a million cells, each of some bytes with its style.
  private static let snapshotLimitBytes = 64 << 20

  /// Writes a file atomically, creating missing folders; an existing file is replaced.
  static func write(_ text: String, to path: String) throws(TapeFault) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw fault(error, writing: path)
    }
  }

  /// Returns why Foundation could not write a file.
  private static func fault(_ error: any Error, writing path: String) -> TapeFault {
    let details = (error as NSError).userInfo
    guard let cause = details[NSUnderlyingErrorKey] as? POSIXError else {
      return .unwritable(path: path, error: .unlisted(libraryText: error.localizedDescription))
    }
    // The folder could not be created because a file has its name.
    if cause.code == .EEXIST, let parent = details[NSFilePathErrorKey] {
      return .parentIsNoFolder(path: path, parent: "\(parent)")
    }
    return .unwritable(path: path, error: SystemError(Errno(rawValue: cause.code.rawValue)))
  }
}
