import Foundation

/// Counts the changes that a program makes to files in some folders, as the kernel reports them (inotify).
///
/// A crash test kills a program after a number of changes, which is the same stage of its work on a slow machine and a fast
/// one.
final class ChangeCounter {
  /// The changes so far.
  private(set) var changeCount = 0

  /// A descriptor to poll: readable when there are new changes.
  let descriptor: Int32
  private let prefix: String
  private static let changes = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE)

  /// Watches existing folders.
  ///
  /// - Parameter prefix: The beginning of the names of the files whose changes count.
  init(of folders: [String], named prefix: String = "") throws {
    self.prefix = prefix
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
    for folder in folders where inotify_add_watch(descriptor, folder, Self.changes) < 0 {
      throw CocoaError(.fileReadNoSuchFile)
    }
  }

  deinit {
    close(descriptor)
  }

  /// Counts the changes since the last call.
  func update() {
    let headBytes = MemoryLayout<inotify_event>.size
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(descriptor, &bytes, bytes.count), count > 0 {
      var start = 0
      while start + headBytes <= count {
        let event = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self) }
        let name = bytes[start + headBytes..<start + headBytes + Int(event.len)]
        start += headBytes + Int(event.len)
        if name.starts(with: prefix.utf8) { changeCount += 1 }
      }
    }
  }
}
