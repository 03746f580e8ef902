import Calls

/// The part of the album service that an import writes through.
///
/// It is apart from ``AlbumAPI`` because a television never imports.
public protocol AlbumWriter: Sendable {
  /// Returns the files that are known and unchanged (same path, inode, size, times and sidecars), in the order given; they need not be read
  /// again.
  ///
  /// - Parameters:
  ///   - owner: The name of the files' owner; see ``add(_:)``.
  ///   - folder: The folder for copies: a file whose item is not shown from there still has to be copied, and so read. nil if no copies
  ///     are made.
  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool]
  /// Stores items in the order given; all are on disk when it returns.
  ///
  /// An item belongs to the person that it names by id; else to the person with the name of its owner; if no person has that name, to the
  /// first person of the album. Two people can have items with the same content.
  ///
  /// Known content is `unchanged`, wherever its file is now. New content in a known item's file is the same item, edited: the item takes
  /// over the new facts, keeps its corrections and counts, and is reported as `imported`. So does the item of a known file with other
  /// sidecars than before, where it is shown from this file or from a copy of it.
  ///
  /// - Throws: `unauthorised`, and stores nothing, if an item names an id that no person has (any more).
  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome]
}

/// A cheap fingerprint of a file's state: it changes when the file does.
public struct FileStamp: Hashable, Sendable {
  /// The absolute path, with symbolic links resolved, as ``Calls/PathText``.
  public var path: String
  /// The inode number.
  public var inode: UInt64
  /// The size in bytes.
  public var sizeBytes: Int64
  /// The time of the last modification, in nanoseconds since 1970. Programs that edit metadata can keep it.
  public var modifiedNS: Int64
  /// The time of the last change of content or attributes, in nanoseconds since 1970, which no program can keep; 0 for the files of
  /// albums that did not store it.
  public var changedNS: Int64
  /// The state of the file's sidecars, whose facts belong to its item; empty where it has none.
  public var sidecars: String

  /// Creates a stamp.
  public init(
    path: String, inode: UInt64, sizeBytes: Int64, modifiedNS: Int64, changedNS: Int64 = 0, sidecars: String = ""
  ) {
    self.path = path
    self.inode = inode
    self.sizeBytes = sizeBytes
    self.modifiedNS = modifiedNS
    self.changedNS = changedNS
    self.sidecars = sidecars
  }
}

/// An item to be stored; the album service gives it its `id`.
public struct NewMediaItem: Hashable, Sendable {
  /// The facts and attributes; `id` is ignored.
  public var item: MediaItem
  /// The folder that its album represents; nil for the album with the name in `item`.
  public var albumFolder: AlbumFolder?
  /// The path it is shown from: its own file, or a copy of it.
  public var file: String
  /// The state of the file that the facts were read from.
  public var stamp: FileStamp
  /// Whether it belongs to the demo album.
  public var isDemo: Bool
  /// The id of the person who owns it; nil for the person with the name of its owner.
  public var person: String?

  /// Creates an item to be stored; without `file` it is shown from the item's own.
  public init(
    item: MediaItem, inAlbumOf albumFolder: AlbumFolder? = nil, file: String? = nil, stamp: FileStamp,
    isDemo: Bool = false, person: String? = nil
  ) {
    self.person = person
    self.item = item
    self.albumFolder = albumFolder
    self.file = file ?? item.file ?? stamp.path
    self.stamp = stamp
    self.isDemo = isDemo
  }
}

extension NewMediaItem {
  /// Returns why the item cannot be stored; nil if it can.
  public func refusal() -> ImportRefusal? {
    if ImportRefusal.isUnfit(path: stamp.path) || ImportRefusal.isUnfit(path: file) { return .controlCharacterInPath }
    return item.sanitizedForStorage().album.isEmpty ? .noAlbum : nil
  }
}

/// The result of storing an item.
public enum ImportOutcome: Hashable, Sendable {
  /// It is new, or edited.
  case imported(id: String)
  /// Its content was stored before; if its file has moved, the item now has the new place.
  case unchanged(id: String)
  /// It could not be stored; the other items were.
  case refused(ImportRefusal)
}

/// The reason why an album does not store an item.
public enum ImportRefusal: Hashable, Sendable {
  /// Its path holds a control character, which nothing stored may hold.
  case controlCharacterInPath
  /// It names no album.
  case noAlbum
  /// The server of the album refuses it.
  case byServer(ServiceFailure)

  /// Returns whether files of a path are refused for ``controlCharacterInPath``.
  public static func isUnfit(path: String) -> Bool {
    path.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

/// The facts about a file that was read before.
public struct KnownFile: Hashable, Sendable {
  /// The state of the file when it was read.
  public var stamp: FileStamp
  /// The path that the file's item is shown from.
  public var shownFrom: String
  /// Whether the item is known to have lost the file it was shown from, which reading this one again may repair.
  public var isDisplaced: Bool

  /// Creates the facts about a file.
  public init(stamp: FileStamp, shownFrom: String, isDisplaced: Bool) {
    self.stamp = stamp
    self.shownFrom = shownFrom
    self.isDisplaced = isDisplaced
  }

  /// Returns whether the file need not be read again.
  ///
  /// - Parameters:
  ///   - now: The state of the file now.
  ///   - folder: The folder that the file is to be copied into; nil if no copies are made.
  public func isUnchanged(now: FileStamp, copiedInto folder: String?) -> Bool {
    stamp == now && !isDisplaced && folder.map { shownFrom.utf8.starts(with: "\($0)/".utf8) } ?? true
  }
}
