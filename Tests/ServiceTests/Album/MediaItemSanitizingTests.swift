import AlbumService
import Calls
import Testing

/// The form in which an album stores items.
@Suite struct MediaItemSanitizingTests {
  private let bare = MediaItem(id: "", title: "Dunes", file: "/p/dunes.jpg", album: "Trips")

  @Test func textsLoseControlCharactersAndBlankEnds() {
    var item = bare
    (item.album, item.title, item.owner) = ("Tr\u{0}ips", " \u{1B}[31mRed\u{9C} ", "An\u{85}na")
    (item.brand, item.exifMake, item.takenAt) = ("Ca\u{8}non", "\u{1} ", "2014\u{0}-06-21")
    let stored = item.sanitizedForStorage()
    #expect([stored.album, stored.title, stored.owner] == ["Trips", "[31mRed", "Anna"])
    #expect([stored.brand, stored.exifMake, stored.takenAt] == ["Canon", nil, "2014-06-21"])
  }

  @Test func longTextsAreCut() {
    var item = bare
    item.title = String(repeating: "x", count: MediaItem.textLimit - 1) + " and more"
    item.brand = String(repeating: "e\u{301}", count: 1_000_000)
    let stored = item.sanitizedForStorage()
    #expect(stored.title == String(repeating: "x", count: MediaItem.textLimit - 1))
    #expect(stored.brand?.unicodeScalars.count == MediaItem.textLimit)
  }

  @Test(arguments: [("/p/dunes.jpg", "dunes.jpg"), ("/p/\u{7}", "?"), (nil, "?")])
  func aBlankTitleBecomesTheFilesName(file: String?, title: String) {
    var item = bare
    (item.title, item.file) = ("\u{0} ", file)
    #expect(item.sanitizedForStorage().title == title)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 0, -1])
  func numbersOutOfRangeAreDropped(number: Double) {
    var item = bare
    (item.photo.fNumber, item.photo.focalLength, item.photo.orientation) = (number, number, 9)
    #expect(item.sanitizedForStorage().photo == PhotoFacts())
  }

  @Test(arguments: [-0.3, 0, 2])
  func anExposureBiasMayBeNegativeOrZero(bias: Double) {
    var item = bare
    item.photo.exposureBias = bias
    #expect(item.sanitizedForStorage().photo.exposureBias == bias)
    item.photo.exposureBias = .nan
    #expect(item.sanitizedForStorage().photo.exposureBias == nil)
  }

  @Test func factsOfVideosAndRecordingsAreChecked() {
    var video = VideoFacts()
    (video.durationMS, video.rotationDegrees, video.codec) = (0, 45, "h\u{0}264")
    var audio = AudioFacts()
    (audio.durationMS, audio.codec) = (.min, " ")
    var item = bare
    item.kind = .video(video)
    video = VideoFacts()
    video.codec = "h264"
    #expect(item.sanitizedForStorage().kind == .video(video))
    item.kind = .audio(audio)
    #expect(item.sanitizedForStorage().kind == .audio(AudioFacts()))
  }

  @Test(arguments: [(-5, 0), (41, 41), (Int.max, MediaItem.selectionCountLimit)])
  func countsStartWithinTheirLimits(given: Int, stored: Int) {
    var item = bare
    item.selectionCount = given
    #expect(item.sanitizedForStorage().selectionCount == stored)
  }

  @Test func whatIsStoredIsStoredUnchanged() {
    var item = bare
    (item.title, item.photo.fNumber, item.selectionCount) = (
      "  \u{7}Dunes \(String(repeating: "é ", count: 400))", 2.8, 3
    )
    let stored = item.sanitizedForStorage()
    #expect(stored.sanitizedForStorage() == stored)
  }
}

/// Which items an album refuses.
@Suite struct ImportRefusalTests {
  private func item(_ path: String, file: String? = nil, album: String = "Trips") -> NewMediaItem {
    NewMediaItem(
      item: MediaItem(id: "", title: "", album: album), file: file,
      stamp: FileStamp(path: path, inode: 1, sizeBytes: 1, modifiedNS: 1))
  }

  @Test(arguments: ["/a\n", "/\u{9B}31m", "/\u{0}"])
  func pathsWithControlCharactersAreRefused(path: String) {
    #expect(item(path).refusal() == .controlCharacterInPath)
    #expect(item("/a", file: path).refusal() == .controlCharacterInPath)
  }

  @Test func anItemWithoutAnAlbumIsRefused() {
    #expect(item("/a", album: "\u{7F} ").refusal() == .noAlbum)
    #expect(item("/a").refusal() == nil)
  }
}

/// Corrections of an item's camera.
@Suite struct CameraCorrectionTests {
  @Test func namesAreStoredWithoutControlCharacters() throws {
    let correction = try CameraCorrection(brand: " Ca\u{0}non", model: nil)
    #expect(correction.brand == "Canon" && correction.model == nil)
  }

  @Test(arguments: ["", " ", "\u{0}"])
  func aBlankNameIsRefused(name: String) {
    #expect(throws: ServiceFailure(.refused, .blankName)) { try CameraCorrection(brand: nil, model: name) }
  }

  @Test func anEndlessNameIsTooLarge() {
    #expect(throws: ServiceFailure(.tooLarge)) {
      try CameraCorrection(brand: String(repeating: "x", count: MediaItem.textLimit + 1), model: nil)
    }
  }
}

/// Writes that count once.
@Suite struct WriteOnceTests {
  @Test func aNewKeyIsApplied() throws {
    #expect(try WriteOnce.isNew(1, earlier: nil))
  }

  @Test func theSameRequestAgainIsNot() throws {
    #expect(try !WriteOnce.isNew(1, earlier: 1))
  }

  @Test func anotherRequestUnderTheSameKeyIsAConflict() {
    #expect(throws: ServiceFailure(.conflict, .keyUsed)) { try WriteOnce.isNew(1, earlier: 2) }
  }
}
