import Foundation

/// The files that a tape names, reads and writes.
enum TapeFiles {
  /// A path that a tape names, from that tape's own folder; an absolute one as it is.
  static func path(_ path: String, besides tape: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = (tape as NSString).deletingLastPathComponent
    return folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// The text of a tape; what stands in the way is said in plain words.
  static func tape(at path: String) throws(TapeStepError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TapeStepError("there is no such file")
    }
    guard !isFolder.boolValue else { throw TapeStepError("it is a folder") }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw TapeStepError("it may not be read") }
    guard let text = String(data: bytes, encoding: .utf8) else { throw TapeStepError("it is not UTF-8") }
    return text
  }

  /// The text of a file; nil when there is none.
  static func textIfPresent(_ path: String) throws(TapeStepError) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw TapeStepError("“\(path)” cannot be read: \(error.localizedDescription)")
    }
  }

  /// Writes a file, with the folders it needs; another one of this name is replaced as a whole.
  static func write(_ text: String, to path: String) throws(TapeStepError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw TapeStepError("“\(path)” cannot be written: \(error.localizedDescription)")
    }
  }
}
