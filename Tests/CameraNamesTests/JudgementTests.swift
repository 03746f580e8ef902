import Foundation
import Testing

@testable import CameraNames

/// The table judged by what it was not built from.
///
/// About half of the rows of the source tables, by a seeded hash, are left out of a table; each of these rows says that
/// several names are one product. Names that the rules and the other half bring together are joined; names that they do
/// not are split, which is no more than a gap; names of different products that they bring together are merged wrongly,
/// which must not happen at all.
@Suite(
  "Judgement of the table", .enabled(if: Judgement.isPossible, "needs ../shared/names, ../shared/catalog and python3"))
struct JudgementTests {
  @Test("Half of the sources never leads to a wrong product", arguments: [1, 2, 3])
  func halves(seed: Int) throws {
    let judgement = try Judgement(seed: seed)
    print("seed \(seed): \(judgement.summary)")
    #expect(judgement.wronglyMerged.isEmpty)
    #expect(judgement.joined > 0)
  }
}

struct Judgement {
  private(set) var joined = 0
  private(set) var wronglySplit = 0
  private(set) var wronglyMerged: [String] = []
  private(set) var bySource: [String: (joined: Int, split: Int)] = [:]

  static let isPossible = NamesFixture.hasShared && FileManager.default.isExecutableFile(atPath: python.path)

  private static let python = URL(filePath: "/usr/bin/python3")

  init(seed: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (table, heldOut) = (folder.appending(path: "half.tsv"), folder.appending(path: "held-out.tsv"))
    try Self.build(seed: seed, table: table, heldOut: heldOut)
    let half = try CameraNameResolver(table: NamesFixture.bytes(table))
    try judge(half, against: NamesFixture.names(), heldOut: NamesFixture.rows(heldOut))
  }

  var summary: String {
    let sources = bySource.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.joined)/\($0.value.split)" }
    return "joined \(joined), wrongly split \(wronglySplit), wrongly merged \(wronglyMerged.count); "
      + "by source, joined/split: \(sources.joined(separator: ", "))"
  }

  /// Each row of `heldOut` is a source and names as "Brand|name", the first of which stands for the product.
  private mutating func judge(_ half: CameraNameResolver, against full: CameraNameResolver, heldOut: [[String]]) throws
  {
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
        joined += isJoined ? 1 : 0
        wronglySplit += isJoined ? 0 : 1
        bySource[row[0], default: (0, 0)].joined += isJoined ? 1 : 0
        bySource[row[0], default: (0, 0)].split += isJoined ? 0 : 1
      }
    }
  }

  private static func build(seed: Int, table: URL, heldOut: URL) throws {
    let process = Process()
    process.executableURL = python
    process.arguments = [
      "-B", NamesFixture.root.appending(path: "assets/names/build.py").path,
      NamesFixture.shared.appending(path: "names").path, NamesFixture.shared.appending(path: "catalog").path,
      "--judge", "\(seed)", table.path, heldOut.path,
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}
