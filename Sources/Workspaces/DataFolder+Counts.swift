import AlbumStore
import Calls
import Device
import DeviceStore
import Foundation
import InteractionStore
import MallService
import MallStore

/// Sizes of a data folder's databases, which must exist. Nothing is created or changed.
///
/// All throw ``ServiceFailure`` for a database that cannot be read or was written by another version.
extension DataFolder {
  /// Returns how many photos and albums the album has.
  public func albumCounts() throws(ServiceFailure) -> (photos: Int, albums: Int) {
    let store = try SQLiteAlbumStore(path: album, readOnly: true)
    return (try store.itemCount(), try store.albums(page: PageRequest(limit: 1), .local).totalCount)
  }

  /// Returns how many products and orders the mall has.
  public func mallCounts() throws(ServiceFailure) -> (products: Int, orders: Int) {
    let store = try SQLiteMallStore(path: mall, readOnly: true)
    let products = try store.products(ProductQuery(), page: PageRequest(limit: 1), .local).totalCount
    return (products, try store.orders(page: PageRequest(limit: 1), .local).totalCount)
  }

  /// The language saved in the settings; nil if none is saved, or if the settings cannot be read.
  public var savedLanguage: Language? { savedSettings?.language }

  /// The servers saved in the settings; none if they cannot be read.
  public var savedServers: ServerAddresses { savedSettings?.servers ?? ServerAddresses() }

  private var savedSettings: Settings? {
    guard FileManager.default.fileExists(atPath: television) else { return nil }
    do {
      return try SQLiteDeviceStore(path: television, readOnly: true).settings()
    } catch {
      return nil
    }
  }

  /// Returns how many channels there are.
  public func channelCount() throws(ServiceFailure) -> Int {
    try SQLiteInteractionStore(path: interactions, readOnly: true).channels(.local).count
  }
}
