import Foundation

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
  /// - Throws: A reason for the user if the file cannot be read, is longer than ``TapeParser/limitBytes``, or is not UTF-8.
  static func tape(at path: String) throws(TapeStepError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TapeStepError("there is no such file")
    }
    guard !isFolder.boolValue else { throw TapeStepError("it is a folder") }
    guard let bytes = beginning(of: path, countBytes: TapeParser.limitBytes + 1) else {
      throw TapeStepError("reading it failed")
    }
    guard bytes.count <= TapeParser.limitBytes else {
      throw TapeStepError("it is longer than \(TapeParser.limitBytes) bytes")
    }
    guard let text = String(data: bytes, encoding: .utf8) else { throw TapeStepError("it is not UTF-8") }
    return text
  }

  /// Reads at most a number of bytes, so that a device such as `/dev/zero` does no harm; nil if reading fails.
  private static func beginning(of path: String, countBytes: Int) -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    do {
      return try file.read(upToCount: countBytes) ?? Data()
    } catch {
      return nil
    }
  }

  /// Reads a text file; nil if it does not exist.
  ///
  /// - Throws: A reason for the user.
  static func textIfPresent(_ path: String) throws(TapeStepError) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw TapeStepError("“\(path)” cannot be read: \(reason(error))")
    }
  }

  /// Writes a file atomically, creating missing folders; an existing file is replaced.
  ///
  /// - Throws: A reason for the user.
  static func write(_ text: String, to path: String) throws(TapeStepError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw TapeStepError("“\(path)” cannot be written: \(reason(error))")
    }
  }

  /// Returns why Foundation could not read or write a file, as a part of a sentence.
  private static func reason(_ error: any Error) -> String {
    let details = (error as NSError).userInfo
    guard let cause = details[NSUnderlyingErrorKey] as? POSIXError else { return error.localizedDescription }
    // The folder could not be created because a file has its name.
    if cause.code == .EEXIST, let path = details[NSFilePathErrorKey] { return "\(path) is not a folder" }
    return String(cString: strerror(cause.code.rawValue)).lowercased()
  }
}
