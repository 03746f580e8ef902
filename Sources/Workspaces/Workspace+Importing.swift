import AlbumService
import Importing
import Pictures

extension Workspace {
  /// Returns an importer that stores media files in an album with canonical names.
  ///
  /// - Throws: ``WorkspaceError`` if the table of names cannot be read.
  public func importer(into album: any AlbumWriter) throws(WorkspaceError) -> Importer {
    Importer(pool: WorkerPool(), into: album, names: try canonicalNames())
  }

  /// Returns the uploads into an album of this data folder; their photos have canonical names.
  ///
  /// - Parameter defaultAlbum: The name of the album for files without one.
  /// - Throws: ``WorkspaceError`` if the table of names cannot be read.
  public func uploads(
    into album: any AlbumWriter & ContentIndex, defaultAlbum: String
  ) throws(WorkspaceError) -> Uploads {
    Uploads(into: album, media: folder.media, defaultAlbum: defaultAlbum, names: try canonicalNames())
  }

  private func canonicalNames() throws(WorkspaceError) -> @Sendable (MediaMetadata) -> CanonicalNames {
    let names = try cameraNames()
    return { facts in
      let camera = names.camera(make: facts.make, model: facts.model)
      return CanonicalNames(
        brand: camera.brand, model: camera.model,
        lens: names.lens(facts.lens, brand: camera.brand, make: facts.lensMake))
    }
  }
}
