import ArgumentParser
import Foundation

/// `bench start`: from the start to the first page.
struct StartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "The start until the first page with 10,000 photos, compared with nnn, mc and true."
  )

  /// The limit of a start, milliseconds.
  private static let limitMS = 20.0

  @Option(help: "How often each program is started.") var runs = 30
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorkspace(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let files = try Self.emptyFiles(in: scratch)
    // Without arguments, as users start it.
    let television = Start(
      program: tenfoot, arguments: [], environment: ["TENFOOT_DATA": workspace.path], home: workspace.path,
      words: ["TENFOOT", "LOOKED", GeneratedWorkspace.firstTitle, "BOUGHT"])
    var starts = [("tenfoot", television)]
    for name in ["nnn", "mc"] {
      guard let program = Program(installed: name) else { continue }
      starts.append((name, Start(program: program, arguments: [files], home: files, words: [Self.firstFile])))
    }
    if let program = Program(installed: "true") {
      starts.append(("true", Start(program: program, arguments: [], home: files, words: [])))
    }
    // The first start in a data folder is not measured: it loads the catalogue and renders pictures.
    for (_, start) in starts { _ = try start.measure() }
    let measured = try Interleaved.run(runs, starts.map { start in { try start.1.measure() } })
    report(measured, names: starts.map(\.0))
  }

  private func report(_ measured: [[Start.Cost]], names: [String]) {
    let table = FigureTable(
      "Start until the first page", note: "10,000 photos, 200x60, \(runs) starts of each in turns; median.")
    guard let own = Sample(measured[0].map(\.shownMS)), let busy = Sample(measured[0].map(\.processorMS)) else {
      return
    }
    table.row("header and rails are shown", own.median, "ms", against: Self.limitMS, "limit")
    table.row("the fastest start", own.quantile(0), "ms", against: Self.limitMS, "limit")
    for (name, costs) in zip(names, measured).dropFirst() {
      table.row("header and rails are shown", own.median, "ms", against: median(costs.map(\.shownMS)), name)
    }
    table.row("processor time by then, all threads", busy.median, "ms", against: Self.limitMS, "limit")
    table.row("the least of all starts", busy.quantile(0), "ms", against: Self.limitMS, "limit")
    for (name, costs) in zip(names, measured).dropFirst() {
      table.row(
        "processor time by then, all threads", busy.median, "ms", against: median(costs.map(\.processorMS)), name)
    }
  }

  private func median(_ values: [Double]) -> Double {
    Sample(values)?.median ?? 0
  }

  private static let firstFile = "aardvark"

  /// Creates a folder with as many files as there are photos, for programs that list files.
  private static func emptyFiles(in scratch: ScratchFolder) throws -> String {
    let folder = try scratch.folder("files")
    for name in [firstFile] + (1..<GeneratedWorkspace.itemCount).map({ "file-\($0)" }) {
      guard FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil) else {
        throw BenchError("\(folder)/\(name) cannot be created")
      }
    }
    return folder
  }
}

/// A start of a program until it shows some words.
private struct Start {
  /// The cost of a start.
  struct Cost {
    /// The time until the words were shown, milliseconds; until the program ended where there are none.
    var shownMS: Double
    /// Processor time of all threads until then, milliseconds.
    var processorMS: Double
  }

  let program: Program
  let arguments: [String]
  var environment: [String: String] = [:]
  let home: String
  let words: [String]

  func measure() throws -> Cost {
    let terminal = try PseudoTerminal(columns: 200, rows: 60)
    var scanner = OutputScanner()
    scanner.expect(words)
    let watch = Stopwatch()
    let child = try Child(
      program, arguments, terminal: terminal.path,
      environment: TelevisionProcess.environment(home: home).merging(environment) { $1 })
    if words.isEmpty {
      let processorMS = child.wait()
      return Cost(shownMS: watch.elapsedMS, processorMS: processorMS)
    }
    while !scanner.missingWords.isEmpty {
      guard watch.elapsedMS < 30_000 else {
        child.terminate()
        throw BenchError("\(program.path) does not show \(scanner.missingWords)")
      }
      _ = terminal.read(into: &scanner, timeoutMS: 100)
    }
    let shownMS = watch.elapsedMS
    return Cost(shownMS: shownMS, processorMS: child.terminate())
  }
}
