import AlbumService
import Attributes
import MallService
import Testing

/// Real photos of about a hundred cameras, before the real catalogue.
@Suite(
  .enabled(if: Repository.hasSharedPhotos, "needs ../shared/photos"), .hanging("import", Repository.sharedPhotos)
) struct RealFileTests {
  @Test func theNumberBesideARowIsTheLengthOfTheListBehindIt() throws {
    try ImportedAlbumFixture.atHand().expectNumbersToBeLengths()
  }

  @Test func aCameraReachesWhatItsPhotosSay() throws {
    // 74 mm of a lens of 28 mm: a digital zoom, which is no focal length of the product.
    #expect(try ImportedAlbumFixture.atHand().unreachable() == ["Apple iPhone 7: focalLength=3.99 focalLength35=74.0"])
  }

  @Test func camerasFindTheirProducts() throws {
    let album = try ImportedAlbumFixture.atHand()
    let cameras = Set(album.photos.compactMap(\.model)).sorted()
    let numbers = try album.mall.productCounts(cameras.map { [Attribute(.model, $0)] })
    let unknown = zip(cameras, numbers).filter { $0.1 == 0 }.map(\.0)
    print("\(cameras.count - unknown.count) of \(cameras.count) cameras find their product; not", unknown)
    #expect(cameras.count - unknown.count >= 80)
    // A video game, a digital back, a name without a model, and three cameras nobody has any facts of.
    let known = [
      "DC-4300", "Hasselblad Ixpress 528C", "Polyphony Digital Gran Turismo 5", "Ricoh DC-3Z", "Sanyo SX113",
      "Sony Cyber-shot",
    ]
    #expect(Set(unknown).subtracting(known) == [])
  }
}
