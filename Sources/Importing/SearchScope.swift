/// The folders that a search for files includes in addition to those that the caller named.
public struct SearchScope: Hashable, Sendable {
  /// Whether folders of systems and of other programs are searched: trash, thumbnails, snapshots, internal folders of photo
  /// libraries.
  public var includesSystemFolders: Bool
  /// Whether links are followed that lead out of the named folders.
  public var followsLinksOut: Bool
  /// Whether folders on other file systems than the named folder's are searched, such as mounted disks and `/proc`.
  public var crossesFileSystems: Bool

  /// Creates a scope; by default only the named folders are searched.
  public init(includesSystemFolders: Bool = false, followsLinksOut: Bool = false, crossesFileSystems: Bool = false) {
    self.includesSystemFolders = includesSystemFolders
    self.followsLinksOut = followsLinksOut
    self.crossesFileSystems = crossesFileSystems
  }
}
