// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Calls

/// The folders of this machine with photos, and the adding of photos from them to the album.
///
/// Photos are added in the background, by one order of work at a time. Calls may block, but not for as long as photos are added.
public protocol PhotoAdding: Sendable {
  /// Returns the places where photos may be: the folders of pictures, and sticks and cards that are plugged in.
  func places() throws(ServiceFailure) -> [PhotoFolder]
  /// Returns what is in a folder.
  ///
  /// - Throws: `storage` with reason `photoFolder` if it cannot be read.
  func contents(of folder: String) throws(ServiceFailure) -> PhotoFolderContents
  /// Begins to add folders with everything in them, and files.
  ///
  /// - Parameter name: The name under which ``state()`` reports it.
  /// - Throws: `conflict` with reason `adding` while photos are being added.
  func start(_ paths: [String], name: String) throws(ServiceFailure)
  /// Returns the state of the photos that are being added, or were added last; nil for none.
  func state() -> AddingState?
  /// Stops after the current file; what was added is kept.
  func stop()
}

/// A folder, a stick or a file, to be chosen.
public struct PhotoFolder: Hashable, Sendable {
  /// The kind of a place.
  public enum Kind: Hashable, Sendable {
    /// The user's folder of pictures.
    case pictures
    /// The user's own folder.
    case home
    /// A folder, a stick or a card with a name of its own.
    case named
  }

  /// The absolute path, as ``Calls/PathText``.
  public var path: String
  /// The name, without control characters.
  public var name: String
  /// The kind of the place.
  public var kind: Kind
  /// The number of photos directly in it, by the names of files; nil if it is not known.
  public var photoCount: Int?

  /// Creates a folder.
  public init(path: String, name: String, kind: Kind = .named, photoCount: Int? = nil) {
    (self.path, self.name, self.kind, self.photoCount) = (path, name, kind, photoCount)
  }
}

/// What is in a folder.
public struct PhotoFolderContents: Hashable, Sendable {
  /// The folders in it, by name, without hidden ones and those of systems.
  public var folders: [PhotoFolder]
  /// The photos in it, by name.
  public var files: [PhotoFolder]

  /// Creates contents.
  public init(folders: [PhotoFolder] = [], files: [PhotoFolder] = []) {
    (self.folders, self.files) = (folders, files)
  }
}

/// The state of photos that are being added.
public struct AddingState: Hashable, Sendable {
  /// The name that was given when it began.
  public var name: String
  /// Whether it continues.
  public var isRunning = true
  /// Whether it was stopped by the viewer.
  public var isStopped = false
  /// Whether the album's server cannot be reached at the moment.
  public var isWaiting = false
  /// The number of files that were processed.
  public var doneCount = 0
  /// The number of files that were found; 0 until the search is over.
  public var foundCount = 0
  /// The number of photos that are new in the album.
  public var addedCount = 0
  /// The number of files that could not be added.
  public var failedCount = 0
  /// The failure because of which it ended early; nil for none.
  public var failure: ServiceFailure?

  /// The state at the beginning.
  public init(name: String) {
    self.name = name
  }
}

extension ServiceFailure.Reason {
  /// A folder that cannot be read; parameters `path` and `details`.
  public static let photoFolder = ServiceFailure.Reason(rawValue: "photoFolder")
  /// Photos that cannot be added because others are being added; no parameters.
  public static let adding = ServiceFailure.Reason(rawValue: "adding")
  /// Photos that cannot be added from this device; no parameters.
  public static let noAdding = ServiceFailure.Reason(rawValue: "noAdding")
}

extension TelevisionServices {
  /// Returns the service that adds photos.
  ///
  /// - Throws: `refused` with reason `noAdding` if there is none.
  fileprivate func photoAdding() throws(ServiceFailure) -> any PhotoAdding {
    guard let photos else { throw ServiceFailure(.refused, .noAdding) }
    return photos
  }
}

/// A request for the places where photos may be.
public struct PhotoPlacesRequest: ServiceRequest {
  public static let service = ServiceName.device

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure)
    -> [PhotoFolder]
  {
    try services.photoAdding().places()
  }
}

/// A request for what is in a folder.
public struct PhotoFolderRequest: ServiceRequest {
  public static let service = ServiceName.device
  /// The folder's path.
  public let path: String

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> PhotoFolderContents {
    try services.photoAdding().contents(of: path)
  }
}

/// A request that begins to add photos.
public struct StartAddingRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true
  /// The paths of folders and files.
  public let paths: [String]
  /// The name under which it is reported.
  public let name: String

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> AddingState? {
    try services.photoAdding().start(paths, name: name)
    return try services.photoAdding().state()
  }
}

/// A request for the state of the photos that are being added.
public struct AddingStateRequest: ServiceRequest {
  public static let service = ServiceName.device

  public func answer(
    from services: TelevisionServices, _ call: CallContext
  ) throws(ServiceFailure) -> AddingState? { try services.photoAdding().state() }
}

/// A request that stops the adding of photos.
public struct StopAddingRequest: ServiceRequest {
  public static let service = ServiceName.device
  public static let isWrite = true

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) {
    try services.photoAdding().stop()
  }
}
