import Attributes
import Storage

extension AlbumStore {
  /// Whether it is settled that the demo album does not come by itself any more: it was offered once, or taken out.
  public func isDemoSettled() throws(ServiceFailure) -> Bool {
    try file.memo("demo") != nil
  }

  /// Settles that for good.
  public func settleDemo() throws(ServiceFailure) {
    try file.write { db in try StoreFile.remember(db, "demo", as: "settled") }
  }
}
