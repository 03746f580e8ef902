import AlbumService
import Attributes
import Calls
import Foundation
import MallService
import Testing
import Workspaces

@testable import Television

/// An album with all its photos and the mall beside it, as a television has them: what doors lead from and to.
struct ImportedAlbumFixture: Sendable {
  /// The mall with the catalogue that comes with the program.
  let mall: any MallAPI
  /// All photos.
  let photos: [Photo]
  /// The program on the same data.
  let tenfoot: Tenfoot
  private let folder: TemporaryFolder
  private let words: Words

  /// Hangs what a command of the program brings into a fresh data folder.
  fileprivate init(by arguments: [String]) throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    _ = try tenfoot.run(arguments)
    let assets = try AssetFolder(environment: [:])
    let workspace = try Workspace(folder: DataFolder(path: tenfoot.data), assets: assets)
    let album = try workspace.openAlbum()
    mall = try workspace.openMall()
    photos = try Self.all { try album.photos(PhotoQuery(), page: $0) }
    words = Words(language: .english, wording: try assets.wording(.english))
  }

  @TaskLocal fileprivate static var current: ImportedAlbumFixture?

  /// The album of the suite that is running; see `hanging`.
  static func atHand() throws -> ImportedAlbumFixture {
    try #require(current)
  }

  /// The doors of a photo's page: what the mall is asked behind each of its rows.
  func links(of photo: Photo) -> [[Attribute]] {
    PhotoSections(photo, words).rows.map(\.link).filter { !$0.isEmpty }
  }

  /// The whole list behind a door, in its order.
  func list(behind link: [Attribute]) throws -> [Product] {
    try Self.all { try mall.products(ProductQuery(attributes: link), page: $0) }
  }

  /// A list, read part by part as a television reads it.
  private static func all<Item>(_ part: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var page = try part(PageRequest(limit: 500))
    var items = page.items
    while let next = page.next {
      page = try part(PageRequest(.after(next), limit: 500))
      items += page.items
    }
    return items
  }
}

extension ImportedAlbumFixture {
  /// Looks through every door of every photo: the number beside it, the list behind it, and what is in that list.
  func expectNumbersToBeLengths() throws {
    let names = NameCanonicalizer(names: try AssetFolder(environment: [:]).cameraNames())
    var known: Set<[Attribute]> = []
    for photo in photos {
      let links = links(of: photo)
      for (link, number) in zip(links, try mall.productCounts(links)) where known.insert(link).inserted {
        let list = try list(behind: link)
        #expect(list.count == number, "\(photo.file): \(link)")
        #expect(try mall.products(ProductQuery(attributes: link), page: PageRequest()).totalCount == number)
        #expect(list.allSatisfy { $0.meets(link) }, "\(photo.file): \(link)")
        // The command line makes the same question of the same words, so it gets the same answer.
        #expect(names.attributes(try link.map { try Attribute(parsing: $0.argument) }) == link)
      }
    }
    #expect(known.count > 50)
    print("\(photos.count) photos, \(known.count) different doors")
  }

  /// Doors of a photo behind which its own camera is missing although its product says all that the door asks for.
  func unreachable() throws -> [String] {
    var found: Set<String> = []
    for photo in photos {
      guard let model = photo.attribute(.model), let product = try list(behind: [model]).first else { continue }
      let links = links(of: photo).filter(product.answers)
      for (link, number) in zip(links, try mall.productCounts(links.map { $0 + [model] })) where number == 0 {
        found.insert("\(product.model): " + link.map(\.argument).joined(separator: " "))
      }
    }
    return found.sorted()
  }
}

/// Hangs an album for a whole suite, and takes it down when the suite has ended.
struct Hanging: SuiteTrait, TestScoping {
  /// The command of the program that brings the photos.
  let arguments: [String]

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await ImportedAlbumFixture.$current.withValue(ImportedAlbumFixture(by: arguments)) { try await function() }
  }
}

extension Trait where Self == Hanging {
  /// Hangs what a command of the program brings.
  static func hanging(_ arguments: String...) -> Self {
    Hanging(arguments: arguments)
  }
}
