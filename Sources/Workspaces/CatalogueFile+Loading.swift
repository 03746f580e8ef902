import CatalogueFiles

extension CatalogueFile {
  /// Reads a catalogue from a file, which may be a pipe.
  ///
  /// - Throws: ``WorkspaceError`` if it cannot be read.
  public init(path: String) throws(WorkspaceError) {
    self.init(contents: try AssetFolder.contents(of: path))
  }
}
