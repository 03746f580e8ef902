import Calls

/// The data that a device stores on its own disk for its user interface: settings, its identifier, and the history of the demo
/// album.
///
/// Every call may block and may be made from any thread. A change is on disk when the call returns. All throw
/// ``Calls/ServiceFailure``.
public protocol SettingsStorage: Sendable {
  /// Returns the settings; a setting that was never stored, or whose value this version does not know, has its default.
  func settings() throws(ServiceFailure) -> Settings
  /// Stores the settings.
  func save(_ settings: Settings) throws(ServiceFailure)
  /// Returns the anonymous identifier of this device, which is generated once.
  ///
  /// - Parameter make: Generates an identifier; called only if none is stored.
  func deviceID(make: () -> String) throws(ServiceFailure) -> String
  /// Returns whether the demo album was ever loaded or removed.
  func demoAlbum() throws(ServiceFailure) -> DemoAlbumState
  /// Stores the state of the demo album; ``DemoAlbumState/neverLoaded`` changes nothing.
  func setDemoAlbum(_ state: DemoAlbumState) throws(ServiceFailure)
}

extension SettingsStorage {
  /// Returns the anonymous identifier of this device; if none is stored, a random one is generated.
  public func deviceID() throws(ServiceFailure) -> String {
    try deviceID(make: RandomID.make)
  }
}

/// The history of the demo album, which is loaded automatically only once.
public enum DemoAlbumState: String, CaseIterable, Codable, Sendable {
  /// It was never loaded: the first start with an album without photos loads it.
  case neverLoaded
  /// It was loaded.
  case loaded
  /// The user removed it: it is loaded again only when the user asks for it.
  case removed
}
