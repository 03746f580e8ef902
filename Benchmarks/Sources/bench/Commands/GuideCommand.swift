import ArgumentParser
import Calls
import InteractionStore

/// `bench guide`: scrolling through a large programme guide.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "The guide of 500 channels by 14 days, with single keys and with consecutive ones."
  )

  /// The duration of a frame at 60 per second, milliseconds.
  private static let limitMS = 1_000.0 / 60
  private static let sizes = [(columns: 120, rows: 36), (columns: 200, rows: 60)]

  @Option(help: "The number of keys at each size.") var keys = 1_000
  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let tenfoot = try Program.tenfoot()
    let data = try scratch.folder("data")
    // There must be no pop-up over the guide.
    try ScheduleText.silence.bring(into: data, tenfoot, in: scratch)
    let store = try SQLiteInteractionStore(path: data + "/interaction.sqlite")
    var guide = GeneratedGuide(seed: seed.seed)
    let start = Instant(rfc3339: TelevisionModel.quietMinute) ?? Instant(unixMS: 0)
    let watch = Stopwatch()
    let count = try guide.bring(into: store, from: start - 20 * 3_600_000)
    let table = FigureTable(
      "The guide", note: "\(GeneratedGuide.channelCount) channels, \(count) programmes; \(keys) keys at each size.")
    table.row("bringing it in, once", watch.elapsedMS, "ms")
    for size in Self.sizes {
      let name = "\(size.columns)x\(size.rows)"
      let television = try TelevisionModel(tenfoot, data: data, columns: size.columns, rows: size.rows)
      try television.wait(for: ["TENFOOT"])
      television.rest(quietMS: 1_500)
      _ = try television.press(.guide, until: ["Channel 1"])
      television.rest(quietMS: 1_500)
      hold(television, name, table)
      step(television, name, table)
    }
  }

  /// Keys that are pressed as soon as the frame of the previous one is complete.
  private func hold(_ television: TelevisionModel, _ name: String, _ table: FigureTable) {
    var times: [Double] = []
    for number in 0..<keys {
      let key = Stopwatch()
      if television.pressOnward(Self.key(number)) { times.append(key.elapsedMS) }
    }
    let elapsedMS = times.reduce(0, +)
    guard let sample = Sample(times) else { return }
    table.row(
      "\(name): frames per second, consecutive keys", Double(times.count) * 1_000 / elapsedMS, "", against: 60, "target"
    )
    table.row("\(name): keys that changed nothing", Double(keys - times.count), "")
    for (share, quantile) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("\(name): consecutive keys, \(share)", sample.quantile(quantile), "ms", against: Self.limitMS, "limit")
    }
    television.rest(quietMS: 1_000)
  }

  /// Keys that are pressed when nothing happens any more: the cost of a key with all its effects.
  private func step(_ television: TelevisionModel, _ name: String, _ table: FigureTable) {
    let responses = (0..<keys).compactMap { television.press(Self.key($0), quietMS: 30) }
    let quantities: [(String, (TelevisionModel.Response) -> Double)] = [
      ("first frame", \.firstFrameMS), ("first frame, less waiting for a processor", { $0.firstFrameMS - $0.delayMS }),
      ("computed for it", \.processorMS), ("last frame, with what was read for it", \.lastFrameMS),
    ]
    for (quantity, value) in quantities {
      guard let sample = Sample(responses.map(value)) else { continue }
      for (share, quantile) in [("p50", 0.5), ("p99", 0.99)] {
        table.row(
          "\(name): \(quantity), \(share)", sample.quantile(quantile), "ms", against: Self.limitMS, "limit")
      }
    }
    table.row("\(name): keys answered by one frame", Double(responses.filter { $0.frameCount == 1 }.count), "")
    let bytes = Sample(responses.map { Double($0.byteCount) })
    table.row("\(name): sent, p50", (bytes?.median ?? 0) / 1_000, "KB")
  }

  /// Down by channel, right by programme, down by page; up again before the last channel is reached, and left again before
  /// the last day.
  private static func key(_ number: Int) -> TelevisionModel.Key {
    let isUpwards = number / 80 % 2 == 1
    let isBackwards = number / 400 % 2 == 1
    return switch number % 20 {
    case 0..<10: isUpwards ? .up : .down
    case 10..<17: isBackwards ? .left : .right
    default: isUpwards ? .pageUp : .pageDown
    }
  }
}
