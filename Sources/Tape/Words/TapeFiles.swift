import Foundation

/// Where the files lie that a tape names.
enum TapeFiles {
  /// A path that a tape names, from that tape's own folder; an absolute one as it is.
  static func path(_ path: String, besides tape: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = (tape as NSString).deletingLastPathComponent
    return folder.isEmpty ? path : "\(folder)/\(path)"
  }
}
