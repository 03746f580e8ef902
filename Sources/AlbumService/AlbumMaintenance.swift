import Calls

/// The part of the album service for commands on the machine that stores the album.
public protocol AlbumMaintenance: Sendable {
  /// Returns how many items there are.
  func itemCount() throws(ServiceFailure) -> Int
  /// Returns whether there is an item that does not belong to the demo album.
  func hasOwnItems() throws(ServiceFailure) -> Bool
  /// Returns the album of a name; nil if no album has it.
  func album(named name: String) throws(ServiceFailure) -> Album?
  /// Removes the items of the demo album, and each album that held nothing else; files are not touched.
  ///
  /// - Returns: How many items were removed.
  func removeDemo() throws(ServiceFailure) -> Int
}
