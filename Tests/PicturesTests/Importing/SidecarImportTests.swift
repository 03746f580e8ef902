import AlbumService
import Calls
import Pictures
import TestSupport
import Testing

@testable import Importing

/// Facts about photos in sidecars.
@Suite struct SidecarImportTests {
  private static let pool = WorkerPool(command: .programUnderTest, workerCount: 2)
  private let folder: TemporaryFolder
  private let album = MemoryAlbum()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ path: String? = nil) throws -> ImportReport {
    try Importer(pool: Self.pool, into: album) { _ in CanonicalNames() }.run([path ?? folder.path])
  }

  private func xmp(_ content: String, attributes: String = "") -> String {
    """
    <?xml version="1.0"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
     xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:lr="http://ns.adobe.com/lightroom/1.0/" \(attributes)>\(content)</rdf:Description>
    </rdf:RDF></x:xmpmeta>
    """
  }

  private static let title = #"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbour</rdf:li></rdf:Alt></dc:title>"#
  private static let keywords =
    "<dc:subject><rdf:Bag><rdf:li>dusk</rdf:li><rdf:li>boats, old</rdf:li></rdf:Bag></dc:subject>"
  private static let photo = JPEG.photo([.text(0x9003, "2014:06:21 21:40:05")])

  @Test func xmpGivesTitleTimeRatingAndKeywords() throws {
    folder.write(Self.photo, to: "a.jpg")
    let attributes = #"xmp:Rating="4" exif:DateTimeOriginal="1999-12-31T23:59:00""#
    folder.write(xmp(Self.title + Self.keywords, attributes: attributes), to: "a.xmp")
    #expect(try run() == ImportReport(imported: 1, skipped: [.notMedia: 1]))
    let item = try #require(album.items.first)
    #expect(item.title == "Harbour" && item.rating == 4 && item.keywords == ["dusk", "boats, old"])
    #expect(item.takenAt == "1999-12-31T23:59:00")
  }

  @Test(arguments: [false, true]) func xmpMayBeInUTF16(isBigEndian: Bool) throws {
    folder.write(Self.photo, to: "a.jpg")
    let text = xmp(Self.title.replacing("Harbour", with: "Zürich 黄昏"), attributes: #"xmp:Rating="4""#)
      .replacing(#"<?xml version="1.0"?>"#, with: #"<?xml version="1.0" encoding="UTF-16"?>"#)
    let bytes = ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    folder.write(bytes, to: "a.xmp")
    _ = try run()
    #expect(album.items.first?.title == "Zürich 黄昏" && album.items.first?.rating == 4)
  }

  @Test func theSidecarOfTheWholeNameWins() throws {
    folder.write(Self.photo, to: "a.jpg")
    folder.write(xmp(Self.title), to: "a.jpg.xmp")
    folder.write(xmp(Self.title.replacing("Harbour", with: "Raw") + Self.keywords), to: "a.xmp")
    _ = try run()
    #expect(album.items.first?.title == "Harbour" && album.items.first?.keywords == ["dusk", "boats, old"])
  }

  @Test func aRatingOfNoStarsIsNoneAndHierarchicalKeywordsStandIn() throws {
    folder.write(Self.photo, to: "a.jpg")
    let places = "<lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Zürich</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
    folder.write(xmp(places, attributes: #"xmp:Rating="-1""#), to: "a.xmp")
    _ = try run()
    #expect(album.items.first?.rating == nil && album.items.first?.keywords == ["Zürich"])
    #expect(album.items.first?.title == "a" && album.items.first?.takenAt == "2014-06-21T21:40:05")
  }

  @Test func takeoutFillsWhatTheFileLeavesOpen() throws {
    let json = #"{"title": "b.jpg", "description": "Dusk", "photoTakenTime": {"timestamp": "1"}, "favorited": true}"#
    folder.write(Self.photo, to: "a.jpg")
    folder.write(JPEG.photo(), to: "b(1).jpg")
    folder.write(json, to: "a.jpg.json")
    folder.write(json, to: "b.jpg(1).json")
    #expect(try run().skippedKinds == [.notMedia: 2])
    #expect(album.items.map(\.takenAt) == ["2014-06-21T21:40:05", "1970-01-01T00:00:01Z"])
    #expect(album.items.map(\.title) == ["b", "Dusk"], "the first was renamed: its JSON names another file")
    #expect(album.items.map(\.rating) == [5, 5])
  }

  @Test func aTakeoutFileThatNoNameLeadsToIsFoundByItsTitle() throws {
    folder.write(Self.photo, to: "R_D photo_1.jpg")
    folder.write(
      #"{"title": "R&D photo?1.jpg", "photoTakenTime": {"timestamp": "1"}, "favorited": true}"#, to: "R_D ph.json")
    _ = try run()
    #expect(album.items.first?.rating == 5)
  }

  @Test func aChangedSidecarIsNoticed() throws {
    folder.write(Self.photo, to: "a.jpg")
    folder.write(xmp(Self.title), to: "a.xmp")
    #expect(try run().imported == 1)
    #expect(try run().unchanged == 1)
    folder.write(xmp(Self.title + Self.keywords), to: "a.xmp")
    let stamps = album.newItems.map(\.stamp)
    _ = try run()
    #expect(album.stamps.count == 2 && Set(stamps).isStrictSubset(of: album.stamps), "the file was read again")
  }

  @Test func thePhotosSidecarIsReadAlsoWhenOnlyThePhotoIsNamed() throws {
    let path = folder.write(Self.photo, to: "a.jpg")
    folder.write(xmp(Self.title), to: "a.jpg.xmp")
    #expect(try run(path) == ImportReport(imported: 1))
    #expect(album.items.first?.title == "Harbour")
  }

  @Test(arguments: ["", "no XML", "<", "<x:xmpmeta", "<?xml version=\"1.0\"?><html></html>"])
  func aSidecarThatCannotBeReadCostsThePhotoNothing(content: String) throws {
    folder.write(Self.photo, to: "a.jpg")
    folder.write(content, to: "a.xmp")
    folder.write(content, to: "a.jpg.json")
    #expect(try run() == ImportReport(imported: 1, skipped: [.notMedia: 2]))
    #expect(album.items.first?.title == "a")
  }

  @Test(arguments: [
    ("2014-06-21T21:40:05", "2014-06-21T21:40:05+02:00", "2014-06-21T21:40:05+02:00"),
    ("2014-06-21T22:40:05", "2014-06-21T21:40:05+02:00", "2014-06-21T22:40:05"),
    ("2014-06-21T21:40:05Z", "2014-06-21T21:40:05", "2014-06-21T21:40:05Z"),
  ])
  func theTimeOfTheSidecarWinsUnlessTheFileHasItMoreExactly(sidecar: String, file: String, expected: String) {
    var description = MediaDescription()
    description.takenAt = sidecar
    var item = MediaItem(id: "", title: "a", album: "")
    item.takenAt = file
    SidecarFacts(xmp: [description]).apply(to: &item, fileTitle: nil, name: "a.jpg")
    #expect(item.takenAt == expected)
  }
}
