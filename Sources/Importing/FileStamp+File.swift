import AlbumService
import Calls
import Glibc
import SystemPackage

extension FileStamp {
  /// Reads the state of a regular file.
  ///
  /// - Parameters:
  ///   - path: The path, as ``Calls/PathText``.
  ///   - sidecars: The state of its sidecars; see ``Sidecars/state()``.
  /// - Throws: `noSuchFileOrDirectory` where the path has no such file.
  init(ofFile path: String, sidecars: String = "") throws(Errno) {
    var status = stat()
    guard path.withPath({ lstat($0, &status) }) == 0 else { throw Errno(rawValue: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Errno.noSuchFileOrDirectory }
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
    self.init(
      path: path, inode: UInt64(status.st_ino), sizeBytes: Int64(status.st_size),
      modifiedNS: nanoseconds(status.st_mtim), changedNS: nanoseconds(status.st_ctim), sidecars: sidecars)
  }
}
