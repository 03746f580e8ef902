import AlbumService
import Calls
import Device
import InteractionService
import MallService
import Screen

/// The services and storage that a television uses.
public struct TelevisionServices: Sendable {
  /// The album service.
  public var album: any AlbumAPI
  /// The people of the album; nil if the calls are made by no person.
  public var people: (any PeopleAPI)?
  /// The profiles of the television; nil if it cannot have any.
  public var profiles: (any ProfileDirectory)?
  /// The mall service.
  public var mall: any MallAPI
  /// The interaction service.
  public var interactions: any InteractionAPI
  /// The device's own storage, apart from its settings.
  public var device: any DeviceStorage
  /// The finder of cameras by typed names.
  public var camera: CameraFinder
  /// Saves the settings. A failure is thrown and leaves the settings in force.
  public var saveSettings: @Sendable (Settings) throws -> Void
  /// Adds or removes the demo album and returns the number of items added or removed; nil if the album is not on this
  /// machine.
  public var demoAlbum: (@Sendable (_ add: Bool) throws(ServiceFailure) -> Int)?

  /// The sign-in at the album server; nil if the album is on this machine.
  public var signIn: (any DeviceSignIn)?
  /// The sign-in of a person for whom a profile is added; nil if the album is on this machine.
  public var signInOfNewPerson: (any DeviceSignIn)?
  /// Returns a text as a QR code; nil if none can be made. May block.
  public var qrCode: @Sendable (String) -> QRCode? = { _ in nil }
  /// The folders from which photos are added; nil if photos cannot be added from this device.
  public var photos: (any PhotoAdding)?

  /// A camera's canonical names; nil for an unknown name.
  public typealias Camera = (brand: String?, model: String?)
  /// A function that finds a camera by the names typed, given the item's brand before the change.
  public typealias CameraFinder =
    @Sendable (_ brand: String?, _ model: String?, _ itemBrand: String?) throws(ServiceFailure) -> Camera

  /// Creates services; without a `camera` finder typed names are used as they are.
  public init(
    album: any AlbumAPI, mall: any MallAPI, interactions: any InteractionAPI, device: any DeviceStorage,
    camera: @escaping CameraFinder = { brand, model, _ in (brand, model) },
    saveSettings: @escaping @Sendable (Settings) throws -> Void,
    demoAlbum: (@Sendable (_ add: Bool) throws(ServiceFailure) -> Int)? = nil,
    photos: (any PhotoAdding)? = nil
  ) {
    self.album = album
    self.mall = mall
    self.interactions = interactions
    self.device = device
    self.camera = camera
    self.saveSettings = saveSettings
    self.demoAlbum = demoAlbum
    self.photos = photos
  }
}
