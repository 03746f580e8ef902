import ArgumentParser

/// `bench picture`: a photo rendered in 200x60 cells.
struct PictureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "picture",
    abstract: "A photo rendered in 200x60 cells by a whole process, compared with timg and chafa.")

  @Option(help: "How often each program runs.") var runs = 9
  @Argument(help: "The photo; by default the largest JPEG beside the repository, otherwise one of the demo album.")
  var photo: String?

  func run() throws {
    let photo = try photo ?? Self.largestPhoto()
    let scratch = try ScratchFolder()
    let environment = TelevisionProcess.environment(home: scratch.path)
    let candidates: [(name: String, program: Program?, arguments: [String])] = [
      ("Tenfoot", try Program(built: "picture"), [photo, "200", "60"]),
      ("timg", Program(installed: "timg"), ["-pq", "-g200x60", photo]),
      ("chafa", Program(installed: "chafa"), ["-f", "symbols", "-c", "full", "-s", "200x60", photo]),
    ]
    let programs = candidates.compactMap { candidate in
      candidate.program.map { (name: candidate.name, program: $0, arguments: candidate.arguments) }
    }
    let measurements = programs.map { entry in
      { try Child.run(entry.program, entry.arguments, environment: environment) }
    }
    _ = try Interleaved.run(1, measurements)
    let costs = try Interleaved.run(runs, measurements)
    let file = photo.split(separator: "/").last.map(String.init) ?? photo
    let table = FigureTable("A photo in 200x60 cells", note: "\(file), whole processes, \(runs) runs in turns; median.")
    for (index, other) in programs.enumerated().dropFirst() {
      report(costs[0], costs[index], \.elapsedMS, "elapsed", against: other.name, table)
      report(costs[0], costs[index], \.processorMS, "processor time", against: other.name, table)
    }
    if programs.count == 1 { table.skip("timg, chafa", because: "neither is installed") }
  }

  private func report(
    _ ours: [Child.Cost], _ theirs: [Child.Cost], _ cost: KeyPath<Child.Cost, Double>, _ name: String,
    against other: String, _ table: FigureTable
  ) {
    guard let own = Sample(ours.map { $0[keyPath: cost] }), let their = Sample(theirs.map { $0[keyPath: cost] }) else {
      return
    }
    table.row(name, own.median, "ms", against: their.median, other)
  }

  private static func largestPhoto() throws -> String {
    let photos = try Repository.realPhotos() + Repository.demoPictures()
    let jpegs = photos.filter { $0.lowercased().hasSuffix(".jpg") }
    guard let largest = try jpegs.max(by: { try Repository.sizeBytes($0) < Repository.sizeBytes($1) }) else {
      throw BenchError("no photo was found")
    }
    return largest
  }
}
