import ArgumentParser
import Calls
import InteractionStore

/// `bench guide`: scrolling through a large programme guide.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "The programme guide of 500 channels for 14 days, key by key and as fast as possible."
  )

  /// The limit of a frame at 60 frames a second, milliseconds.
  private static let limitMS = 1_000.0 / 60
  private static let sizes = [(columns: 120, rows: 36), (columns: 200, rows: 60)]

  @Option(help: "The number of keys at each size.") var keys = 1_000
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let tenfoot = try Program.tenfoot()
    let data = try scratch.folder("data")
    // A pop-up would cover the guide.
    try GeneratedSchedule.withoutInteractions.importFile(into: data, tenfoot, in: scratch)
    let store = try SQLiteInteractionStore(path: data + "/interaction.sqlite")
    var guide = GeneratedGuide(seed: seed.seed)
    let start = Instant(rfc3339: TelevisionProcess.startOfMinute) ?? Instant(unixMS: 0)
    let watch = Stopwatch()
    let count = try guide.add(to: store, from: start - 20 * 3_600_000)
    let table = FigureTable(
      "The guide", note: "\(GeneratedGuide.channelCount) channels, \(count) programmes; \(keys) keys at each size.")
    table.row("import, once", watch.elapsedMS, "ms")
    for size in Self.sizes {
      let name = "\(size.columns)x\(size.rows)"
      let television = try TelevisionProcess(tenfoot, data: data, columns: size.columns, rows: size.rows)
      try television.wait(for: ["TENFOOT"])
      television.waitUntilQuiet(quietMS: 1_500)
      _ = try television.press(.guide, until: ["Channel 1"])
      television.waitUntilQuiet(quietMS: 1_500)
      measureKeyUponKey(television, name, table)
      measureSingleKeys(television, name, table)
    }
  }

  /// Presses each key as soon as the frame of the key before has ended.
  private func measureKeyUponKey(_ television: TelevisionProcess, _ name: String, _ table: FigureTable) {
    var times: [Double] = []
    for number in 0..<keys {
      let key = Stopwatch()
      if television.pressUntilFrame(Self.key(number)) { times.append(key.elapsedMS) }
    }
    let elapsedMS = times.reduce(0, +)
    guard let sample = Sample(times) else { return }
    table.row(
      "\(name): frames a second, key upon key", Double(times.count) * 1_000 / elapsedMS, "", against: 60, "wanted")
    table.row("\(name): keys that changed nothing", Double(keys - times.count), "")
    for (share, quantile) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("\(name): key upon key, \(share)", sample.quantile(quantile), "ms", against: Self.limitMS, "limit")
    }
    television.waitUntilQuiet(quietMS: 1_000)
  }

  /// Presses each key after the output has paused, to measure a key with all its frames.
  private func measureSingleKeys(_ television: TelevisionProcess, _ name: String, _ table: FigureTable) {
    let responses = (0..<keys).compactMap { television.press(Self.key($0), quietMS: 30) }
    let quantities: [(String, (TelevisionProcess.Response) -> Double)] = [
      ("first frame", \.firstFrameMS),
      ("first frame without waiting for a processor", { $0.firstFrameMS - $0.delayMS }),
      ("processor time", \.processorMS), ("last frame", \.lastFrameMS),
    ]
    for (quantity, value) in quantities {
      guard let sample = Sample(responses.map(value)) else { continue }
      for (share, quantile) in [("p50", 0.5), ("p99", 0.99)] {
        table.row(
          "\(name): \(quantity), \(share)", sample.quantile(quantile), "ms", against: Self.limitMS, "limit")
      }
    }
    table.row("\(name): keys with a single frame", Double(responses.filter { $0.frameCount == 1 }.count), "")
    let bytes = Sample(responses.map { Double($0.byteCount) })
    table.row("\(name): output, p50", (bytes?.median ?? 0) / 1_000, "KB")
  }

  /// The keys: ten channels down, seven programmes to the right, three pages down, and so on; the directions are reversed before the
  /// last channel and before the last day are reached.
  private static func key(_ number: Int) -> TelevisionProcess.Key {
    let isUpwards = number / 80 % 2 == 1
    let isBackwards = number / 400 % 2 == 1
    return switch number % 20 {
    case 0..<10: isUpwards ? .up : .down
    case 10..<17: isBackwards ? .left : .right
    default: isUpwards ? .pageUp : .pageDown
    }
  }
}
