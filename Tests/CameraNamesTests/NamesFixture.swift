import CameraNames
import Foundation
import TestSupport

/// Files that the tests of names read.
enum NamesFixture {
  /// The folder with test material beside the repository, which is not part of it.
  static let shared = Repository.root.deletingLastPathComponent().appending(path: "shared")

  /// Returns the contents of a file.
  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// Returns a resolver with the table that comes with the program, which is read once.
  static func names() throws -> CameraNameResolver { try table.get() }

  private static let table = Result {
    try CameraNameResolver(table: bytes(Repository.root.appending(path: "assets/names/names.tsv")))
  }

  /// Returns the lines of a text file, each split at its tabs.
  static func rows(_ url: URL) throws -> [[String]] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Returns the rows of a CSV file by the names in its header; cells may be quoted.
  static func csv(_ url: URL) throws -> [[String: String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in try String(contentsOf: url, encoding: .utf8) {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted, "\r\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    let header = rows[0]
    return rows.dropFirst().filter { $0.count == header.count }
      .map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
