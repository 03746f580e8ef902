import AlbumService
import AlbumStore
import Attributes
import Calls
import Foundation
import MallFixtures
import MallService
import MallStore
import Storage
import TestSupport
import Testing

/// Forged cursors, which can only choose a position in the requested list.
@Suite struct ForeignCursorTests {
  /// A list of a service; its items are their identifiers.
  private struct List {
    let name: String
    let page: (PageRequest) throws -> Page<String>

    init<Item: Sendable>(
      _ name: String, id: @escaping (Item) -> String, page: @escaping (PageRequest) throws -> Page<Item>
    ) {
      self.name = name
      self.page = { request in
        let page = try page(request)
        return Page(
          items: page.items.map(id), firstIndex: page.firstIndex, totalCount: page.totalCount,
          previous: page.previous, next: page.next)
      }
    }

    /// Returns the cursors of a page in the middle.
    func cursors() throws -> [PageCursor] {
      let first = try page(PageRequest(limit: 2))
      let second = try first.next.map { try page(PageRequest(.after($0), limit: 2)) }
      return [first.next, second?.previous, second?.next].compactMap(\.self)
    }
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func albumLists(_ name: String) throws -> [List] {
    let album = try SQLiteAlbumStore(path: folder.file("\(name).sqlite"))
    var generator = SeededGenerator(seed: TestSeed.value)
    _ = try album.add(NewMediaItem.random(count: 120, using: &generator))
    let first = try #require(try album.albums(page: PageRequest()).items.first).id
    let queries = [
      MediaQuery(), MediaQuery(sort: .newest), MediaQuery(owner: "Anna"), MediaQuery(album: first),
      MediaQuery(attributes: [Attribute(.brand, "Canon")]), MediaQuery(attributes: [Attribute(.brand, "Nikon")]),
      MediaQuery(album: first, attributes: [Attribute(.brand, "Canon")], owner: "Anna"),
    ]
    return queries.enumerated().map { number, query in
      List("\(name) \(number)", id: \.id) { try album.items(query, page: $0) }
    } + [List("\(name) albums", id: \.id) { try album.albums(page: $0) }]
  }

  private func mallLists() throws -> [List] {
    let mall = try SQLiteMallStore(path: folder.file("mall.sqlite"))
    var generator = SeededGenerator(seed: TestSeed.value)
    let products = Product.random(count: 120, using: &generator)
    try mall.addProducts(products)
    for product in products.prefix(5) { _ = try mall.buy(product: product.id, key: product.id) }
    let queries = [
      ProductQuery(), ProductQuery(sort: .price), ProductQuery(attributes: [Attribute(.brand, products[0].brand)]),
      ProductQuery(attributes: [Attribute(.focalLength, 50)]),
    ]
    return queries.enumerated().map { number, query in
      List("products \(number)", id: \.id) { try mall.products(query, page: $0) }
    } + [
      List("brands", id: \.name) { try mall.brands(page: $0) }, List("orders", id: \.id) { try mall.orders(page: $0) },
    ]
  }

  /// The lists of both services that are long enough for cursors; the seed decides about the short ones.
  private func lists() throws -> [List] {
    let lists = try (albumLists("album") + mallLists()).filter { try !$0.cursors().isEmpty }
    try #require(lists.count >= 8)
    return lists
  }

  @Test func cursorsOfOtherListsAndServicesAreRefused() throws {
    let lists = try lists()
    for giver in lists {
      let cursors = try giver.cursors()
      for list in lists where list.name != giver.name {
        for position in cursors.flatMap({ [PageRequest.Position.after($0), .before($0)] }) {
          expect(.refused, .cursor) { try list.page(PageRequest(position)) }
        }
      }
    }
  }

  /// A caller may sign another list's name under a key: the rows are still those of the list asked for, in their order.
  @Test func aForgedSignatureIsAPositionInTheListAskedFor() throws {
    let lists = try lists()
    for list in lists {
      let all = try list.page(PageRequest(limit: 500)).items
      let own = try #require(try list.cursors().first)
      let signature = try #require(try Token(own)).list
      for giver in lists {
        for cursor in try giver.cursors() {
          var token = try #require(try Token(cursor))
          token.list = signature
          for position in [PageRequest.Position.after(try token.cursor()), .before(try token.cursor())] {
            expectPart(of: all, "\(giver.name) in \(list.name)") { try list.page(PageRequest(position, limit: 500)) }
          }
        }
      }
    }
  }

  @Test func aCursorOfAnotherDatabaseIsAtMostAPosition() throws {
    let (own, other) = (try albumLists("one"), try albumLists("two"))
    for (list, giver) in zip(own, other) {
      let all = try list.page(PageRequest(limit: 500)).items
      for position in try giver.cursors().flatMap({ [PageRequest.Position.after($0), .before($0)] }) {
        expectPart(of: all, "\(list.name)") { try list.page(PageRequest(position, limit: 500)) }
      }
    }
  }

  /// Expects consecutive items of a list, or a refusal.
  private func expectPart(of all: [String], _ comment: Comment, _ page: () throws -> Page<String>) {
    do {
      let page = try page()
      #expect(page.totalCount == all.count && (0...all.count).contains(page.firstIndex), comment)
      guard let first = page.items.first, let start = all.firstIndex(of: first) else {
        #expect(page.items.isEmpty, comment)
        return
      }
      #expect(page.items == Array(all[start...].prefix(page.items.count)), comment)
    } catch {
      #expect(error as? ServiceFailure == ServiceFailure(.refused, .cursor), comment)
    }
  }

  /// The content of a cursor, as anyone can read and write it.
  private struct Token: Codable {
    var list: String
    let index: Int
    let parts: [KeyPart]

    private enum CodingKeys: String, CodingKey {
      case list = "l"
      case index = "i"
      case parts = "k"
    }

    init?(_ cursor: PageCursor) throws {
      var base64 = cursor.token.replacing("-", with: "+").replacing("_", with: "/")
      base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
      guard let data = Data(base64Encoded: base64) else { return nil }
      self = try JSONDecoder().decode(Self.self, from: data)
    }

    func cursor() throws -> PageCursor {
      let base64 = try JSONEncoder().encode(self).base64EncodedString()
      return PageCursor(
        token: base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }
  }
}
