import Device
import Foundation
import Screen
import TestSupport
import Testing

@testable import Tapes

/// The snapshots of assets/tapes/pages.tape and people.tape.
///
/// Every state is kept at 120x36, in English and in 24 bits. Twenty-one states are kept twice more, so that each of them, each
/// size, each language and each number of colours occurs with each value of the others. What no snapshot shows is checked
/// by ``PageInspection``.
enum PageSnapshots {
  /// States that are kept on one more terminal.
  struct Sample {
    let screen: PageScreen
    let depth: ColourDepth
    let states: [String]
  }

  static let base = PageScreen(size: Size(columns: 120, rows: 36), language: .english)

  static let samples: [Sample] = [
    sample(80, 24, .english, .indexed16, ["home", "photo-marked", "brand", "orders", "guide", "product-facts"]),
    sample(200, 60, .chinese, .none, ["home", "photo-marked", "brand", "orders", "guide", "product-facts"]),
    sample(80, 24, .chinese, .none, ["poll", "albums", "product", "settings", "watch"]),
    sample(200, 60, .english, .indexed16, ["poll", "albums", "product", "settings", "watch"]),
    sample(80, 24, .english, .none, ["photos-newest", "buy", "finding-some", "channels", "photo-menu"]),
    sample(200, 60, .chinese, .indexed16, ["photos-newest", "buy", "finding-some", "channels", "photo-menu"]),
    sample(80, 24, .chinese, .indexed16, ["quiz", "help", "home-empty", "albums-down", "several-of-a-model"]),
    sample(200, 60, .english, .none, ["quiz", "help", "home-empty", "albums-down", "several-of-a-model"]),
    sample(80, 24, .chinese, .full, ["home"]),
    sample(200, 60, .english, .full, ["photo-marked"]),
    sample(120, 36, .chinese, .indexed16, ["product"]),
    sample(120, 36, .english, .none, ["settings"]),
  ]

  /// Whether a state is kept as a terminal shows it.
  static func holds(_ state: String, _ screen: PageScreen, _ depth: ColourDepth) -> Bool {
    (screen == base && depth == .full)
      || samples.contains { $0.screen == screen && $0.depth == depth && $0.states.contains(state) }
  }

  /// The paths of all snapshots of a tape.
  static func paths(of tape: Tape) -> [String] {
    tape.snapshotPaths(size: base.size, language: base.language)
      + samples.flatMap { sample in
        sample.states.map {
          tape.snapshotPath($0, size: sample.screen.size, language: sample.screen.language, depth: sample.depth)
        }
      }
  }

  /// Compares a drawing with its snapshot; writes it instead where `TENFOOT_UPDATE_SNAPSHOTS` is set.
  ///
  /// - Returns: How they differ; nil when they are the same or the snapshot was written.
  static func difference(
    of state: String, in tape: String, _ frame: Frame, language: Language
  ) throws -> String? {
    let path = try PageTape.read(tape).snapshotPath(
      state, size: frame.size, language: language, depth: frame.renderStyle.depth)
    let found = FrameText(frame).description
    let stored = try TapeFiles.textIfPresent(path)
    if stored == found { return nil }
    if ProcessInfo.processInfo.environment["TENFOOT_UPDATE_SNAPSHOTS"] != nil {
      try TapeFiles.write(found, to: path)
      print("wrote \(path)")
      return nil
    }
    guard let stored else { return "there is no “\(path)”; TENFOOT_UPDATE_SNAPSHOTS=1 writes it" }
    return "the screen differs from “\(path)”\n" + english(LineDifference(expected: stored, found: found))
  }

  private static func sample(
    _ columns: Int, _ rows: Int, _ language: Language, _ depth: ColourDepth, _ states: [String]
  ) -> Sample {
    Sample(
      screen: PageScreen(size: Size(columns: columns, rows: rows), language: language), depth: depth, states: states)
  }
}
