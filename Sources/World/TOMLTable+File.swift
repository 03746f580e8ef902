import Foundation
import TOMLKit

extension TOMLTable {
  /// Reads a file that comes with the program.
  convenience init(contentsOf path: String) throws(WorldError) {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw WorldError(.unreadable, "\(path) cannot be read: \(error.localizedDescription)")
    }
    do {
      try self.init(string: text)
    } catch let error as TOMLParseError {
      throw WorldError(.malformed, "\(path):\(error.source.begin.line): \(error.description)")
    } catch {
      throw WorldError(.malformed, "\(path): \(error)")
    }
  }
}
