import Glibc
import SystemPackage

/// An error of a system call. Errors between which users make no difference are one case.
public enum SystemError: Error, Hashable, WordedProblem {
  case permissionDenied
  case readOnlyFileSystem
  case noSpace
  case missing
  case notFolder
  case folder
  case inputOutput
  case stale
  case outOfMemory
  case tooManyOpenFiles
  case nameTooLong
  case tooManyLinks
  case busy
  case timedOut
  case noDevice
  case fileTooLarge
  case exists
  case addressInUse
  case addressNotAvailable
  case invalid
  /// A name has no address.
  case unknownHost
  /// It is a folder, a device, a pipe or a socket.
  case notRegular
  /// The system does not say what happened.
  case unknown
  /// One that is not listed here, in the words of the C library.
  case unlisted(libraryText: String)

  /// The first part of the keys of its sentences.
  public static let group = "system"

  /// Creates the error of an error number.
  public init(_ error: Errno) {
    self = Self.known[error.rawValue] ?? .unlisted(libraryText: error.description.lowercased())
  }

  /// Creates the error of an error number.
  public init(code: Int32) {
    self.init(Errno(rawValue: code))
  }

  /// Whether it says something about the disk or its connection, and nothing about the file.
  public var isOfDisk: Bool {
    switch self {
    case .inputOutput, .stale, .noDevice, .timedOut: true
    default: false
    }
  }

  private static let known: [Int32: SystemError] = [
    EACCES: .permissionDenied, EPERM: .permissionDenied, EROFS: .readOnlyFileSystem, ENOSPC: .noSpace,
    EDQUOT: .noSpace, ENOENT: .missing, ENOTDIR: .notFolder, EISDIR: .folder, EIO: .inputOutput, ESTALE: .stale,
    ENOMEM: .outOfMemory, EMFILE: .tooManyOpenFiles, ENFILE: .tooManyOpenFiles, ENAMETOOLONG: .nameTooLong,
    ELOOP: .tooManyLinks, EBUSY: .busy, ETXTBSY: .busy, ETIMEDOUT: .timedOut, ENODEV: .noDevice, ENXIO: .noDevice,
    EFBIG: .fileTooLarge, EEXIST: .exists, EADDRINUSE: .addressInUse, EADDRNOTAVAIL: .addressNotAvailable,
    EINVAL: .invalid,
  ]
}
