import CameraNames
import Foundation

/// What tests of names read from disk.
enum NamesFixture {
  /// The root of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The material beside the repository; not everybody has it.
  static let shared = root.deletingLastPathComponent().appending(path: "shared")

  static let hasShared = FileManager.default.fileExists(atPath: shared.path)

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// The table that comes with the program.
  static func names() throws -> CameraNameResolver { try table.get() }

  private static let table = Result {
    try CameraNameResolver(table: bytes(root.appending(path: "assets/names/names.tsv")))
  }

  /// The lines of a text file, each split at its tabs.
  static func rows(_ url: URL) throws -> [[String]] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The rows of a CSV file with a header, quotes understood.
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
