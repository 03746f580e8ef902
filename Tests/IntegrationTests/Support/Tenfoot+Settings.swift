import DeviceStore
import Foundation
import Television

extension Tenfoot {
  /// Sets quiet mode in its settings: the demo channels show a pop-up twice a minute, which would take the keys of a test.
  func silencePopUps() throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let store = try SQLiteDeviceStore(path: data + "/television.sqlite")
    var settings = try store.settings()
    settings.isQuiet = true
    try store.save(settings)
  }
}
