import Foundation
import TestSupport
import Testing

/// The contract of the command line, as other programs use it.
@Suite struct CommandLineTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot
  /// Pictures with real metadata: those of the demo album, imported like any others.
  let pictures = Repository.root.appendingPathComponent("assets/demo").path

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  // MARK: Import and photos

  @Test func importCountsEveryFileOnce() throws {
    let first = try tenfoot(
      "import", "\(pictures)/kite.jpg", "\(pictures)/stairs.jpg", Repository.path("LICENSE"), "--json")
    #expect(first.status == 0)
    let report = try #require(try first.json() as? [String: Any])
    #expect(report["imported"] as? Int == 2)
    #expect(report["unchanged"] as? Int == 0)
    #expect(report["failed"] as? Int == 1)
    let failures = try #require(report["failures"] as? [[String: String]])
    #expect(failures == [["file": Repository.path("LICENSE"), "reason": "not a picture"]])

    let again = try #require(try tenfoot("import", "\(pictures)/kite.jpg", "--json").json() as? [String: Any])
    #expect(again["unchanged"] as? Int == 1)
    #expect(again["imported"] as? Int == 0)
  }

  @Test func importListsReasonsWithTheirCounts() throws {
    let files = folder.path + "/files"
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: false)
    for (name, bytes) in [
      ("a.mp3", "ID3"), ("b.mp3", "ID3"), ("c.txt", "text"), ("d.txt", ""), ("e.xmp", "more"), ("f.jpg", "text"),
      ("g.jpg", "text"), ("h.jpg", ""),
    ] { try Data(bytes.utf8).write(to: URL(fileURLWithPath: "\(files)/\(name)")) }
    let outcome = try tenfoot("import", files, "\(pictures)/kite.jpg")
    #expect(
      outcome.output == """
        1 imported, 5 skipped, 3 not imported
        Not imported:
          2 files: not a picture
          1 file: the file is empty
        Skipped:
          3 files: not media
          2 audio files: not supported yet

        """)
  }

  @Test func importDoesNotAddTheDemoAlbum() throws {
    try tenfoot("import", "\(pictures)/kite.jpg")
    #expect(try tenfoot.list("photos").count == 1)
  }

  @Test func photosHaveTheMetadataOfTheirFiles() throws {
    try tenfoot("import", "--album", "Kites", "--owner", "Priya", "\(pictures)/kite.jpg")
    let photo = try #require(try tenfoot.list("photos").first)
    #expect(photo["brand"] as? String == "Nikon")
    #expect(photo["model"] as? String == "Nikon D90")
    #expect(photo["exifModel"] as? String == "NIKON D90")
    #expect(photo["album"] as? String == "Kites")
    #expect(photo["owner"] as? String == "Priya")
    #expect(photo["mediaType"] as? String == "photo")
    #expect(photo["exposureTime"] as? Double == 0.001)
    #expect(photo["takenAt"] as? String == "2010-08-14T15:26:48")
    #expect(photo["selectionCount"] as? Int == 0)
    #expect(photo["id"] is String)
    let known: Set<String> = [
      "id", "title", "file", "album", "owner", "mediaType", "brand", "model", "lens", "exifMake", "exifModel",
      "exposureProgram", "exposureTime", "fNumber", "iso", "exposureBias", "focalLength", "focalLength35", "takenAt",
      "width", "height", "orientation", "selectionCount", "contentHash", "problem", "rating", "keywords",
    ]
    #expect(Set(photo.keys).subtracting(known) == [])
  }

  @Test func photosAreFoundByAnySpelling() throws {
    try tenfoot("import", pictures)
    let canonical = try tenfoot.list("photos", "--model", "Canon EOS 550D").map { $0["title"] as? String }
    #expect(!canonical.isEmpty)
    for spelling in ["rebel t2i", "Canon EOS Kiss X4", "EOS 550D", "canon eos rebel t2i"] {
      #expect(
        try tenfoot.list("photos", "--model", spelling).map { $0["title"] as? String } == canonical, "\(spelling)")
    }
    #expect(try tenfoot.list("photos", "--brand", "NIKON CORPORATION").allSatisfy { $0["brand"] as? String == "Nikon" })
    let beside = try tenfoot.list("photos", "--brand", "Nikon", "--model", "D90")
    #expect(!beside.isEmpty && beside.allSatisfy { $0["model"] as? String == "Nikon D90" })
  }

  @Test func photosAreSortedAndLimited() throws {
    try tenfoot("demo", "add")
    let taken = try tenfoot.list("photos", "--sort", "newest", "--limit", "5").compactMap { $0["takenAt"] as? String }
    #expect(taken.count == 5)
    #expect(taken == taken.sorted(by: >))
    let counts = try tenfoot.list("photos").compactMap { $0["selectionCount"] as? Int }
    #expect(counts == counts.sorted(by: >))
  }

  @Test func anUnknownAlbumIsReportedWithTheExistingOnes() throws {
    try tenfoot("import", "--album", "Kites", "\(pictures)/kite.jpg")
    let outcome = try tenfoot("photos", "--album", "Boats")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages == "Error: There is no album “Boats”. Albums: “Kites”\n")
  }

  @Test func aCorrectionCanBeCleared() throws {
    try tenfoot("import", "\(pictures)/kite.jpg")
    let id = try #require(try tenfoot.list("photos").first?["id"] as? String)
    #expect(try tenfoot.object("correct", id, "--model", "rebel t2i")["model"] as? String == "Canon EOS 550D")
    #expect(try tenfoot.list("photos", "--brand", "Canon").count == 1)
    #expect(try tenfoot.object("correct", id, "--clear")["model"] as? String == "Nikon D90")
  }

  @Test func photosCanBeRemoved() throws {
    try tenfoot("import", "--album", "Kites", "\(pictures)/kite.jpg", "\(pictures)/stairs.jpg")
    let id = try #require(try tenfoot.list("photos").first?["id"] as? String)
    #expect(try tenfoot.object("remove", id, "nobody")["removed"] as? Int == 1)
    #expect(try tenfoot.object("remove", "--album", "Kites", "--yes")["removed"] as? Int == 1)
    #expect(try tenfoot.list("photos").isEmpty)
  }

  @Test func aCopyBecomesThePhotosFile() throws {
    try tenfoot("import", "--album", "Kites", "\(pictures)/kite.jpg")
    #expect(try tenfoot.list("photos").first?["file"] as? String == "\(pictures)/kite.jpg")
    let report = try tenfoot.object("import", "--copy", "\(pictures)/kite.jpg", "\(pictures)/stairs.jpg")
    #expect(report["imported"] as? Int == 1 && report["unchanged"] as? Int == 1)
    let photos = try tenfoot.list("photos")
    #expect(photos.count == 2)
    for photo in photos {
      let hash = try #require(photo["contentHash"] as? String)
      #expect(photo["file"] as? String == "\(tenfoot.data)/media/\(hash).jpg")
    }
    _ = try tenfoot.object("import", pictures + "/kite.jpg")
    #expect(try tenfoot.list("photos").allSatisfy { ($0["file"] as? String)?.contains("/media/") == true })
  }

  @Test func controlCharactersInFileNamesAreEscaped() throws {
    let file = folder.path + "/a\n\u{1B}[2J\u{9B}31m.jpg"
    try Data("text".utf8).write(to: URL(fileURLWithPath: file))
    let outcome = try tenfoot("import", folder.path)
    #expect(outcome.messages.contains(#"/a\n\u{1B}[2J\u{009B}31m.jpg: "#), "\(outcome.messages)")
    #expect(outcome.messages.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }

  @Test func aMissingFolderFailsTheImport() throws {
    let outcome = try tenfoot("import", folder.path + "/nowhere")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("no such file or folder"))
  }

  // MARK: The demo album

  @Test func theDemoAlbumCanBeAddedAndRemoved() throws {
    let added = try tenfoot.object("demo", "add")["added"] as? Int ?? 0
    #expect(added >= 16)
    #expect(try tenfoot.object("demo", "add")["added"] as? Int == 0)
    try tenfoot("import", "--album", "Mine", Repository.path("assets/demo/kite.jpg"))
    #expect(try tenfoot.object("demo", "remove")["removed"] as? Int == added)
    #expect(try tenfoot.object("demo", "remove")["removed"] as? Int == 0)
  }

  // MARK: Words that are not known

  @Test(arguments: [
    (["impot"], "No command, file or folder is named “impot”. Did you mean “import”?"),
    (["xylophone"], "No command, file or folder is named “xylophone”."),
    (["catalog", "imprt"], "“tenfoot catalog” has no subcommand “imprt”. Did you mean “import”?"),
    (["schedule", "shw", "1"], "“tenfoot schedule” has no subcommand “shw”. Did you mean “show”?"),
    (["demo", "xylophone"], "“tenfoot demo” has no subcommand “xylophone”."),
    (["photos", "--modle", "x"], "Unknown option “--modle”. Did you mean “--model”?"),
    (["photos", "--limit", "0"], "--limit must be at least 1, not 0; omit it to list all"),
  ])
  func wrongUsageIsExplained(_ arguments: [String], message: String) throws {
    let outcome = try tenfoot.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.messages.hasPrefix("Error: \(message)\n"))
  }

  @Test func removingAnUnknownPhotoFails() throws {
    let outcome = try tenfoot("remove", "nobody")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages == "No photo has the id “nobody”.\nNothing was removed.\n")
  }

  // MARK: Statuses and streams

  @Test(arguments: [
    ["products", "--attribute", "weight=1"], ["products", "--attribute", "brand"], ["photos", "--limit", "-1"],
    ["photos", "--limit", "0"],
    ["photos", "--sort", "best"], ["buy"], ["import"], ["replay"], ["tv", "--speed", "0"], ["correct", "1"],
    ["tv", "--theme", "noon"], ["potos"], ["photos", "--data", ""], ["replay", "--data", " ", "x.tape"],
    ["replay", "--size", "big", "x.tape"], ["replay", "--clock", "noon", "x.tape"],
  ])
  func wrongUsageExitsWith64(_ arguments: [String]) throws {
    let outcome = try tenfoot.run(arguments)
    #expect(outcome.status == 64, "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsAreGenerated(_ shell: String) throws {
    let outcome = try tenfoot("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("import"))
  }

  @Test func aMissingFolderIsReported() throws {
    let outcome = try tenfoot("no/such/folder")
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("Error: No such file or folder: “no/such/folder”"))
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data), "nothing was created")
  }

  @Test func withoutATerminalNothingIsImported() throws {
    #expect(try tenfoot("\(pictures)/kite.jpg").status == 1)
    #expect(try tenfoot.list("photos").isEmpty)
  }

  @Test func withoutATerminalTheTelevisionReportsIt() throws {
    let outcome = try tenfoot()
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("not a terminal"))
  }

  @Test func anImpossibleDataFolderIsReported() throws {
    let outcome = try tenfoot("photos", "--data", Repository.path("LICENSE"))
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("LICENSE is not a folder"))
    #expect(outcome.messages.contains("--data DIR"))
  }

  @Test func anEmptyListIsAnEmptyArray() throws {
    #expect(try tenfoot("photos", "--json").output == "[]\n")
    #expect(try tenfoot("orders", "--json").output == "[]\n")
  }

  @Test func doctorNamesTheLibrariesThatDecodePictures() throws {
    let lines = try tenfoot("doctor").output.split(separator: "\n")
    let libraries = try #require(lines.first { $0.contains("libraries") })
    for name in [
      "gexiv2", "gdk-pixbuf", "libjpeg-turbo", "libpng", "libheif", "libtiff", "OpenJPEG", "Little CMS", "librsvg",
    ] {
      #expect(libraries.contains(try Regex("\(name) [0-9]+\\.[0-9]")), "\(name)")
    }
  }

  @Test func doctorNamesTheLibrariesOfSignIn() throws {
    let libraries = try #require(try tenfoot("doctor").output.split(separator: "\n").first { $0.contains("libraries") })
    #expect(libraries.hasSuffix("libqrencode, libargon2"))
  }

  @Test func doctorCountsUnfinishedUploads() throws {
    let folder = try TemporaryFolder()
    let data = folder.file("data")
    folder.write("", to: "data/media/whole.jpg")
    #expect(try !tenfoot("doctor", "--data", data).output.contains("unfinished"))
    for name in ["a", "b"] { folder.write("12345", to: "data/media/.uploads/\(name).part") }
    folder.write("{}", to: "data/media/.uploads/c.done")
    #expect(try tenfoot("doctor", "--data", data).output.contains("2 unfinished, 10 B"))
  }

  @Test(arguments: [("en_GB.UTF-8", "own session"), ("zh_CN.UTF-8", "独立会话")])
  func doctorReportsTheConfinementOfWorkers(locale: String, words: String) throws {
    let lines = try tenfoot("doctor", environment: ["LC_ALL": locale]).output.split(separator: "\n")
    let line = try #require(lines.first { $0.contains("seccomp") })
    #expect(line.contains("Landlock") && line.contains(words))
  }

  @Test func doctorNamesTheServersAndSaysWhoseDataItShows() throws {
    #expect(try !tenfoot("doctor").output.contains("Servers"))
    let folder = try TemporaryFolder()
    let settings = folder.write("album-server = \"http://10.0.0.5:8701\"\n", to: "tenfoot/settings.toml")
    let output = try tenfoot("doctor", environment: ["XDG_CONFIG_HOME": folder.path]).output
    #expect(output.contains("http://10.0.0.5:8701 (\(settings))"))
    #expect(output.contains(#/mall +on this machine/#))
    #expect(output.contains("show the data of this machine, not that of servers"))
    _ = folder.write("album-server = 3\n", to: "tenfoot/settings.toml")
    let malformed = try tenfoot("doctor", environment: ["XDG_CONFIG_HOME": folder.path])
    #expect(malformed.status == 0)
    #expect(malformed.output.contains("album-server: expected an address"))
  }

  @Test func doctorSaysThatAFolderCannotBeCreated() throws {
    for path in ["/dev/null/x", "/dev/null/x/y"] {
      let output = try tenfoot("doctor", "--data", path).output
      #expect(output.contains("/dev/null is not a folder") && !output.contains("first start"), "\(output)")
    }
    #expect(try tenfoot("doctor").output.contains("the first start creates it"))
  }

  @Test func doctorCreatesNothing() throws {
    #expect(try tenfoot("doctor").status == 0)
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data))
  }
}
