import Foundation
import Testing

@testable import Importing

/// Sidecars are found by their names.
@Suite struct SidecarIndexTests {
  @Test(arguments: [
    ("a.jpg", ["a.jpg.xmp", "a.xmp"]), ("A.JPG", ["a.jpg.xmp", "a.xmp"]), ("a.cr2", ["a.xmp"]), ("b.jpg", ["B.XMP"]),
    ("Zu\u{308}rich.jpg", ["Zürich.jpg.xmp"]), ("c.jpg", []), ("a", ["a.xmp"]),
  ])
  func inXMPBesideTheFileUnderItsWholeNameOrItsStem(name: String, sidecars: [String]) {
    let index = SidecarIndex(["a.xmp", "a.jpg.xmp", "B.XMP", "Zürich.jpg.xmp", "c.png.xmp", "a.jpg"])
    #expect(index.xmp(of: name) == sidecars)
  }

  @Test(arguments: [
    ("IMG_1.jpg", "IMG_1.jpg.json"), ("IMG_1.jpg", "IMG_1.JPG.json"),
    ("IMG_1.jpg", "IMG_1.jpg.supplemental-metadata.json"),
    ("IMG_1.jpg", "IMG_1.jpg.supplemental-met.json"), ("IMG_1.jpg", "IMG_1.jpg.s.json"), ("IMG_1.jpg", "IMG_1.json"),
    ("IMG_1(1).jpg", "IMG_1.jpg(1).json"), ("IMG_1(1).jpg", "IMG_1.jpg.supplemental-metadata(1).json"),
    ("IMG_1(12).jpg", "IMG_1.jpg.supple(12).json"), ("IMG_1(1).jpg", "IMG_1(1).jpg.json"),
    ("IMG_1-edited.jpg", "IMG_1.jpg.json"), ("IMG_1-bearbeitet(1).jpg", "IMG_1.jpg(1).json"),
    ("PXL_20230921_174542358.PORTRAIT.ORIGINAL-long.jpg", "PXL_20230921_174542358.PORTRAIT.ORIGINAL-long..json"),
    ("0123456789012345678901234567890123456789-abc.jpg", "0123456789012345678901234567890123456789-abc.jp.json"),
    ("01234567890123456789012345678901234567890123456.jpg", "0123456789012345678901234567890123456789012345.json"),
    ("0123456789012345678901234567890123.jpg", "0123456789012345678901234567890123.jpg.supplem.json"),
  ])
  func ofGoogleTakeoutWithEveryOddityOfItsNames(name: String, sidecar: String) {
    #expect(SidecarIndex([name, sidecar]).takeout(of: name) == sidecar)
  }

  @Test(arguments: [
    ("IMG_1.jpg", "IMG_1.jpg(1).json"), ("IMG_1(1).jpg", "IMG_1.jpg.json"), ("IMG_1(2).jpg", "IMG_1.jpg(1).json"),
    ("IMG_10.jpg", "IMG_1.jpg.json"), ("IMG_1.jpg", "IMG_10.jpg.json"), ("IMG_1.jpg", "IMG_1.png.json"),
    ("IMG_1.jpg", "metadata.json"), ("IMG_1.jpg", "IMG_1.jpg.supplemental-metadatas.json"), ("IMG_1.jpg", "IMG.json"),
    ("-edited.jpg", ".jpg.json"),
  ])
  func ofGoogleTakeoutAboutNoOtherFile(name: String, sidecar: String) {
    #expect(SidecarIndex([name, sidecar]).takeout(of: name) == nil)
  }

  @Test func theOwnSidecarOfAnEditedPictureWins() {
    let index = SidecarIndex(["a.jpg.json", "a-edited.jpg.json"])
    #expect(index.takeout(of: "a-edited.jpg") == "a-edited.jpg.json")
    #expect(index.takeoutFiles(aboutNoneOf: ["a.jpg"]) == ["a-edited.jpg.json"])
  }
}

/// JSON files of Google Takeout.
@Suite struct TakeoutFileTests {
  private func file(_ json: String) -> TakeoutFile? { TakeoutFile(Data(json.utf8)) }

  @Test func hasTitleTimeRatingAndPeople() throws {
    let json = """
      {"title": "IMG_1.jpg", "description": "At the harbour", "photoTakenTime": {"timestamp": "1403379605", "formatted": "x"},
       "geoData": {"latitude": 1.5}, "people": [{"name": "Anna"}, {}], "favorited": true, "url": "https://example.org"}
      """
    let file = try #require(self.file(json))
    #expect(file.takenAt == "2014-06-21T19:40:05Z")
    #expect(file.title(ofFile: "IMG_1.jpg") == "At the harbour")
    #expect(file.rating == 5 && file.keywords == ["Anna"])
  }

  @Test(arguments: [
    ("IMG_1.jpg", "", "IMG_1.jpg", "IMG_1"), ("IMG_1.jpg", "Dusk", "IMG_1(1).jpg", "Dusk"),
    ("Harbour at dusk.jpg", "Boats", "IMG_1.jpg", "Harbour at dusk"), ("A/B: c?.jpg", "", "A_B_ c_.jpg", "B: c?"),
    ("A very long name of a photo.jpg", "", "A very long na.jpg", "A very long name of a photo"),
  ])
  func aTitleIsWhatAPersonWroteUnlessTheFileWasRenamed(title: String, caption: String, name: String, expected: String)
    throws
  {
    let json = ["title": title, "description": caption, "photoTakenTime": ["timestamp": "1"]] as [String: Any]
    let file = try #require(TakeoutFile(try JSONSerialization.data(withJSONObject: json)))
    #expect(file.title(ofFile: name) == expected)
  }

  @Test(arguments: ["", "[]", "{}", #"{"title": "Album"}"#, #"{"title": 1, "photoTakenTime": {}}"#, "{", "null"])
  func otherFilesAreNone(json: String) {
    #expect(file(json) == nil)
  }

  @Test(arguments: ["0", "x", "-99999999999", "99999999999999", "9223372036854775807", ""])
  func timesThatCannotBeAreLeftOut(timestamp: String) throws {
    #expect(try #require(file(#"{"photoTakenTime": {"timestamp": "\#(timestamp)"}}"#)).takenAt == nil)
  }
}
