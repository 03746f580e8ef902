import AlbumStore
import Calls
import Foundation
import HTTPServer
import MallStore
import Synchronization
import TestSupport
import Testing

/// Answers that are given again as long as the content is unchanged.
@Suite struct UnchangedAnswersTests {
  private let fixtures: Fixtures
  private let servers: RunningServers

  init() throws {
    fixtures = try Fixtures()
    servers = try fixtures.start()
  }

  private func photos(_ query: String = "") throws -> [[String: Any]] {
    try servers.reply(RequestText.get("/v1/photos\(query)")).json()["items"] as? [[String: Any]] ?? []
  }

  @Test func aLookUpIsInTheNextList() throws {
    for count in 1...3 {
      #expect(try photos().first?["selectionCount"] as? Int == count - 1)
      let selection = RequestText.post("/v1/photos/\(fixtures.photos[0])/selections", key: "key-\(count)")
      #expect(try servers.reply(selection).status == 200)
      #expect(try photos().first?["selectionCount"] as? Int == count)
    }
  }

  @Test func aChangeOfAnotherProcessIsInTheNextList() throws {
    #expect(try photos().count == 2)
    // As another process has one: a store of its own on the same file.
    let other = try SQLiteAlbumStore(path: fixtures.folder.file("album.sqlite"))
    let key = try #require(IdempotencyKey("other"))
    let write = WriteContext(CallContext(caller: Caller(device: "other")), key: key)
    _ = try other.removeItems(ids: [fixtures.photos[1]], write)
    #expect(try photos().count == 1)
  }

  @Test func eachQuestionHasItsOwnAnswer() throws {
    for _ in 0..<2 {
      #expect(try photos("?brand=Canon").count == 1)
      #expect(try photos("?brand=Leica").isEmpty)
      #expect(try photos("?limit=1").count == 1)
      #expect(try photos().count == 2)
    }
  }

  @Test func aPurchaseIsInTheNextListOfProductsAndOrders() throws {
    func list(_ path: String) throws -> [[String: Any]] {
      try servers.reply(RequestText.get(path), at: Place.mall).json()["items"] as? [[String: Any]] ?? []
    }
    #expect(try list("/v1/orders").isEmpty)
    #expect(try list("/v1/products").first?["purchaseCount"] as? Int == 3)
    let order = RequestText.post("/v1/orders", json: #"{"product":"a"}"#)
    #expect(try servers.reply(order, at: Place.mall).status == 201)
    #expect(try list("/v1/orders").count == 1)
    #expect(try list("/v1/products").first?["purchaseCount"] as? Int == 4)
  }

  @Test func readersSideBySideSeeWhatWasAcknowledged() throws {
    let path = "/v1/photos/\(fixtures.photos[0])/selections"
    let late = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { reader in
      for round in 0..<25 {
        do {
          let selection = RequestText.post(path, key: "\(reader)-\(round)")
          let count = try servers.reply(selection).json()["selectionCount"] as? Int ?? .max
          let seen = try photos().first?["selectionCount"] as? Int ?? 0
          if seen < count { late.withLock { $0 += 1 } }
        } catch { late.withLock { $0 += 1 } }
      }
    }
    #expect(late.withLock { $0 } == 0)
  }
}
