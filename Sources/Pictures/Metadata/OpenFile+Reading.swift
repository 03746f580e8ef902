import CMedia
import Calls
import Glibc
import SystemPackage

extension OpenFile {
  /// Reads `count` bytes at an offset; fewer at the end of the file, and none for a negative offset or count.
  func bytes(at offset: Int, count: Int) throws(ImageFailure) -> [UInt8] {
    guard offset >= 0, offset < sizeBytes else { return [] }
    let count = min(count, sizeBytes - offset)
    guard count > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    let received = cmedia_read_at(descriptor, &bytes, count, Int64(offset))
    guard received >= 0 else { throw ImageFailure(.system(Errno(rawValue: Int32(-received)))) }
    return Array(bytes.prefix(Int(received)))
  }

  /// Computes the SHA-256 of the whole file, in lower-case hexadecimal.
  func sha256() throws(ImageFailure) -> String {
    var digest = [CChar](repeating: 0, count: Int(CMEDIA_SHA256_LENGTH) + 1)
    let failure = cmedia_sha256(descriptor, &digest)
    guard failure != ELIBACC else { throw .librariesMissing }
    guard failure == 0 else { throw ImageFailure(.system(Errno(rawValue: failure))) }
    return String(decoding: digest.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Opens a picture's file.
  public static func picture(at path: String) throws(ImageFailure) -> OpenFile {
    do throws(Failure) { return try OpenFile(path: path) } catch { throw ImageFailure(error) }
  }
}

extension ImageFailure {
  /// The failure of a picture whose file cannot be opened or read.
  public init(_ failure: OpenFile.Failure) {
    if failure == .notRegular {
      self.init(.unsupported, "\(failure)", problem: .notAPicture)
    } else if failure.isMissing {
      self.init(.unreachable, "file not found", problem: .notFound)
    } else if failure.isPermissionDenied {
      self.init(.unreachable, "cannot be read: permission denied", problem: .notPermitted)
    } else {
      self.init(.unreachable, "cannot be read: \(failure.description.lowercased())")
    }
  }
}
