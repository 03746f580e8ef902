import AlbumService
import Attributes
import Calls
import Foundation
import MallService
import Synchronization
import TestSupport
import Testing
import Workspaces

@testable import Television

/// An imported album with the mall beside it: the links of its photos' pages and the lists behind them.
struct ImportedAlbumFixture: Sendable {
  /// The mall with the catalogue that comes with the program.
  let mall: any MallAPI
  /// All photos.
  let photos: [MediaItem]
  /// The program on the same data.
  let tenfoot: Tenfoot
  private let folder: TemporaryFolder
  private let words: Words
  private let lists = ListCache()

  /// The lists that were read before: many photos have the same links.
  private final class ListCache: Sendable {
    let products = Mutex<[[Attribute]: [Product]]>([:])
  }

  /// Runs a command of the program that imports photos into an empty data folder.
  fileprivate init(by arguments: [String]) throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
    _ = try tenfoot.run(arguments)
    let assets = try AssetFolder(environment: [:])
    let workspace = try Workspace(folder: DataFolder(path: tenfoot.data), assets: assets)
    let album = try workspace.openAlbum()
    mall = try workspace.openMall()
    photos = try Self.all { try album.items(MediaQuery(), page: $0, .local) }
    words = Words(language: .english, wording: try assets.wording(.english))
  }

  @TaskLocal fileprivate static var ofSuite: ImportedAlbumFixture?

  /// The album of the suite that is running; see ``Testing/Trait/importedAlbum(_:)``.
  static func current() throws -> ImportedAlbumFixture {
    try #require(ofSuite)
  }

  /// The links of a photo's page: what the mall is asked for each of its rows.
  func links(of photo: MediaItem) -> [[Attribute]] {
    PhotoSections(photo, words).rows.map(\.link).filter { !$0.isEmpty }
  }

  /// The whole list behind a link, in its order.
  func list(behind link: [Attribute]) throws -> [Product] {
    if let list = lists.products.withLock({ $0[link] }) { return list }
    let list = try Self.all { try mall.products(ProductQuery(attributes: link), page: $0, .local) }
    lists.products.withLock { $0[link] = list }
    return list
  }

  /// All items of a list, read page by page.
  private static func all<Item>(_ read: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var page = try read(PageRequest(limit: 500))
    var items = page.items
    while let next = page.next {
      page = try read(PageRequest(.after(next), limit: 500))
      items += page.items
    }
    return items
  }
}

extension ImportedAlbumFixture {
  /// Checks every different link of all photos: its count, the list behind it, and the products in that list.
  func expectCountsToBeLengths() throws {
    let names = NameCanonicalizer(names: try AssetFolder(environment: [:]).cameraNames())
    var checked: Set<[Attribute]> = []
    for photo in photos {
      let links = links(of: photo)
      for (link, count) in zip(links, try mall.productCounts(links, .local)) where checked.insert(link).inserted {
        let list = try list(behind: link)
        #expect(list.count == count, "\(photo.title): \(link)")
        #expect(
          try mall.products(ProductQuery(attributes: link), page: PageRequest(limit: 1), .local).totalCount == count)
        #expect(list.allSatisfy { $0.meets(link) }, "\(photo.title): \(link)")
        // The command line asks the same question for the same words, so it gets the same answer.
        #expect(names.attributes(try link.map { try Attribute(parsing: $0.argument) }) == link)
      }
    }
    #expect(checked.count > 50)
    print("\(photos.count) photos, \(checked.count) different links")
  }

  /// Links of photos whose list lacks the photo's own camera, although its product states all that the link asks for.
  func linksWithoutTheirCamera() throws -> [String] {
    var found: Set<String> = []
    for photo in photos {
      guard let model = photo.attribute(.model), let product = try list(behind: [model]).first else { continue }
      let links = links(of: photo).filter(product.states)
      for (link, count) in zip(links, try mall.productCounts(links.map { $0 + [model] }, .local)) where count == 0 {
        found.insert("\(product.model): " + link.map(\.argument).joined(separator: " "))
      }
    }
    return found.sorted()
  }
}

/// Imports an album before a suite, and removes it when the suite has ended.
struct ImportedAlbumTrait: SuiteTrait, TestScoping {
  /// The command of the program that imports the photos.
  let arguments: [String]

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await ImportedAlbumFixture.$ofSuite.withValue(ImportedAlbumFixture(by: arguments)) { try await function() }
  }
}

extension Trait where Self == ImportedAlbumTrait {
  /// Gives a suite an album that a command of the program imports.
  static func importedAlbum(_ arguments: String...) -> Self {
    ImportedAlbumTrait(arguments: arguments)
  }
}
