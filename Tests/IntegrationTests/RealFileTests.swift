import AlbumService
import Attributes
import Calls
import MallService
import TestSupport
import TestTraits
import Testing

/// Links of real photos of about a hundred cameras, with the real catalogue.
@Suite(
  .heavy, .enabled(if: Repository.sharedFolder("photos") != nil, "needs ../shared/photos"),
  .importedAlbum("import", Repository.sharedFolder("photos") ?? "")
) struct RealFileTests {
  @Test func theCountOfALinkIsTheLengthOfItsList() throws {
    try ImportedAlbumFixture.current().expectCountsToBeLengths()
  }

  @Test func theLinksOfAPhotoReachItsCamera() throws {
    // 74 mm with a lens of 28 mm is a digital zoom, and no focal length of the product.
    #expect(
      try ImportedAlbumFixture.current().linksWithoutTheirCamera() == [
        "Apple iPhone 7: focalLength=3.99 focalLength35=74.0"
      ])
  }

  @Test func camerasFindTheirProducts() throws {
    let album = try ImportedAlbumFixture.current()
    let cameras = Set(album.photos.compactMap(\.model)).sorted()
    let numbers = try album.mall.productCounts(cameras.map { [Attribute(.model, $0)] }, .local)
    let unknown = zip(cameras, numbers).filter { $0.1 == 0 }.map(\.0)
    print("\(cameras.count - unknown.count) of \(cameras.count) cameras find their product; not", unknown)
    #expect(cameras.count - unknown.count >= 80)
    // A video game, a digital back, a name without a model, and three cameras without published facts.
    let known = [
      "DC-4300", "Hasselblad Ixpress 528C", "Polyphony Digital Gran Turismo 5", "Ricoh DC-3Z", "Sanyo SX113",
      "Sony Cyber-shot",
    ]
    #expect(Set(unknown).subtracting(known) == [])
  }
}
