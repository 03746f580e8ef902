import Device
import Foundation
import Screen
import TestSupport
import Testing
import Workspaces

@testable import Engine
@testable import Tapes
@testable import Television
@testable import tenfoot

/// A size and a language in which the tape of all pages is played.
struct PageScreen: Hashable, Sendable, CustomTestStringConvertible {
  let size: Size
  let language: Language

  /// All that are played.
  static let all = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60)].flatMap {
    size in Language.allCases.map { PageScreen(size: size, language: $0) }
  }
  /// The colours in which each state is drawn.
  static let depths = [ColourDepth.full, .indexed16, .none]

  var testDescription: String { "\(size.columns)x\(size.rows) \(language.rawValue)" }
}

/// assets/tapes/pages.tape and people.tape, which lead to every page in every state.
enum PageTape {
  /// The names of the tapes.
  static let names = ["pages", "people"]

  /// Reads a tape.
  static func read(_ name: String) throws -> Tape {
    try Tape(
      contentsOf: Repository.path("assets/tapes/\(name).tape"), themes: try AssetFolder(environment: [:]).themeNames())
  }

  /// Plays a tape and hands over the drawings of each state that it takes a snapshot of, one in each number of colours.
  ///
  /// What a tape leads to does not depend on colours, so each state is played once and drawn three times.
  static func play(
    _ name: String, on screen: PageScreen,
    _ inspect: @escaping @Sendable (_ state: String, _ drawings: [PageDrawing]) -> Void
  ) throws -> TapeResult {
    let folder = try TemporaryFolder()
    let data = DataFolder(path: try PreparedData.demoAlbum(in: screen.language).copied(to: folder).data)
    let painter = PagePainter()
    let options = TapePlayer.Options(
      size: screen.size, settings: Settings(language: screen.language, hasMotion: false),
      snapshots: .inspect { state, frame, engine in
        let drawings = PageScreen.depths.map { depth in
          let style = RenderStyle(theme: frame.renderStyle.theme, depth: depth, glyphs: frame.renderStyle.glyphs)
          return painter.draw(engine.television, size: frame.size, style: style)
        }
        inspect(state, drawings)
      })
    return TapePlayer(options: options) { try engine($0, on: data) }.play(try read(name))
  }

  private static func engine(_ start: TapePlayer.Start, on data: DataFolder) throws -> TelevisionEngine {
    let workspace = try Workspace(folder: data, assets: AssetFolder(environment: [:]))
    let root = try CompositionRoot(in: workspace) { start.time.now }
    let launch = CompositionRoot.LaunchOptions(
      settings: start.settings, language: start.settings.language ?? .english, keyPrefix: "tape", device: "tape",
      keyboard: try KeymapFiles(environment: [:]).keymap(named: nil).keyboard)
    let display = CompositionRoot.DisplayOptions(size: start.size, depth: start.depth)
    return root.engine(launch, on: display, at: start.now, render: CellImage.grey)
  }
}
