import Device
import DeviceStore
import Foundation
import Television

extension Tenfoot {
  /// Sets quiet mode in its settings: the demo channels show a pop-up twice a minute, which would take the keys of a test.
  func silencePopUps() throws {
    try changeSettings { $0.isQuiet = true }
  }

  /// Turns off animations in its settings.
  func stopMotion() throws {
    try changeSettings { $0.hasMotion = false }
  }

  /// Sets the language in its settings.
  func save(language: Language) throws {
    try changeSettings { $0.language = language }
  }

  private func changeSettings(_ change: (inout Settings) -> Void) throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let store = try SQLiteDeviceStore(path: data + "/television.sqlite")
    var settings = try store.settings()
    change(&settings)
    try store.save(settings)
  }
}
