import CameraNames
import TestSupport
import Testing

/// Cameras and lenses of a collection of real files.
@Suite struct RealCamerasTests {
  @Test func findsEveryCameraOfTheCollection() throws {
    let names = try NamesFixture.names()
    for row in RealCameras.rows {
      let expected = CanonicalCamera(brand: row.brand, model: row.canonical)
      #expect(names.camera(make: row.make, model: row.model) == expected, "\(row.make) / \(row.model)")
      #expect(names.camera(make: row.brand, model: row.canonical) == expected)
    }
  }

  @Test(.enabled(if: Repository.sharedFolder("photos") != nil, "needs ../shared/photos"))
  func coversEveryCameraOfTheCollection() throws {
    let manifest = try NamesFixture.csv(NamesFixture.shared.appending(path: "photos/manifest.csv"))
    let expected = Set(RealCameras.rows.map { [$0.make, $0.model] })
    for row in manifest {
      let pair = [row["make"], row["model"]].map { ExifText.clean($0 ?? "") ?? "" }
      #expect(expected.contains(pair), "\(pair)")
    }
    #expect(!manifest.isEmpty)
  }

  @Test(
    arguments: [
      ("Canon", " 6.0-72.0mm", nil),
      ("Canon", "Canon EF 24-70mm f/2.8L USM", "Canon EF 24-70mm f/2.8L USM"),
      ("Canon", "Canon EF 70-200mm f/4L USM + 1.4x", "Canon EF 70-200mm f/4L USM"),
      ("Canon", "Unknown 3-247mm", nil),
      ("Canon", "EF100mm f/2.8L Macro IS USM", "Canon EF 100mm f/2.8L Macro IS USM"),
      ("Canon", "EF16-35mm f/2.8L II USM", "Canon EF 16-35mm f/2.8L II USM"),
      ("Canon", "EF24-105mm f/4L IS USM", "Canon EF 24-105mm f/4L IS USM"),
      ("Canon", "EF24-70mm f/2.8L USM", "Canon EF 24-70mm f/2.8L USM"),
      ("Canon", "EF50mm f/1.8 STM", "Canon EF 50mm f/1.8 STM"),
      ("Canon", "EF70-200mm f/4L IS USM", "Canon EF 70-200mm f/4L IS USM"),
      ("Huawei", "HUAWEI P30 Rear Main Camera", "Huawei P30 Rear Main Camera"),
      ("Apple", "iPhone 11 Pro back triple camera 4.25mm f/1.8", "Apple iPhone 11 Pro back triple camera 4.25mm f/1.8"),
      ("Apple", "Apple Vision Pro Left Main Camera 2.16mm f/2.0", "Apple Vision Pro Left Main Camera 2.16mm f/2"),
      ("Sony", "E 150-500mm F5-6.7 A057", "Tamron 150-500mm f/5-6.7 Di III VC VXD"),
      ("Sony", "E 28-75mm F2.8 A063", "Tamron 28-75mm f/2.8 Di III VXD G2 (A063)"),
      ("Sony", "Sonnar T* FE 55mm F1.8 ZA", "Sony FE 55mm f/1.8 ZA"),
      ("Sony", "Vario-Tessar T* FE 24-70mm F4 ZA OSS", "Sony FE 24-70mm f/4 ZA OSS"),
      ("Nikon", "Tamron SP 24-70mm f/2.8 Di VC USD (A007)", "Tamron SP 24-70mm f/2.8 Di VC USD"),
      ("Olympus", "Olympus Zuiko Digital ED 14-42mm F3.5-5.6", "Olympus Zuiko Digital ED 14-42mm f/3.5-5.6"),
    ] as [(String, String, String?)])
  func findsTheLensesOfTheCollection(brand: String, raw: String, canonical: String?) throws {
    #expect(try NamesFixture.names().lens(raw, brand: brand) == canonical)
  }
}
