import Glibc
import SystemPackage

/// A regular file that is open for reading; closed when the last reference is released.
public final class OpenFile: Sendable {
  /// The reason why a file cannot be opened.
  public enum Failure: Error, Hashable, CustomStringConvertible, Sendable {
    /// A system call failed.
    case system(Errno)
    /// It is a folder, a device, a pipe or a socket.
    case notRegular

    /// Whether there is no file of that path.
    public var isMissing: Bool {
      switch self {
      case .system(let error): error == .noSuchFileOrDirectory || error == .notDirectory
      case .notRegular: false
      }
    }

    /// Whether the permissions of the file or of its folders do not allow it.
    public var isPermissionDenied: Bool {
      switch self {
      case .system(let error): error == .permissionDenied || error == .notPermitted
      case .notRegular: false
      }
    }

    /// The parameters of a service's failure with this reason.
    var details: [String: String] {
      switch self {
      case .system(let error): ServiceFailure.details(of: error)
      case .notRegular: ServiceFailure.details(of: SystemError.notRegular, inEnglish: description)
      }
    }

    /// The reason, in the system's words.
    public var description: String {
      switch self {
      case .system(let error): error.description
      case .notRegular: "not a regular file"
      }
    }
  }

  /// A fingerprint of the file and its content: it changes whenever the file is written to or replaced.
  public struct Identity: Hashable, Sendable {
    /// The file system that the file is on.
    public let device: UInt64
    /// The file's number there.
    public let inode: UInt64
    /// The file's size, bytes.
    public let sizeBytes: Int
    /// The time of the last change of content or attributes, nanoseconds since 1970.
    public let changedNS: Int64

    /// Creates an identity.
    public init(device: UInt64, inode: UInt64, sizeBytes: Int, changedNS: Int64) {
      self.device = device
      self.inode = inode
      self.sizeBytes = sizeBytes
      self.changedNS = changedNS
    }
  }

  /// The file's descriptor, open for reading only; it must not be closed, and its offset means nothing.
  public let descriptor: Int32
  /// The identity of the file when it was opened.
  public let identity: Identity

  /// Opens a file by its path, as ``PathText``; symbolic links are followed.
  public convenience init(path: String) throws(Failure) {
    // Without O_NONBLOCK, opening a pipe would wait for a process that writes to it.
    let descriptor = path.withPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw .system(Errno(rawValue: errno)) }
    try self.init(descriptor: descriptor)
  }

  /// Takes over an open descriptor; it is closed even when this throws.
  public init(descriptor: Int32) throws(Failure) {
    do throws(Failure) {
      identity = try Self.identity(of: descriptor)
      self.descriptor = descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    close(descriptor)
  }

  /// The file's size when it was opened, bytes.
  public var sizeBytes: Int { identity.sizeBytes }

  /// Returns whether the file has not been written to since it was opened.
  public func isUnchanged() -> Bool {
    do throws(Failure) { return try Self.identity(of: descriptor) == identity } catch { return false }
  }

  private static func identity(of descriptor: Int32) throws(Failure) -> Identity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(Errno(rawValue: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    return Identity(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), sizeBytes: Int(status.st_size),
      changedNS: Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec))
  }
}
