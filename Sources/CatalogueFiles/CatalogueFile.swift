import Calls
import Foundation
import MallService

/// A catalogue of products in JSON Lines: UTF-8, one JSON object per line, blank lines allowed.
///
/// A faulty line is left out and reported; reading continues.
public struct CatalogueFile: Sendable {
  /// A line that was left out.
  public struct Problem: Hashable, Worded {
    /// The number of the line, from 1.
    public let line: Int
    /// The place in it and what was expected there.
    let error: CatalogueLineError

    /// Returns the text in the language of some sentences.
    public func text(in sentences: ProblemSentences) -> String { error.text(in: sentences) }
  }

  /// The longest line that is read, in bytes; about a hundred times a line with every field.
  public static let lineLimitBytes = 65_536

  /// The products, in the file's order, with ids that all differ.
  public private(set) var products: [Product] = []
  /// The lines that were left out, in the file's order.
  public private(set) var problems: [Problem] = []

  private var lineOfID: [String: Int] = [:]

  /// Reads a catalogue from the bytes of its file.
  public init(contents: Data) {
    let decoder = JSONDecoder()
    let lines = contents.trimmingByteOrderMark().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) where !line.allSatisfy({ " \t\r".utf8.contains($0) }) {
      do throws(CatalogueLineError) {
        try add(try CatalogueLine.parse(line, decoder), line: number)
      } catch {
        problems.append(Problem(line: number, error: error))
      }
    }
    lineOfID = [:]
  }

  private mutating func add(_ product: Product, line: Int) throws(CatalogueLineError) {
    if let earlier = lineOfID[product.id] {
      throw CatalogueLineError(field: "id", expected: .newID(line: earlier))
    }
    lineOfID[product.id] = line
    products.append(product)
  }
}

extension Data {
  /// Returns the bytes without a UTF-8 byte order mark at their beginning, which some editors write.
  fileprivate func trimmingByteOrderMark() -> Data {
    starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
  }
}
