import AlbumService
import SystemPackage

extension FileStamp {
  /// Reads the state of a regular file; nil where the path has no such file.
  init?(ofFile path: String) {
    do throws(Errno) {
      let status = try Stat(path, followTargetSymlink: false)
      guard status.type == .regular else { return nil }
      let modified = status.st_mtim
      self.init(
        path: path, inode: UInt64(status.inode.rawValue), sizeBytes: status.size,
        modifiedNS: Int64(modified.tv_sec) &* 1_000_000_000 &+ Int64(modified.tv_nsec))
    } catch {
      return nil
    }
  }
}
