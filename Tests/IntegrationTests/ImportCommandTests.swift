import Foundation
import TestSupport
import Testing

/// Imports and albums on the command line.
@Suite struct ImportCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  /// Copies a picture of the demo album.
  @discardableResult
  private func copy(_ picture: String, to name: String) throws -> String {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Repository.path("assets/demo/\(picture).jpg")))
    return folder.write(bytes, to: name)
  }

  private func albums() throws -> Set<String> {
    Set(try tenfoot.list("photos").compactMap { $0["album"] as? String })
  }

  // MARK: Albums

  @Test func foldersOfOneNameAreTwoAlbums() throws {
    try copy("kite", to: "in/2019/07/a.jpg")
    try copy("stairs", to: "in/2020/07/b.jpg")
    try tenfoot("import", folder.file("in"))
    #expect(try albums() == ["2019/07", "2020/07"])
    for name in ["2019/07", "in/2019/07", folder.file("in/2019/07")] {
      #expect(try tenfoot.list("photos", "--album", name).count == 1, "\(name)")
    }
    let outcome = try tenfoot("remove", "--album", "07", "--yes")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.messages == "Error: “07” matches 2 albums: “2019/07”, “2020/07”. Give more of the path\n")
  }

  @Test func anAlbumIsFoundInEveryEncodingOfItsAccents() throws {
    try copy("kite", to: "in/Z\u{FC}rich/a.jpg")
    try copy("stairs", to: "in/Zu\u{308}rich/b.jpg")
    try tenfoot("import", folder.file("in"))
    #expect(try albums().count == 1)
    for name in ["Z\u{FC}rich", "Zu\u{308}rich"] { #expect(try tenfoot.list("photos", "--album", name).count == 2) }
  }

  @Test func anAlbumIsRemovedOnlyAfterAConfirmation() throws {
    try copy("kite", to: "Kites/kite.jpg")
    try tenfoot("import", folder.file("Kites"))
    let question = "Remove the album “Kites” with its photo? The file is kept. [y/N] "
    let unanswered = try tenfoot("remove", "--album", "Kites")
    #expect(unanswered.status == 1)
    let advice = "Error: The album “Kites” was not removed. To remove it without confirmation, add --yes\n"
    #expect(unanswered.messages == question + "\n" + advice)
    for answer in ["", "n", "no", "yesterday"] {
      let outcome = try tenfoot.run(["remove", "--album", "Kites"], input: answer + "\n")
      #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.messages == question + "Nothing was removed.\n")
    }
    #expect(try tenfoot.list("photos").count == 1)
    #expect(try tenfoot.run(["remove", "--album", "Kites"], input: "Y\n").status == 0)
    #expect(try tenfoot.list("photos").isEmpty)
    try tenfoot("import", folder.file("Kites"))
    #expect(try tenfoot("remove", "--album", "Kites", "--yes").output == "1 photo removed; its file is kept.\n")
    #expect(try tenfoot.list("photos").isEmpty)
  }

  // MARK: Files that are not photos

  @Test func whatIsSkippedIsCountedByKind() throws {
    try copy("kite", to: "in/kite.jpg")
    for name in ["@eaDir/kite.jpg/THUMB.jpg", "#recycle/old.jpg", "Thumbs.db", "kite.jpg.aae"] {
      folder.write("x", to: "in/\(name)")
    }
    folder.write([0, 0, 0, 0x14] + Array("ftypqt  ....qt  ".utf8), to: "in/film.mov")
    let report = try tenfoot.object("import", "--dry-run", folder.file("in"))
    #expect(report["imported"] as? Int == 1 && report["failed"] as? Int == 0 && report["skipped"] as? Int == 5)
    let kinds = ["notMedia": 2, "notSupported": 1, "deleted": 1, "thumbnails": 1]
    #expect(report["skippedKinds"] as? [String: Int] == kinds)
    #expect(
      try tenfoot("import", folder.file("in")).output == """
        1 imported, 5 skipped
        Skipped:
          2 files: not media
          1 video file: not supported yet
          1 file: in the trash
          1 file: thumbnails of other programs
        To import the files in system folders and hidden folders too, use --include-system-folders.

        """)
  }

  @Test func hiddenFoldersAreCountedAndImportedOnRequest() throws {
    for name in [".hidden", ".stversions", ".digikam"] { try copy("kite", to: "in/\(name)/kite.jpg") }
    let output = try tenfoot("import", folder.file("in")).output
    #expect(output.contains("  1 file: in snapshots\n") && output.contains("  2 files: in hidden folders\n"))
    try tenfoot("import", "--include-system-folders", folder.file("in"))
    #expect(try tenfoot.list("photos").count == 1, "they have the same content")
  }

  @Test func reasonsOfLibrariesAreNotTakenForFormats() throws {
    // A TIFF file with an unknown compression.
    let tags: [[UInt8]] = [
      [0, 1, 4, 0, 1, 0, 0, 0, 4, 0, 0, 0], [1, 1, 4, 0, 1, 0, 0, 0, 4, 0, 0, 0], [2, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0],
      [3, 1, 3, 0, 1, 0, 0, 0, 0x39, 0x30, 0, 0], [6, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0],
      [0x11, 1, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0], [0x17, 1, 4, 0, 1, 0, 0, 0, 4, 0, 0, 0],
    ]
    let head: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, UInt8(tags.count), 0]
    folder.write(head + tags.flatMap(\.self) + [0, 0, 0, 0], to: "in/a.tif")
    folder.write(Array("FOVb".utf8) + [UInt8](repeating: 0, count: 60), to: "in/b.x3f")
    let english = try tenfoot("import", folder.file("in")).output
    #expect(english.contains("  1 Sigma X3F file: not supported\n"), "\(english)")
    #expect(!english.contains("1 libtiff"), "\(english)")
    let chinese = try tenfoot("import", folder.file("in"), environment: ["LC_ALL": "zh_CN.UTF-8"]).output
    #expect(chinese.contains("1 个 Sigma X3F 文件：暂不支持\n"), "\(chinese)")
    #expect(!chinese.contains("cannot") && !chinese.contains("decode"), "\(chinese)")
  }

  @Test func anAlbumsNameListsAllAlbumsOfIt() throws {
    try copy("kite", to: "in/a/Zürich/kite.jpg")
    try copy("fields", to: "in/b/Zürich/fields.jpg")
    try tenfoot("import", folder.file("in"))
    #expect(try tenfoot.list("photos", "--album", "Zürich").count == 2)
    #expect(try tenfoot.list("photos", "--album", "Zürich", "--limit", "1").count == 1)
    #expect(try tenfoot.list("photos", "--album", "a/Zürich").count == 1)
    #expect(try tenfoot("remove", "--album", "Zürich", "--yes").status == 1)
    #expect(try tenfoot.list("photos").count == 2)
  }

  @Test func systemFoldersAreImportedOnRequest() throws {
    try copy("kite", to: "in/#recycle/kite.jpg")
    try tenfoot("import", folder.file("in"))
    #expect(try tenfoot.list("photos").isEmpty)
    try tenfoot("import", "--include-system-folders", folder.file("in"))
    #expect(try tenfoot.list("photos").count == 1)
  }

  @Test(arguments: [("notes.txt", "not a picture"), ("a.jpg", "not a picture"), ("empty.jpg", "the file is empty")])
  func aFileThatCannotBeImportedIsAnErrorWhereItIsAllThatWasNamed(name: String, reason: String) throws {
    let path = folder.write(name == "empty.jpg" ? "" : "text", to: name)
    let outcome = try tenfoot("import", path)
    #expect(outcome.status == 1)
    #expect(outcome.messages == "\(path): \(reason)\n")
    #expect(outcome.output == "0 imported, 1 not imported\nNot imported:\n  1 file: \(reason)\n")
    try copy("kite", to: "kite.jpg")
    #expect(try tenfoot("import", path, folder.file("kite.jpg")).status == 0)
  }

  @Test func aFolderWithoutPhotosIsDone() throws {
    folder.write("text", to: "in/a.jpg")
    #expect(try tenfoot("import", folder.file("in")).status == 0)
  }

  // MARK: Files that are hard to reach

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "needs setpriv, and a program that nobody may start"))
  func filesOfAFolderThatMayOnlyBeListedAreFailures() throws {
    for name in ["a.jpg", "b.jpg", ".hidden.jpg", "sub/c.jpg"] { try copy("kite", to: "in/locked/\(name)") }
    for (path, mode) in [("in", 0o755), ("in/locked", 0o744), ("", 0o777)] {
      chmod(folder.file(path), mode_t(mode))
    }
    let outcome = try tenfoot.run(["import", "--json", folder.file("in")], by: Tenfoot.asNobody + #""$@""#)
    let report = try #require(try outcome.json() as? [String: Any])
    #expect(report["imported"] as? Int == 0 && report["failed"] as? Int == 4 && report["skipped"] as? Int == 0)
    let failures = try #require(report["failures"] as? [[String: String]])
    #expect(
      failures.map { $0["file"] } == [".hidden.jpg", "a.jpg", "b.jpg", "sub"].map { folder.file("in/locked/\($0)") })
    #expect(Set(failures.map { $0["reason"] }) == ["cannot be read: permission denied"])
  }

  @Test func aFolderThatIsNotUTF8LosesNoFile() throws {
    try copy("kite", to: "kite.jpg")
    try copy("stairs", to: "stairs.jpg")
    let script = #"""
      cd "$DATA.in" && mkdir -p "$(printf 'caf\351')" && mv ../kite.jpg ../stairs.jpg caf* && exec "$@" caf*
      """#
    try FileManager.default.createDirectory(atPath: tenfoot.data + ".in", withIntermediateDirectories: true)
    let outcome = try tenfoot.run(["import", "--json"], by: script)
    let report = try #require(try outcome.json() as? [String: Any])
    #expect(report["imported"] as? Int == 2 && report["failed"] as? Int == 0)
    let photos = try tenfoot.list("photos", "--album", "café")
    #expect(photos.count == 2 && photos.allSatisfy { $0["problem"] == nil })
    let clean = #"rm -r "$DATA.in""#
    _ = try tenfoot.run([], by: clean)
  }

  // MARK: Dry runs

  @Test func aDryRunWritesNothing() throws {
    try copy("kite", to: "in/kite.jpg")
    try copy("kite", to: "in/same.jpg")
    let dry = try tenfoot("import", "--dry-run", "--copy", folder.file("in"))
    #expect(dry.output == "1 would be imported, 1 already in the album\nNothing was written.\n" && dry.status == 0)
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data))
    try tenfoot("import", folder.file("in/kite.jpg"))
    let before = try contents()
    try copy("stairs", to: "in/stairs.jpg")
    let report = try tenfoot.object("import", "--dry-run", folder.file("in"))
    #expect(report["imported"] as? Int == 1 && report["unchanged"] as? Int == 2)
    #expect(try contents() == before)
    #expect(try tenfoot.object("import", folder.file("in"))["imported"] as? Int == 1)
  }

  /// Returns the files of the data folder with their contents.
  private func contents() throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: tenfoot.data)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, TemporaryFolder.read("\(tenfoot.data)/\($0)")) })
  }

  // MARK: Sidecars

  @Test func ratingAndKeywordsAreInTheListOfPhotos() throws {
    try copy("kite", to: "in/kite.jpg")
    folder.write(
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
       xmp:Rating="3"><dc:subject><rdf:Bag><rdf:li>sky</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>
      """, to: "in/kite.xmp")
    try tenfoot("import", folder.file("in"))
    let photo = try #require(try tenfoot.list("photos").first)
    #expect(photo["rating"] as? Int == 3 && photo["keywords"] as? [String] == ["sky"])
  }

  // MARK: What is searched

  @Test(.enabled(if: Tenfoot.canMount, "this machine allows no mount namespace"))
  func otherFileSystemsAreSearchedOnRequest() throws {
    let album = folder.path + "/Album"
    try FileManager.default.createDirectory(atPath: album + "/disk", withIntermediateDirectories: true)
    let mount =
      "mount -t tmpfs none \(album)/disk; cp \(Repository.path("assets/demo/kite.jpg")) \(album)/disk; exec \"$@\""
    let outcome = try tenfoot.run(["import", album], by: mount, isRoot: true)
    #expect(
      outcome.output == """
        0 imported, 1 skipped
        Skipped:
          1 folder: on other file systems
        To search other file systems below the folders, use --cross-file-systems, or give their paths.

        """, "\(outcome.messages)")
    let all = try tenfoot.run(["import", "--cross-file-systems", album], by: mount, isRoot: true)
    #expect(all.output == "1 imported\n", "\(all.messages)")
  }

  @Test func theSummaryIsInTheLanguageOfTheLocale() throws {
    let album = folder.path + "/Album"
    folder.write("not a picture", to: "Album/a.jpg")
    folder.write("text", to: "Album/notes.txt")
    symlink("/nowhere", album + "/link.jpg")
    let outcome = try tenfoot.run(["import", album], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(outcome.messages == "\(album)/a.jpg：不是图片\n")
    #expect(
      outcome.output == """
        已导入 0 个，跳过 2 个，1 个未导入
        未导入：
          1 个文件：不是图片
        已跳过：
          1 个文件：不是媒体文件
          1 个文件：无效链接

        """)
  }
}
