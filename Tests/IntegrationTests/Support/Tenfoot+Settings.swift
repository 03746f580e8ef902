import DeviceStore
import Foundation
import Television

extension Tenfoot {
  /// Chooses in its settings that nothing pops up unasked, before its first start or later: the demo channels appoint
  /// something twice a minute, and a key typed then would be the pop-up's.
  func silencePopUps() throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let store = try SQLiteDeviceStore(path: data + "/television.sqlite")
    var settings = try store.settings()
    settings.isQuiet = true
    try store.save(settings)
  }
}
