import Calls
import Device
import GRDB
import Storage

/// Whether the demo album was ever loaded: it comes by itself once, and never again after it was removed.
public enum DemoAlbumState: String, CaseIterable, Codable, Sendable {
  /// It was never loaded: the first start on an album without photos may load it.
  case neverLoaded
  /// It was loaded, by itself or because a person asked.
  case loaded
  /// A person removed it: only a person brings it back.
  case removed
}

/// What one television keeps for itself in one SQLite file: its settings, and what became of the demo album.
public final class SQLiteDeviceStore: Sendable {
  let file: StoreFile

  /// Opens a television's store, which is made where there is none.
  ///
  /// - Parameters:
  ///   - path: The file, `television.sqlite`; its folder must exist.
  ///   - readOnly: Never writes; the file must exist and be up to date.
  /// - Throws: `storage`, saying what happened, what is safe, and what to do.
  public init(path: String, readOnly: Bool = false) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: TelevisionSchema.schema, readOnly: readOnly)
  }

  /// What a person has chosen; what was never chosen, or is not understood any more, is as at a first start.
  public func settings() throws(ServiceFailure) -> Settings {
    let chosen = try file.read { db in
      try Row.fetchAll(db, sql: "SELECT name, value FROM setting").map { ($0["name"] as String, $0["value"] as String) }
    }
    return chosen.reduce(into: Settings()) { settings, choice in
      switch SettingName(rawValue: choice.0) {
      case .language: settings.language = Language(rawValue: choice.1)
      case .theme: settings.theme = choice.1
      case .hasMotion: settings.hasMotion = choice.1 != "false"
      case .isQuiet: settings.isQuiet = choice.1 == "true"
      case .channel: settings.channel = choice.1
      case .demoAlbum, .device, nil: break
      }
    }
  }

  /// Keeps what a person has chosen; on disk when it returns.
  public func save(_ settings: Settings) throws(ServiceFailure) {
    try file.write { db in
      try Self.keep(db, .language, settings.language?.rawValue)
      try Self.keep(db, .theme, settings.theme.storable)
      try Self.keep(db, .hasMotion, "\(settings.hasMotion)")
      try Self.keep(db, .isQuiet, "\(settings.isQuiet)")
      try Self.keep(db, .channel, settings.channel?.storable)
    }
  }

  /// The ID of this box, which tells it from others and means nobody: minted once, and the same from then on.
  ///
  /// - Parameter mint: Makes one where there is none yet.
  public func device(mint: () -> String) throws(ServiceFailure) -> String {
    // At every start but the first nothing has to be written, nor waited for that another process writes.
    if let device = try file.read(Self.device) { return device }
    let minted = mint()
    return try file.write { db in
      try db.execute(
        sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [SettingName.device.rawValue, minted])
      return try Self.device(db) ?? minted
    }
  }

  private static func device(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [SettingName.device.rawValue])
  }

  /// What became of the demo album.
  public func demoAlbum() throws(ServiceFailure) -> DemoAlbumState {
    let value = try file.read { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [SettingName.demoAlbum.rawValue])
    }
    return value.flatMap(DemoAlbumState.init) ?? .neverLoaded
  }

  /// Remembers what became of the demo album; on disk when it returns.
  ///
  /// It is never forgotten that it was loaded: `neverLoaded` changes nothing.
  public func setDemoAlbum(_ state: DemoAlbumState) throws(ServiceFailure) {
    guard state != .neverLoaded else { return }
    try file.write { db in try Self.keep(db, .demoAlbum, state.rawValue) }
  }

  /// Keeps a value under its name; nil forgets it.
  private static func keep(_ db: Database, _ name: SettingName, _ value: String?) throws {
    guard let value else {
      try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [name.rawValue])
      return
    }
    try db.execute(
      sql: "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [name.rawValue, value])
  }
}

/// What is kept by name; one that a later version added is passed over by an earlier.
private enum SettingName: String {
  case language, theme, hasMotion, isQuiet, channel, device, demoAlbum
}

/// The television's tables, by the numbered steps they grew by.
private enum TelevisionSchema {
  static let schema = StoreSchema(
    name: "television's store", applicationID: 0x5446_5456,  // "TFTV"
    steps: [
      { db in
        try db.execute(sql: "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
      },
      { db in
        try db.execute(
          sql: """
            CREATE TABLE response (
              place INTEGER PRIMARY KEY,
              key TEXT NOT NULL UNIQUE,
              interaction TEXT NOT NULL UNIQUE,
              body TEXT NOT NULL,
              answeredMS INTEGER NOT NULL,
              receipt TEXT
            );
            CREATE TABLE reminder (
              id TEXT PRIMARY KEY,
              startMS INTEGER NOT NULL,
              body TEXT NOT NULL
            ) WITHOUT ROWID;
            """)
      },
    ])
}
