import AlbumStore
import Calls
import Dispatch
import MallFixtures
import MallStore
import Synchronization
import TestSupport
import Testing

/// Two processes in one folder: each reads what the other writes, and nothing is counted twice or lost.
@Suite struct TwoConnectionsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Runs work on two threads at once, `count` times on each, and returns the failures.
  private func race(_ count: Int, _ work: @Sendable (_ thread: Int, _ turn: Int) throws -> Void) -> [String] {
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      for turn in 0..<count {
        do {
          try work(thread, turn)
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    return failures.withLock { $0 }
  }

  @Test(arguments: 0..<20)
  func bothCreateTheFileAtOnce(_ round: Int) throws {
    let path = folder.file("album.sqlite")
    let failures = race(1) { thread, _ in _ = try SQLiteAlbumStore(path: path).add([.sample("\(thread)")]) }
    #expect(failures.isEmpty)
    #expect(try SQLiteAlbumStore(path: path, readOnly: true).itemCount() == 2)
  }

  @Test func purchasesOfBothAreCounted() throws {
    let path = folder.file("mall.sqlite")
    let malls = [try SQLiteMallStore(path: path), try SQLiteMallStore(path: path)]
    try malls[0].addProducts([.sample("a")])
    let failures = race(20) { thread, turn in
      _ = try malls[thread].buy(product: "a", key: "\(thread).\(turn)")
      _ = try malls[thread].buy(product: "a", key: "shared \(turn)")
    }
    #expect(failures.isEmpty)
    #expect(try malls.map { try $0.product(id: "a").purchaseCount } == [60, 60])
    #expect(try malls[1].orders(page: PageRequest()).totalCount == 60)
  }

  @Test func selectionsOfBothAreCounted() throws {
    let path = folder.file("album.sqlite")
    let albums = [try SQLiteAlbumStore(path: path), try SQLiteAlbumStore(path: path)]
    let id = try #require(try albums[0].add([.sample("1")]).first?.id)
    let failures = race(20) { thread, turn in
      _ = try albums[thread].recordSelection(item: id, key: "\(thread).\(turn)")
      _ = try albums[thread].recordSelection(item: id, key: "shared \(turn)")
    }
    #expect(failures.isEmpty)
    #expect(try albums.map { try $0.item(id: id).selectionCount } == [60, 60])
  }

  @Test func theSameFilesImportedByBothAreStoredOnce() throws {
    let path = folder.file("album.sqlite")
    let albums = [try SQLiteAlbumStore(path: path), try SQLiteAlbumStore(path: path)]
    let failures = race(10) { thread, turn in
      _ = try albums[thread].add((0..<5).map { .sample("\(turn).\($0)") })
    }
    #expect(failures.isEmpty)
    #expect(try albums[0].itemCount() == 50)
  }
}
