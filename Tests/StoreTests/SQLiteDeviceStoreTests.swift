import Device
import DeviceStore
import GRDB
import Television
import Testing

/// What a television keeps for itself.
@Suite struct TelevisionStoreTests {
  private let folder: TemporaryFolder
  private let store: SQLiteDeviceStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteDeviceStore(path: folder.file("television.sqlite"))
  }

  @Test func aFirstStartHasTheFirstSettings() throws {
    #expect(try store.settings() == Settings())
    #expect(try store.demoAlbum() == .neverLoaded)
  }

  @Test(arguments: [
    Settings(language: .chinese, theme: "day", hasMotion: false), Settings(language: .english), Settings(theme: "day"),
  ])
  func settingsAreKept(_ settings: Settings) throws {
    try store.save(Settings(language: .chinese, theme: "x", hasMotion: false))
    try store.save(settings)
    #expect(try SQLiteDeviceStore(path: folder.file("television.sqlite"), readOnly: true).settings() == settings)
  }

  @Test func whatIsNotUnderstoodIsAsAtAFirstStart() throws {
    try DatabaseQueue(path: folder.file("television.sqlite")).write { db in
      try db.execute(sql: "INSERT INTO setting VALUES ('language', 'tlh'), ('later', '1'), ('demoAlbum', 'eaten')")
    }
    #expect(try store.settings() == Settings())
    #expect(try store.demoAlbum() == .neverLoaded)
  }

  @Test func theDemoAlbumNeverComesBackByItself() throws {
    try store.setDemoAlbum(.loaded)
    try store.setDemoAlbum(.neverLoaded)
    #expect(try store.demoAlbum() == .loaded)
    try store.setDemoAlbum(.removed)
    try store.setDemoAlbum(.neverLoaded)
    #expect(try store.demoAlbum() == .removed)
    try store.save(Settings())
    #expect(try store.demoAlbum() == .removed)
  }
}
