import TOMLKit

extension TOMLTable {
  /// Reads a file that comes with the program.
  convenience init(contentsOf path: String) throws(WorldError) {
    let text = String(decoding: try AssetFolder.contents(of: path), as: UTF8.self)
    do {
      try self.init(string: text)
    } catch let error as TOMLParseError {
      throw WorldError(.malformed, "\(path):\(error.source.begin.line): \(error.description)")
    } catch {
      throw WorldError(.malformed, "\(path): \(error)")
    }
  }
}
