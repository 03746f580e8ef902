import Calls

/// The error for a file that cannot be read as a guide.
public struct GuideError: Error, Hashable, Sendable {
  /// The kinds of errors that a caller can distinguish.
  public enum Kind: Hashable, Sendable {
    /// The file does not exist, access is denied, or reading failed.
    case unreadable
    /// The file is damaged, not XML, or not XMLTV.
    case malformed
    /// The file has changed between the two passes.
    case changed
  }

  /// The kind of error.
  public let kind: Kind
  /// The line with the error, from 1; nil if the error concerns the whole file.
  public let line: Int?
  /// The error.
  public let fault: GuideFault

  /// Creates an error.
  public init(_ kind: Kind, line: Int? = nil, _ fault: GuideFault) {
    self.kind = kind
    self.line = line
    self.fault = fault
  }
}

/// The reason why a file cannot be read as a guide. Its words follow the file's name.
public enum GuideFault: Hashable, WordedProblem {
  // The file
  case missing
  case notPermitted
  case folder
  case system(error: SystemError)
  case diskError(error: SystemError)
  case outOfMemory
  case changed
  case pipeTooLong(megabytes: Int)
  case noRoomForCopy(folder: String)
  case noFolderForCopy(folder: String)
  case noWritingForCopy(folder: String)
  case notCopied(folder: String, error: SystemError)

  // Compressed data and archives
  case truncatedData
  case damagedData
  case layers(limit: Int)
  case compressedOtherwise(program: String)
  case otherArchive(format: String)
  case contentsTooLarge(megabytes: Int)
  case unpackingTooLarge(megabytes: Int)
  case outOfMemoryUnpacking
  case compressedZip
  case emptyZip
  case zipOfSeveral(count: Int, names: [String])
  case zipWithoutGuide(names: [String])
  case encryptedZip
  case zipCompression(method: Int)
  case largeZip
  case damagedZip

  // The document
  case truncated
  case unknownEncoding(name: String)
  case otherRoot(name: String)
  case nestedTooDeeply(levels: Int)
  case definesEntities
  case tagTooLong(megabytes: Int)
  case readingTooLarge(megabytes: Int)
  case notWellFormed(libraryText: String)

  // Other documents
  case empty
  case binary
  case json
  case plainText
  case playlist
  case playlistOf(guide: String)
  case page
  case pageTitled(title: String)

  /// The first part of the keys of its sentences.
  public static let group = "guide"
}
