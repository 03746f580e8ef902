/// A value that is different after each change of what a service answers, for keeping answers that were made from it.
///
/// Versions of two processes, or of two services, cannot be compared.
public struct ContentVersion: Hashable, Sendable {
  /// The source that counts changes, such as a connection to a database.
  public var source: UInt64
  /// The number of the source's change.
  public var change: Int64

  /// Creates a version.
  public init(source: UInt64, change: Int64) {
    (self.source, self.change) = (source, change)
  }
}

/// A service that can tell whether its answers may have changed.
public protocol VersionedContent: Sendable {
  /// Returns the version of what the reads answer: as long as it stays, each read has the same answer. nil if the service cannot tell.
  ///
  /// What is read afterwards is of this version or a later one. May block for a few microseconds.
  func contentVersion() throws(ServiceFailure) -> ContentVersion?
}

extension VersionedContent {
  /// nil.
  public func contentVersion() throws(ServiceFailure) -> ContentVersion? { nil }
}
