import AlbumService
import Attributes
import Foundation
import MallService
import Testing
import World

@testable import Television

/// An album with all its photos and the mall beside it, as a television has them: what doors lead from and to.
struct HungAlbum: Sendable {
  /// The mall with the catalogue that comes with the program.
  let mall: any MallService
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
    let world = try World(folder: DataFolder(path: tenfoot.data), assets: assets)
    let album = try world.openAlbum()
    mall = try world.openMall()
    photos = try Self.all { try album.photos(PhotoQuery(), page: $0) }
    words = Words(language: .english, wording: try assets.wording(.english))
  }

  @TaskLocal fileprivate static var current: HungAlbum?

  /// The album of the suite that is running; see `hanging`.
  static func atHand() throws -> HungAlbum {
    try #require(current)
  }

  /// The doors of a photo's page: what the mall is asked behind each of its rows.
  func doors(of photo: Photo) -> [[Attribute]] {
    PhotoSections(photo, words).rows.map(\.door).filter { !$0.isEmpty }
  }

  /// The whole list behind a door, in its order.
  func list(behind door: [Attribute]) throws -> [Product] {
    try Self.all { try mall.products(ProductQuery(attributes: door), page: $0) }
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

extension HungAlbum {
  /// Looks through every door of every photo: the number beside it, the list behind it, and what is in that list.
  func expectNumbersToBeLengths() throws {
    let names = Canonical(names: try AssetFolder(environment: [:]).cameraNames())
    var known: Set<[Attribute]> = []
    for photo in photos {
      let doors = doors(of: photo)
      for (door, number) in zip(doors, try mall.productCounts(doors)) where known.insert(door).inserted {
        let list = try list(behind: door)
        #expect(list.count == number, "\(photo.file): \(door)")
        #expect(try mall.products(ProductQuery(attributes: door), page: PageRequest()).totalCount == number)
        #expect(list.allSatisfy { $0.meets(door) }, "\(photo.file): \(door)")
        // The command line makes the same question of the same words, so it gets the same answer.
        #expect(names.attributes(try door.map { try Attribute(parsing: $0.argument) }) == door)
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
      let doors = doors(of: photo).filter(product.answers)
      for (door, number) in zip(doors, try mall.productCounts(doors.map { $0 + [model] })) where number == 0 {
        found.insert("\(product.model): " + door.map(\.argument).joined(separator: " "))
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
    try await HungAlbum.$current.withValue(HungAlbum(by: arguments)) { try await function() }
  }
}

extension Trait where Self == Hanging {
  /// Hangs what a command of the program brings.
  static func hanging(_ arguments: String...) -> Self {
    Hanging(arguments: arguments)
  }
}
