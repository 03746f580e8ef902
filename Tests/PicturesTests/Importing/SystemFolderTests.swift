import Testing

@testable import Importing

/// Folders of systems and programs are distinguished from folders of photos by their names.
@Suite struct SystemFolderTests {
  @Test(arguments: [
    ("@eaDir", SkippedKind.thumbnails), (".@__thumb", .thumbnails), (".thumbnails", .thumbnails),
    (".picasaoriginals", .thumbnails), ("#recycle", .deleted), ("@Recycle", .deleted), ("$RECYCLE.BIN", .deleted),
    ("$Recycle.Bin", .deleted), (".Trash-1000", .deleted), (".Trashes", .deleted), ("#snapshot", .snapshots),
    (".snapshots", .snapshots), ("lost+found", .systemFiles), ("System Volume Information", .systemFiles),
    ("Previews.lrdata", .libraryInternals), ("Catalogue Smart Previews.lrdata", .libraryInternals),
    ("Catalogue.lrcat-data", .libraryInternals), ("Shoot.cocatalogdb", .libraryInternals), (".hidden", .hiddenFolders),
    (".digikam", .hiddenFolders), (".stversions", .snapshots), (".AppleDouble", .systemFiles),
    ("files_trashbin", .deleted), ("files_versions", .snapshots), ("found.000", .systemFiles),
    ("FOUND.012", .systemFiles),
  ])
  func systemFoldersAreKnownByName(name: String, kind: SkippedKind) {
    #expect(SystemFolder.kind(name, in: "photos") == kind)
  }

  @Test(arguments: ["Photos Library.photoslibrary", "iPhoto.photolibrary", "Aperture.APLibrary"])
  func ofALibraryOnlyTheOriginalsAreImported(library: String) {
    for name in ["resources", "database", "private", "Thumbnails", "Previews"] {
      #expect(SystemFolder.kind(name, in: library) == .libraryInternals)
    }
    for name in ["originals", "Originals", "Masters"] { #expect(SystemFolder.kind(name, in: library) == nil) }
  }

  @Test(arguments: [
    "photos", "2019", "resources", "Thumbnails", "Recycle", "trash", "snapshot", "Masters", "cache", "preview",
    "Photos Library.photoslibrary", "eaDir", "x.lrdata.d", "thumbs", "encoded-video", "upload", "found.00",
    "found.0001",
    "lost and found.jpg",
  ])
  func everyOtherFolderIsImported(name: String) {
    #expect(SystemFolder.kind(name, in: "photos") == nil)
  }
}

extension SystemFolderTests {
  @Test func immichsPreviewsAreBesideItsUploads() {
    for name in ["thumbs", "encoded-video"] {
      #expect(SystemFolder.kind(name, in: "immich", beside: ["upload", "library"]) == .thumbnails)
      #expect(SystemFolder.kind(name, in: "immich", beside: ["library"]) == nil)
    }
    #expect(SystemFolder.kind("upload", in: "immich", beside: ["upload", "thumbs"]) == nil)
  }
}

/// The roles of files by their names.
@Suite struct FileNameRoleTests {
  @Test(arguments: [
    "a.xmp", "a.jpg.XMP", "a.jpg.json", "metadata.json", "IMG_1.AAE", "MVI_1.THM", "GOPR1.LRV", "Thumbs.db",
    "desktop.ini",
    "Picasa.ini", ".nomedia", ".DS_Store", "a.jpg.pp3",
  ])
  func sidecarsAndIndexesAreNotMedia(name: String) {
    #expect(FileNameRole(name) == .notMedia)
    #expect(FileNameRole(ofFile: "/photos/\(name)") == .notMedia)
  }

  @Test(arguments: ["a.jpg", "a.JPEG", "a.b.HEIC", "a.cr3", "a.mov"])
  func picturesAndFilmsAreMedia(name: String) {
    #expect(FileNameRole(name) == .media)
  }

  @Test(arguments: ["README", "notes.txt", "jpg", "a.", "", "a.jpg.bak"])
  func ofOtherFilesOnlyTheContentTells(name: String) {
    #expect(FileNameRole(name) == .unknown)
  }
}
