import Calls
import CameraNames
import Foundation
import TestSupport
import Testing
import Workspaces

/// A corrected camera replaces what a photo's file states, whether it is typed on the photo's page or the command line.
@Suite struct CorrectionTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot
  /// A picture of a Nikon D90 that tests may edit.
  let picture: String

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    picture = folder.path + "/kite.jpg"
    try FileManager.default.copyItem(atPath: Repository.path("assets/demo/kite.jpg"), toPath: picture)
    try tenfoot("import", picture)
  }

  private func camera() throws -> [String?] {
    let photo = try tenfoot.list("photos").first
    return [photo?["brand"] as? String, photo?["model"] as? String]
  }

  @Test func aCameraTypedOnAPhotosPageIsCanonicalised() throws {
    let tape = folder.path + "/correct.tape"
    let keys = #"""
      Right Enter Enter Enter ContextMenu
      Expect /Change camera/
      Down 3 Enter
      Type "rebel t2i"
      Enter
      Expect /EOS 550D +1 ›/
      """#
    try Data(keys.utf8).write(to: URL(fileURLWithPath: tape))
    let outcome = try tenfoot("replay", "--data", tenfoot.data, tape)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try camera() == ["Canon", "Canon EOS 550D"])
  }

  @Test func aCorrectionSurvivesImportsAndEdits() throws {
    let id = try #require(try tenfoot.list("photos").first?["id"] as? String)
    _ = try tenfoot.object("correct", id, "--model", "rebel t2i")
    _ = try tenfoot.object("import", picture)
    #expect(try camera() == ["Canon", "Canon EOS 550D"])

    // Bytes behind a JPEG's end are no part of the picture, but make it another file.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: picture))
    try file.seekToEnd()
    try file.write(contentsOf: Data([0]))
    try file.close()
    #expect(try tenfoot.object("import", picture)["imported"] as? Int == 1)
    #expect(try camera() == ["Canon", "Canon EOS 550D"])
    #expect(try tenfoot.list("photos", "--model", "eos kiss x4").count == 1)
    #expect(try tenfoot.list("photos", "--model", "D90").isEmpty)

    _ = try tenfoot.object("correct", id, "--clear")
    #expect(try camera() == ["Nikon", "Nikon D90"])
  }

  @Test func anUnknownPhotoIsNamed() throws {
    let outcome = try tenfoot("correct", "xyz", "--model", "Nikon D90")
    #expect(outcome.status == 1 && outcome.messages == "Error: No photo has the id “xyz”.\n")
  }

  @Test func textThatNamesNoCameraChangesNothing() throws {
    let id = try #require(try tenfoot.list("photos").first?["id"] as? String)
    _ = try tenfoot.object("correct", id, "--model", "rebel t2i")
    let outcome = try tenfoot("correct", id, "--model", "Digital Camera")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("“Digital Camera” is not a camera name"))
    #expect(try camera() == ["Canon", "Canon EOS 550D"])
  }
}

/// Which camera typed words name, on a photo of some brand.
@Suite struct TypedCameraTests {
  private static let canonicalizer = Result {
    NameCanonicalizer(names: try AssetFolder(environment: [:]).cameraNames())
  }

  @Test(
    arguments: [
      (nil, "rebel t2i", "Nikon", "Canon", "Canon EOS 550D"),
      (nil, "D90", "Nikon", "Nikon", "Nikon D90"),
      (nil, "d90", nil, "Nikon", "Nikon D90"),
      (nil, "Kiss X4", nil, "Canon", "Canon EOS 550D"),
      (nil, "Kiss X4", "Nikon", "Canon", "Canon EOS 550D"),
      (nil, "z70", nil, "Fujifilm", "Fujifilm FinePix Z70"),
      (nil, "Z70", "Nikon", "Nikon", "Nikon Z70"),
      (nil, "Holga 120N", "Nikon", "Holga", "Holga 120N"),
      (nil, "Holga 120N", nil, nil, "Holga 120N"),
      ("sony", "ILCE-7M3", "Nikon", "Sony", "Sony Alpha 7 III"),
      ("sony", nil, "Nikon", "Sony", nil),
    ] as [(String?, String?, String?, String?, String?)])
  func typedWordsNameACamera(
    _ brand: String?, _ model: String?, _ photoBrand: String?, _ foundBrand: String?, _ foundModel: String?
  ) throws {
    let canonical = try Self.canonicalizer.get()
    let camera = try canonical.camera(brand: brand, model: model, onPhotoOf: photoBrand)
    #expect(camera == CanonicalCamera(brand: foundBrand, model: foundModel))
  }

  @Test func aBrandAloneMustMatchTheModel() throws {
    let canonical = try Self.canonicalizer.get()
    let failure = #expect(throws: ServiceFailure.self) {
      try canonical.camera(brand: "Nikon", model: nil, onPhotoOf: "Canon", photoModel: "Canon EOS 5D")
    }
    #expect(failure?.code == .refused)
    #expect(failure?.reason == .otherBrand)
    #expect(failure?.parameters == ["brand": "Nikon", "model": "Canon EOS 5D"])
    let same = try canonical.camera(brand: "CANON", model: nil, onPhotoOf: "Canon", photoModel: "Canon EOS 5D")
    #expect(same == CanonicalCamera(brand: "Canon", model: nil))
  }
}
