import Attributes
import Calls
import Device
import GRDB
import Storage

/// The device's own data in one SQLite file.
public final class SQLiteDeviceStore: Sendable {
  let file: StoreFile

  /// Opens a file, and creates it if it does not exist.
  ///
  /// - Parameters:
  ///   - path: The file, `television.sqlite`; its folder must exist.
  ///   - readOnly: Whether nothing is ever written; the file must exist and be up to date.
  /// - Throws: `storage`.
  public init(path: String, readOnly: Bool = false) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: DeviceSchema.schema, readOnly: readOnly)
  }

  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [StoreFault] {
    try file.faults(counts: [])
  }
}

/// A row of the table `setting`; names that a later version adds are ignored.
enum SettingName: String {
  case language, theme, hasMotion, isQuiet, channel, device, demoAlbum, albumServer, mallServer, interactionServer
  case lastProfile

  /// The name of the setting for a service's server.
  init(serverOf kind: ServerKind) {
    self =
      switch kind {
      case .album: .albumServer
      case .mall: .mallServer
      case .interactions: .interactionServer
      }
  }
}

extension SQLiteDeviceStore: SettingsStorage {
  /// Returns the settings; see ``Device/SettingsStorage``.
  public func settings() throws(ServiceFailure) -> Settings {
    let rows = try file.read { db in
      try Row.fetchAll(db, sql: "SELECT name, value FROM setting").map { ($0["name"] as String, $0["value"] as String) }
    }
    return rows.reduce(into: Settings()) { settings, row in
      switch SettingName(rawValue: row.0) {
      case .language: settings.language = Language(rawValue: row.1)
      case .theme: settings.theme = row.1
      case .hasMotion: settings.hasMotion = row.1 != "false"
      case .isQuiet: settings.isQuiet = row.1 == "true"
      case .channel: settings.channel = row.1
      case .albumServer: settings.servers.album = ServerAddress(row.1)
      case .mallServer: settings.servers.mall = ServerAddress(row.1)
      case .interactionServer: settings.servers.interactions = ServerAddress(row.1)
      case .demoAlbum, .device, .lastProfile, nil: break
      }
    }
  }

  /// Stores the settings; see ``Device/SettingsStorage``.
  public func save(_ settings: Settings) throws(ServiceFailure) {
    try file.write { db in
      try Self.setValue(settings.language?.rawValue, of: .language, db)
      try Self.setValue(settings.theme.sanitizedForStorage(), of: .theme, db)
      try Self.setValue("\(settings.hasMotion)", of: .hasMotion, db)
      try Self.setValue("\(settings.isQuiet)", of: .isQuiet, db)
      try Self.setValue(settings.channel?.sanitizedForStorage(), of: .channel, db)
      for kind in ServerKind.allCases {
        try Self.setValue(settings.servers[kind]?.text, of: SettingName(serverOf: kind), db)
      }
    }
  }

  /// Returns the device's identifier; see ``Device/SettingsStorage``.
  public func deviceID(make: () -> String) throws(ServiceFailure) -> String {
    // At every start but the first nothing has to be written, so no other process has to be waited for.
    if let id = try file.read({ db in try Self.value(of: .device, db) }) { return id }
    let id = make()
    return try file.write { db in
      if let stored = try Self.value(of: .device, db) { return stored }
      try Self.setValue(id, of: .device, db)
      return id
    }
  }

  /// Returns the state of the demo album; see ``Device/SettingsStorage``.
  public func demoAlbum() throws(ServiceFailure) -> DemoAlbumState {
    try file.read { db in try Self.value(of: .demoAlbum, db) }.flatMap(DemoAlbumState.init) ?? .neverLoaded
  }

  /// Stores the state of the demo album; see ``Device/SettingsStorage``.
  public func setDemoAlbum(_ state: DemoAlbumState) throws(ServiceFailure) {
    guard state != .neverLoaded else { return }
    try file.write { db in try Self.setValue(state.rawValue, of: .demoAlbum, db) }
  }

  static func value(of name: SettingName, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name.rawValue])
  }

  /// Stores a value; nil removes it.
  static func setValue(_ value: String?, of name: SettingName, _ db: Database) throws {
    guard let value else {
      try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name.rawValue])
      return
    }
    try db.execute(
      sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [name.rawValue, value])
  }
}
