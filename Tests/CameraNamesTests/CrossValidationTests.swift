import Foundation
import TestSupport
import Testing

@testable import CameraNames

/// A test of the table against names that were held out when it was built.
///
/// About half of the rows of the source tables, chosen by a seeded hash, are left out of a table. Each of these rows lists
/// several names of one product. If the rules and the other half give them one canonical name, the names are joined. If
/// not, they are split, which is only a gap. Names of different products must never be merged.
@Suite(.enabled(if: CrossValidation.isAvailable, "needs ../shared/names, ../shared/catalog and python3"))
struct CrossValidationTests {
  @Test(arguments: [1, 2, 3])
  func neverMergesDifferentProducts(seed: Int) throws {
    let validation = try CrossValidation(seed: seed)
    print("seed \(seed): \(validation.summary)")
    #expect(validation.wronglyMerged.isEmpty)
    #expect(validation.joinedCount > 0)
  }
}

/// The result of building a table from half of the sources and resolving the names of the other half.
struct CrossValidation {
  private(set) var joinedCount = 0
  private(set) var splitCount = 0
  /// Names that stand for two products, with both.
  private(set) var wronglyMerged: [String] = []
  private(set) var countsBySource: [String: (joined: Int, split: Int)] = [:]

  static let isAvailable =
    ["names", "catalog"].allSatisfy { Repository.sharedFolder($0) != nil }
    && FileManager.default.isExecutableFile(atPath: python.path)

  private static let python = URL(filePath: "/usr/bin/python3")

  init(seed: Int) throws {
    let folder = try TemporaryFolder()
    let (table, heldOut) = (URL(filePath: folder.file("half.tsv")), URL(filePath: folder.file("held-out.tsv")))
    try Self.build(seed: seed, table: table, heldOut: heldOut)
    let half = try CameraNameResolver(table: NamesFixture.bytes(table))
    try compare(half, against: NamesFixture.names(), heldOut: NamesFixture.rows(heldOut))
  }

  var summary: String {
    let sources = countsBySource.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.joined)/\($0.value.split)" }
    return "joined \(joinedCount), split \(splitCount), wrongly merged \(wronglyMerged.count); "
      + "by source, joined/split: \(sources.joined(separator: ", "))"
  }

  /// Counts by rows of `heldOut`: a source, then the names of one product as "Brand|name".
  private mutating func compare(
    _ half: CameraNameResolver, against full: CameraNameResolver, heldOut: [[String]]
  ) throws {
    var products: [String: String] = [:]
    for row in heldOut {
      let pairs = row.dropFirst().map { $0.split(separator: "|", maxSplits: 1).map(String.init) }
      let names = pairs.map {
        (found: half.camera(make: $0[0], model: $0[1]).model, true: full.camera(make: $0[0], model: $0[1]).model)
      }
      for (index, name) in names.enumerated() {
        guard let found = name.found, let product = name.true else { continue }
        if let other = products.updateValue(product, forKey: found), other != product {
          wronglyMerged.append("\(found): \(other) and \(product)")
        }
        guard index > 0 else { continue }
        let isJoined = found == names[0].found
        joinedCount += isJoined ? 1 : 0
        splitCount += isJoined ? 0 : 1
        countsBySource[row[0], default: (0, 0)].joined += isJoined ? 1 : 0
        countsBySource[row[0], default: (0, 0)].split += isJoined ? 0 : 1
      }
    }
  }

  private static func build(seed: Int, table: URL, heldOut: URL) throws {
    let process = Process()
    process.executableURL = python
    process.arguments = [
      "-B", Repository.root.appending(path: "Tools/names/build.py").path,
      NamesFixture.shared.appending(path: "names").path, NamesFixture.shared.appending(path: "catalog").path,
      "--judge", "\(seed)", table.path, heldOut.path,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}
