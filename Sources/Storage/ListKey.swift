import Calls
import Foundation

/// The content of a cursor: the list it belongs to, and the place and sort key of the item it stands for.
struct ListKey: Hashable, Codable {
  /// The longest token that is read, in bytes.
  static let tokenLimit = 16_384
  /// The highest place that is accepted, far above any list's length and far below where arithmetic overflows.
  static let indexLimit = 1 << 50

  /// The list's signature; a cursor of another list is refused.
  var list: String
  /// The item's place in the whole list, from 0; an estimate once items before it came or went.
  var index: Int
  /// The item's sort key.
  var parts: [KeyPart]

  private enum CodingKeys: String, CodingKey {
    case list = "l"
    case index = "i"
    case parts = "k"
  }

  init(list: String, index: Int, parts: [KeyPart]) {
    self.list = list
    self.index = index
    self.parts = parts
  }

  /// Reads a cursor.
  ///
  /// - Throws: `refused` with reason `cursor` for a token that this list did not issue.
  init(_ cursor: PageCursor, of list: String, columns: [KeyColumn]) throws(ServiceFailure) {
    guard let key = Self(token: cursor.token), key.list == list, (0...Self.indexLimit).contains(key.index),
      key.parts.map(\.kind) == columns.map(\.kind)
    else { throw ServiceFailure(.refused, .cursor) }
    self = key
  }

  /// Decodes a token; nil for one that no list issued.
  private init?(token: String) {
    guard token.utf8.count <= Self.tokenLimit else { return nil }
    var base64 = token.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: base64) else { return nil }
    do {
      self = try JSONDecoder().decode(ListKey.self, from: data)
    } catch {
      return nil
    }
  }

  /// Returns the cursor that stands for the item.
  func cursor() throws -> PageCursor {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let base64 = try encoder.encode(self).base64EncodedString()
    return PageCursor(
      token: base64.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: ""))
  }
}
