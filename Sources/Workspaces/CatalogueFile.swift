import Foundation
import MallService
import MallStore

/// A catalogue: products as JSON Lines, one object a line.
///
/// Reading never fails as a whole: a line that is wrong costs itself alone and says why.
public struct CatalogueFile: Sendable {
  /// Why a line was left out.
  public struct Problem: Hashable, Codable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong with it, for a person.
    public let message: String
  }

  /// The products, in the file's order.
  public private(set) var products: [Product] = []
  /// What was left out, in the file's order.
  public private(set) var problems: [Problem] = []

  /// Reads a catalogue; blank lines count as lines and are nothing else.
  public init(contents: Data) {
    var lineOfID: [String: Int] = [:]
    let lines = contents.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, bytes) in zip(1..., lines) where bytes.contains(where: { !" \t\r".utf8.contains($0) }) {
      do throws(CatalogueLineError) {
        guard let line = String(validating: bytes, as: UTF8.self) else {
          throw CatalogueLineError(expected: "text in UTF-8")
        }
        let product = try CatalogueLine.parse(line)
        if let earlier = lineOfID[product.id] {
          problems.append(Problem(line: number, message: "the id “\(product.id)” was on line \(earlier) already"))
          continue
        }
        lineOfID[product.id] = number
        products.append(product)
      } catch {
        problems.append(Problem(line: number, message: error.description))
      }
    }
  }

  /// Reads a catalogue's file, which may be a pipe.
  ///
  /// - Throws: ``WorkspaceError`` when it cannot be read.
  public init(path: String) throws(WorkspaceError) {
    self.init(contents: try AssetFolder.contents(of: path))
  }
}
