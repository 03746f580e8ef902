import AlbumService
import Pictures
import SystemPackage

/// The reason why a file was not imported.
public enum ImportFailureReason: Hashable, Sendable {
  /// There is no such file or folder.
  case missing
  /// The user may not read it.
  case notPermitted
  /// It is a symbolic link that leads back to itself.
  case circularLink
  /// It is neither a file nor a folder.
  case notAFile
  /// Its path is longer than the system opens.
  case pathTooLong
  /// It was removed between being found and being read.
  case gone
  /// The album does not store it.
  case refused(ImportRefusal)
  /// Another program writes to it.
  case changed
  /// The system cannot read it.
  case unreadable(Errno)
  /// The media reader rejects it: `not a picture`.
  case rejected(ImageFailure)

  /// The reason of a failed system call.
  init(_ error: Errno) {
    switch error {
    case .noSuchFileOrDirectory, .notDirectory: self = .missing
    case .permissionDenied, .notPermitted: self = .notPermitted
    case .tooManySymbolicLinkLevels: self = .circularLink
    case .fileNameTooLong: self = .pathTooLong
    default: self = .unreadable(error)
    }
  }
}

extension ImportFailureReason {
  /// Whether the system could not read the file, which says nothing about the file.
  public var isOfDisk: Bool {
    switch self {
    case .unreadable: true
    case .rejected(let failure): failure.kind == .unreachable && failure.problem == .unreadable
    default: false
    }
  }
}

extension ImportFailureReason: CustomStringConvertible {
  /// The reason in English, to be read after the file's name, without a full stop.
  public var description: String {
    switch self {
    case .missing: "no such file or folder"
    case .notPermitted: "cannot be read: permission denied"
    case .circularLink: "the link leads back to itself"
    case .notAFile: "neither a file nor a folder"
    case .pathTooLong:
      "its path is longer than 4,095 bytes; move it to a folder with a shorter path and import it again"
    case .gone: "it was removed during the import"
    case .refused(.controlCharacterInPath): "its path contains a control character; rename it and import it again"
    case .refused(.noAlbum): "it has no album"
    case .refused(.byServer(let failure)): "the server refuses it: \(failure)"
    case .changed:
      "cannot be read: it was changed while it was imported; import it again when it is complete"
    case .unreadable(let error): "cannot be read: \(error.description.lowercased())"
    case .rejected(let failure): failure.reason
    }
  }
}
