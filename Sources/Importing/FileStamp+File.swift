import AlbumService
import Glibc

extension FileStamp {
  /// The state of a regular file now; nil when it is gone or something else.
  init?(ofFile path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(
      path: path, inode: UInt64(status.st_ino), sizeBytes: Int64(status.st_size),
      modifiedNS: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }
}
