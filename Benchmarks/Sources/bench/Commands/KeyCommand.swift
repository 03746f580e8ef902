import ArgumentParser

/// `bench key`: from an arrow key to its frame.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "An arrow key to its frame at 200x60, on lists and where the picture changes.")

  @Option(help: "The number of keys on each page.") var keys = 100
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorld(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let table = FigureTable(
      "An arrow key on the screen",
      note: "200x60, 24-bit colour, 10,000 photos, \(keys) keys a page; from the key to the end of a frame.")
    for walk in Walk.all {
      let television = try TelevisionModel(tenfoot, data: workspace.path)
      try television.wait(for: [GeneratedWorld.firstTitle])
      television.rest(quietMS: 500)
      for key in walk.way {
        _ = television.press(key)
        television.rest()
      }
      report(
        walk, (0..<keys).compactMap { television.press(walk.keys[$0 % walk.keys.count], quietMS: walk.quietMS) }, table)
    }
  }

  private func report(_ walk: Walk, _ responses: [TelevisionModel.Response], _ table: FigureTable) {
    let quantities: [(String, (TelevisionModel.Response) -> Double)] = [
      ("first frame", \.firstFrameMS), ("first frame, less waiting for a processor", { $0.firstFrameMS - $0.delayMS }),
      ("computed for it", \.processorMS), ("last frame", \.lastFrameMS),
    ]
    for (name, quantity) in quantities.prefix(walk.changesPicture ? 4 : 3) {
      guard let sample = Sample(responses.map(quantity)) else {
        return table.skip(walk.name, because: "no key was answered")
      }
      table.row("\(walk.name): \(name), p50", sample.median, "ms", against: walk.limitMS, "limit")
      table.row("\(walk.name): \(name), p99", sample.quantile(0.99), "ms", against: walk.limitMS, "limit")
    }
    let bytes = Sample(responses.map { Double($0.byteCount) })
    table.row("\(walk.name): sent, p50", (bytes?.median ?? 0) / 1_000, "KB")
  }
}

/// Keys that are pressed on one page.
private struct Walk {
  let name: String
  /// The keys that lead there from Home.
  let way: [TelevisionModel.Key]
  /// The keys that are pressed there repeatedly.
  let keys: [TelevisionModel.Key]
  var changesPicture = false

  /// The time without a frame after which a key counts as complete, in which a picture may be rendered; milliseconds.
  var quietMS: Double { changesPicture ? 500 : 60 }

  /// The limit for a key, milliseconds.
  var limitMS: Double { changesPicture ? 30 : 10 }

  /// From Home, where the focus is on Watch.
  private static let albums: [TelevisionModel.Key] = [.right, .enter]
  private static let grid = albums + [.enter]
  private static let photo = grid + [.enter]
  private static let products: [TelevisionModel.Key] = [.right, .right, .enter, .enter]

  static let all = [
    Walk(name: "Home", way: [.right], keys: [.left, .right]),
    Walk(name: "list of albums", way: albums, keys: [.down, .up]),
    Walk(name: "list of albums, scrolling", way: albums, keys: steps(.down, .up, 30), changesPicture: true),
    Walk(name: "grid of photos, within a row", way: grid, keys: [.right, .left]),
    Walk(name: "grid of photos, row by row", way: grid, keys: [.down], changesPicture: true),
    Walk(name: "list of products", way: products, keys: [.down, .up]),
    Walk(name: "photo, its rows", way: photo, keys: [.down, .up]),
    Walk(name: "photo, the next photo", way: photo, keys: [.right], changesPicture: true),
    Walk(name: "photo, back and forth", way: photo, keys: [.right, .left], changesPicture: true),
  ]

  private static func steps(_ there: TelevisionModel.Key, _ back: TelevisionModel.Key, _ count: Int) -> [TelevisionModel.Key] {
    Array(repeating: there, count: count) + Array(repeating: back, count: count)
  }
}
