import Calls
import Device
import DeviceStore
import GRDB
import InteractionService
import TestSupport
import Testing

/// What a device stores for its user interface.
@Suite struct SQLiteDeviceStoreTests {
  private let folder: TemporaryFolder
  private let store: SQLiteDeviceStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteDeviceStore(path: folder.file("television.sqlite"))
  }

  @Test func aNewFileHasDefaults() throws {
    #expect(try store.settings() == Settings())
    #expect(try store.demoAlbum() == .neverLoaded)
  }

  @Test(arguments: [
    Settings(language: .chinese, theme: "day", hasMotion: false, isQuiet: true, channel: "one"),
    Settings(language: .english), Settings(theme: "day"),
  ])
  func settingsAreStored(_ settings: Settings) throws {
    try store.save(Settings(language: .chinese, theme: "x", hasMotion: false, channel: "two"))
    try store.save(settings)
    #expect(try SQLiteDeviceStore(path: folder.file("television.sqlite"), readOnly: true).settings() == settings)
  }

  @Test func unknownValuesHaveDefaults() throws {
    try DatabaseQueue(path: folder.file("television.sqlite")).write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('language', 'tlh'), ('later', '1'), ('demoAlbum', 'eaten')")
    }
    #expect(try store.settings() == Settings())
    #expect(try store.demoAlbum() == .neverLoaded)
  }

  @Test func theHistoryOfTheDemoAlbumIsNeverForgotten() throws {
    try store.setDemoAlbum(.loaded)
    try store.setDemoAlbum(.neverLoaded)
    #expect(try store.demoAlbum() == .loaded)
    try store.setDemoAlbum(.removed)
    try store.setDemoAlbum(.neverLoaded)
    #expect(try store.demoAlbum() == .removed)
    try store.save(Settings())
    #expect(try store.demoAlbum() == .removed)
  }

  @Test func theIdentifierIsGeneratedOnce() throws {
    var count = 0
    let make = { () -> String in
      count += 1
      return "id-\(count)"
    }
    #expect(try store.deviceID(make: make) == "id-1")
    #expect(try SQLiteDeviceStore(path: folder.file("television.sqlite")).deviceID(make: make) == "id-1")
    try store.save(Settings())
    #expect(try store.deviceID() == "id-1" && count == 1)
  }

  @Test func aRandomIdentifierCannotBeGuessed() throws {
    #expect(RandomID.isWellFormed(try store.deviceID()))
  }
}

/// Files of a device that released versions wrote.
@Suite struct DeviceReleasedSchemaTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func expectCurrentSchema(_ path: String) throws {
    _ = try SQLiteDeviceStore(path: folder.file("new.sqlite"))
    #expect(try ReleasedSchema.schema(path) == ReleasedSchema.schema(folder.file("new.sqlite")))
  }

  @Test func aFileOfStep1() throws {
    let path = try ReleasedSchema(folder: folder).file("television-1")
    let store = try SQLiteDeviceStore(path: path)
    #expect(try store.settings() == Settings(language: .chinese, theme: "day", hasMotion: false))
    #expect(try store.demoAlbum() == .removed)
    #expect(try store.outbox() == [] && store.reminders() == [])
    try expectCurrentSchema(path)
  }

  @Test func aFileOfStep2() throws {
    let path = try ReleasedSchema(folder: folder).file("television-2")
    let store = try SQLiteDeviceStore(path: path)
    #expect(try store.settings() == Settings(isQuiet: true, channel: "one"))
    #expect(try store.deviceID() == "0123456789abcdef")
    let entries = try store.outbox()
    #expect(entries.map(\.state) == [.delivered(.counted), .waiting])
    #expect(entries.map(\.key.text) == ["key-1", "key-2"])
    #expect(entries.map(\.response.action) == [.chose("a"), .opened])
    #expect(try store.reminders().map(\.programme.id) == ["p1"])
    try expectCurrentSchema(path)
  }
}
