import ArgumentParser
import Foundation

/// `bench import`: an import compared with reading the same metadata and hashing the same bytes.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "An import, compared with exiv2 -pa and sha256sum on the same files.")

  @Option(help: "How often each program runs.") var runs = 9

  func run() throws {
    guard let exiv2 = Program(installed: "exiv2"), let sha256sum = Program(installed: "sha256sum") else {
      throw BenchError("exiv2 and sha256sum must be installed")
    }
    let scratch = try ScratchFolder()
    let (files, kind) = try Self.files(in: scratch)
    let tenfoot = try Program.tenfoot()
    let environment = TelevisionProcess.environment(home: scratch.path)
    let importing = {
      let data = try scratch.folder("data")
      return try Child.run(tenfoot, ["import", "--data", data] + files, environment: environment)
    }
    let reading = { try Child.run(exiv2, ["-pa"] + files, environment: environment) }
    let hashing = { try Child.run(sha256sum, files, environment: environment) }
    _ = try Interleaved.run(1, [importing, reading, hashing])
    let costs = try Interleaved.run(runs, [importing, reading, hashing])
    let table = FigureTable(
      "Import", note: "\(files.count) \(kind) into a new data folder, \(runs) runs of each in turns; median.")
    report(costs, \.elapsedMS, "elapsed", table)
    report(costs, \.processorMS, "processor time, all processes", table)
  }

  private func report(
    _ costs: [[Child.Cost]], _ cost: KeyPath<Child.Cost, Double>, _ name: String, _ table: FigureTable
  ) {
    let medians = costs.compactMap { Sample($0.map { $0[keyPath: cost] })?.median }
    guard medians.count == 3 else { return }
    table.row(name, medians[0], "ms", against: 2 * (medians[1] + medians[2]), "limit, 2 × (exiv2 -pa + sha256sum)")
  }

  /// The real photos where there are any, otherwise ten copies of the demo album that differ in an appended byte.
  private static func files(in scratch: ScratchFolder) throws -> (paths: [String], kind: String) {
    let real = try Repository.realPhotos()
    if !real.isEmpty { return (real, "real photos") }
    let folder = try scratch.folder("photos")
    var paths: [String] = []
    for picture in try Repository.demoPictures() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: picture))
      for copy in 0..<10 {
        let path = "\(folder)/\(copy)-\(URL(fileURLWithPath: picture).lastPathComponent)"
        try (bytes + [UInt8(copy)]).write(to: URL(fileURLWithPath: path))
        paths.append(path)
      }
    }
    return (paths, "demo photos")
  }
}
