import ArgumentParser

/// `bench key`: from an arrow key to its frame.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "An arrow key until its frame at 200x60, in lists and where pictures change.")

  @Option(help: "The number of keys on each page.") var keys = 100
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorkspace(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let table = FigureTable(
      "An arrow key",
      note: "200x60, 24-bit colour, 10,000 photos, \(keys) keys a page; from the key to the end of a frame.")
    for sequence in KeySequence.all {
      let television = try TelevisionProcess(tenfoot, data: workspace.path)
      try television.wait(for: [GeneratedWorkspace.firstTitle])
      television.waitUntilQuiet(quietMS: 500)
      for key in sequence.path {
        _ = television.press(key)
        television.waitUntilQuiet()
      }
      let responses = (0..<keys).compactMap { number in
        television.press(sequence.keys[number % sequence.keys.count], quietMS: sequence.quietMS)
      }
      report(sequence, responses, table)
    }
  }

  private func report(
    _ sequence: KeySequence, _ responses: [TelevisionProcess.Response], _ table: FigureTable
  ) {
    let quantities: [(String, (TelevisionProcess.Response) -> Double)] = [
      ("first frame", \.firstFrameMS),
      ("first frame without waiting for a processor", { $0.firstFrameMS - $0.delayMS }),
      ("processor time", \.processorMS), ("last frame", \.lastFrameMS),
    ]
    for (name, quantity) in quantities.prefix(sequence.changesPicture ? 4 : 3) {
      guard let sample = Sample(responses.map(quantity)) else {
        return table.skip(sequence.name, because: "no key caused a frame")
      }
      table.row("\(sequence.name): \(name), p50", sample.median, "ms", against: sequence.limitMS, "limit")
      table.row("\(sequence.name): \(name), p99", sample.quantile(0.99), "ms", against: sequence.limitMS, "limit")
    }
    let bytes = Sample(responses.map { Double($0.byteCount) })
    table.row("\(sequence.name): output, p50", (bytes?.median ?? 0) / 1_000, "KB")
  }
}

/// Keys that are pressed again and again on one page.
private struct KeySequence {
  let name: String
  /// The keys that lead to the page from Home.
  let path: [TelevisionProcess.Key]
  /// The keys that are pressed there in turn.
  let keys: [TelevisionProcess.Key]
  /// Whether the keys change pictures on the page.
  var changesPicture = false

  /// The time without output after which the response to a key is complete, milliseconds: pictures take longer to render.
  var quietMS: Double { changesPicture ? 500 : 60 }

  /// The limit of a key, milliseconds.
  var limitMS: Double { changesPicture ? 30 : 10 }

  // Paths from Home, where the focus is on Watch.
  private static let albums: [TelevisionProcess.Key] = [.right, .enter]
  private static let grid = albums + [.enter]
  private static let photo = grid + [.enter]
  private static let products: [TelevisionProcess.Key] = [.right, .right, .enter, .enter]

  static let all = [
    KeySequence(name: "Home", path: [.right], keys: [.left, .right]),
    KeySequence(name: "list of albums", path: albums, keys: [.down, .up]),
    KeySequence(
      name: "list of albums, scrolling", path: albums, keys: backAndForth(.down, .up, 30), changesPicture: true),
    KeySequence(name: "grid of photos, within a row", path: grid, keys: [.right, .left]),
    KeySequence(name: "grid of photos, row by row", path: grid, keys: [.down], changesPicture: true),
    KeySequence(name: "list of products", path: products, keys: [.down, .up]),
    KeySequence(name: "photo, its rows", path: photo, keys: [.down, .up]),
    KeySequence(name: "photo, the next photo", path: photo, keys: [.right], changesPicture: true),
    KeySequence(name: "photo, back and forth", path: photo, keys: [.right, .left], changesPicture: true),
  ]

  private static func backAndForth(
    _ forth: TelevisionProcess.Key, _ back: TelevisionProcess.Key, _ count: Int
  ) -> [TelevisionProcess.Key] {
    Array(repeating: forth, count: count) + Array(repeating: back, count: count)
  }
}
