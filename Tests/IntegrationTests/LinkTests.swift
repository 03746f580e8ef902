import AlbumService
import Attributes
import Calls
import Foundation
import MallService
import TestTraits
import Testing

/// The values of a photo that lead to products of the mall: those of the demo album, with the real catalogue.
@Suite(.heavy, .importedAlbum("demo", "add")) struct LinkTests {
  @Test func theCountOfALinkIsTheLengthOfItsList() throws {
    try ImportedAlbumFixture.current().expectCountsToBeLengths()
  }

  @Test func theCommandLineListsTheProductsOfALink() throws {
    let album = try ImportedAlbumFixture.current()
    let links = Set(album.photos.flatMap(album.links))
    let asked = Dictionary(grouping: links) { $0[0].name }.values.flatMap { $0.sorted { "\($0)" < "\($1)" }.prefix(2) }
    for link in asked {
      let arguments = link.flatMap { ["--attribute", $0.argument] }
      let outcome = try album.tenfoot.run(["products", "--json"] + arguments)
      let products = try JSONDecoder().decode([Product].self, from: Data(outcome.output.utf8))
      #expect(try products == album.list(behind: link), "\(arguments)")
    }
    #expect(asked.count >= 12)
  }

  @Test func theLinksOfAPhotoReachItsCamera() throws {
    #expect(try ImportedAlbumFixture.current().linksWithoutTheirCamera() == [])
  }

  // MARK: Where a link leads

  /// A link, some products that are in its list, and some that are not.
  struct Plausibility: Sendable, CustomTestStringConvertible {
    let link: [String]
    let holds: [String]
    let lacks: [String]
    var testDescription: String { link.joined(separator: " ") }
  }

  @Test(arguments: [
    Plausibility(
      link: ["iso=6400"],
      holds: ["Canon EOS 550D", "Fujifilm X100", "Nikon D700", "Sony Alpha 7S", "Huawei P30 Pro"],
      lacks: ["Nikon D90", "Canon EOS 20D", "Panasonic Lumix DMC-TZ10", "Canon EF 50mm f/1.4 USM"]),
    Plausibility(
      link: ["iso=50"], holds: ["Canon PowerShot G2", "Nikon D90", "Nokia 808 PureView"],
      lacks: ["Canon EF 50mm f/1.8 STM"]),
    Plausibility(
      link: ["fNumber=1.4"],
      holds: ["Canon EF 50mm f/1.4 USM", "Fujifilm XF 56mm f/1.2 R", "Panasonic Lumix DMC-LX7"],
      lacks: ["Canon EF 50mm f/1.8 STM", "Canon EOS 5D Mark III", "Sony Alpha 7 III", "Fujifilm X100"]),
    Plausibility(
      link: ["fNumber=1.8"], holds: ["Apple iPhone 12 Pro", "Canon EF 50mm f/1.8 STM", "Canon PowerShot G7 X"],
      lacks: ["Ricoh GR III", "Nikon D90"]),
    Plausibility(
      link: ["exposureTime=1/8000"],
      holds: ["Canon EOS 5D Mark III", "Nikon D70", "Sony Alpha 7C II", "Fujifilm X-T3", "DJI Mini 2"],
      lacks: ["Canon EOS 550D", "Nikon D90", "Canon PowerShot G7 X", "Canon EF 50mm f/1.4 USM"]),
    Plausibility(
      link: ["focalLength=400"],
      holds: ["Canon EF 100-400mm f/4.5-5.6L IS II USM", "Sony FE 200-600mm f/5.6-6.3 G OSS"],
      lacks: ["Canon EF 70-200mm f/2.8L IS II USM", "Nikon Coolpix P1000", "Canon EOS 5D Mark III"]),
    Plausibility(
      link: ["focalLength=73", "focalLength35=400"],
      holds: ["Nikon Coolpix P1000", "Sony Cyber-shot DSC-RX10 IV", "Canon EF 70-200mm f/2.8L IS II USM"],
      lacks: ["Canon PowerShot G7 X", "Apple iPhone 12", "Canon EF 100-400mm f/4.5-5.6L IS II USM"]),
    Plausibility(
      link: ["focalLength=4.2", "focalLength35=26"],
      holds: ["Apple iPhone 12", "Google Pixel", "Huawei P30 Pro", "Canon PowerShot G7 X", "DJI Osmo Pocket"],
      lacks: ["Fujifilm X100", "Canon EF 50mm f/1.4 USM", "Canon EOS 550D", "Apple iPhone 6"]),
  ])
  func aLinkLeadsToProductsThatMeetIt(_ expected: Plausibility) throws {
    let album = try ImportedAlbumFixture.current()
    let link = try expected.link.map { try Attribute(parsing: $0) }
    let list = try album.list(behind: link)
    let models = Set(list.map(\.model))
    #expect(Set(expected.holds).subtracting(models) == [])
    #expect(Set(expected.lacks).intersection(models) == [])
    #expect(list.allSatisfy { $0.meets(link) })
    // All products named above are in the mall.
    for model in expected.holds + expected.lacks {
      #expect(try album.mall.productCounts([[Attribute(.model, model)]], .local) != [0], "\(model)")
    }
  }

  @Test func aPhonesFocalLengthLeadsToNoLens() throws {
    let list = try ImportedAlbumFixture.current().list(behind: [
      Attribute(.focalLength, 4.2), Attribute(.focalLength35, 26),
    ])
    #expect(list.count > 100)
    #expect(list.allSatisfy { $0.kind != .lens && !$0.kind.takesLenses })
  }
}
