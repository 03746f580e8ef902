import TOMLKit

extension TOMLTable {
  /// Reads a bundled file.
  convenience init(contentsOf path: String) throws(WorkspaceError) {
    let text = String(decoding: try AssetFolder.contents(of: path, limitBytes: 4 << 20), as: UTF8.self)
    do {
      try self.init(string: text)
    } catch let error as TOMLParseError {
      throw WorkspaceError(
        .malformed, .syntax(place: "\(path):\(error.source.begin.line)", libraryText: error.description))
    } catch {
      throw WorkspaceError(.malformed, .syntax(place: path, libraryText: "\(error)"))
    }
  }
}
