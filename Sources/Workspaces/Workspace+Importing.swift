import AlbumService
import Importing
import Pictures

extension Workspace {
  /// Returns an importer that stores media files in an album with canonical names.
  ///
  /// - Throws: ``WorkspaceError`` if the table of names cannot be read.
  public func importer(into album: any AlbumWriter) throws(WorkspaceError) -> Importer {
    let names = try cameraNames()
    return Importer(pool: WorkerPool(), into: album) { facts in
      let camera = names.camera(make: facts.make, model: facts.model)
      return CanonicalNames(
        brand: camera.brand, model: camera.model,
        lens: names.lens(facts.lens, brand: camera.brand, make: facts.lensMake))
    }
  }
}
