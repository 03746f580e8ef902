import Calls
import Device
import Foundation
import Screen
import Synchronization
import TestSupport
import Threads
import Workspaces

@testable import Engine
@testable import Tapes
@testable import Television
@testable import tenfoot

/// One screen of a tape.
struct TapeScreen: Hashable, Sendable {
  /// The step after which it was shown.
  var step: String
  /// A hash of its cells and its focus. Pictures of another content have other cells.
  var hash: Int
  /// The page that handled the keys.
  var page: PageName
  /// Whether it names a server.
  var namesServer: Bool
}

/// Plays tapes and collects their screens: one after each step, and after each of several keys.
struct TapeScreens {
  /// The services that are at servers; the others are in the television's own data folder.
  let servers: Set<TapeServers.Name>
  let size: Size
  let language: Language
  /// Whether tapes remove the demo album in the settings, which no television can do to the album of a server.
  var removesDemoAlbum = true

  /// The result of a tape.
  struct Played: Sendable {
    let result: TapeResult
    let screens: [TapeScreen]
    /// How many requests each server has answered; empty without servers.
    let requestCounts: [TapeServers.Name: Int]
  }

  /// What one run of a tape needs and collects.
  private final class Stage: Sendable {
    let screens = Mutex<[TapeScreen]>([])
    let servers = Mutex<TapeServers?>(nil)
  }

  /// Plays a tape.
  ///
  /// - Parameters:
  ///   - path: The path of its file.
  ///   - describe: Called with each screen.
  func play(_ path: String, describe: @escaping @Sendable (_ step: String, Frame) -> Void = { _, _ in }) throws
    -> Played
  {
    let assets = try AssetFolder(environment: [:])
    let tape = try Tape(contentsOf: path, themes: assets.themeNames())
    let (folder, stage) = (try TemporaryFolder(), Stage())
    let data = DataFolder(path: try PreparedData.demoAlbum(in: language).copied(to: folder).data)
    let steps = TapeSteps(tape).everyScreen(removesDemoAlbum: removesDemoAlbum)
    let options = TapePlayer.Options(
      size: size, settings: Settings(language: language, hasMotion: false),
      snapshots: .inspect { name, frame, engine in
        describe(name, frame)
        stage.screens.withLock { $0.append(Self.screen(frame, after: name, engine.pageName)) }
      })
    let result = TapePlayer(options: options) { start in
      let time = start.time
      let running = try servers.isEmpty ? nil : TapeServers(language: language) { time.now }
      stage.servers.withLock { $0 = running }
      return try engine(start, in: Workspace(folder: data, assets: assets), running)
    }.play(Tape(path: tape.path, settings: tape.settings, steps: steps))
    let running = stage.servers.withLock { $0 }
    let counts = running.map { running in servers.map { ($0, running.requestCount($0)) } } ?? []
    return Played(
      result: result, screens: stage.screens.withLock { $0 }, requestCounts: Dictionary(uniqueKeysWithValues: counts))
  }

  private func engine(
    _ start: TapePlayer.Start, in workspace: Workspace, _ running: TapeServers?
  ) throws -> TelevisionEngine {
    let time = start.time
    let access = ServerAccess(addresses: running?.addresses(of: servers) ?? ServerAddresses())
    let root = try CompositionRoot(in: workspace, servers: { _ in access }) { time.now }
    let launch = CompositionRoot.LaunchOptions(
      settings: start.settings, language: language, keyPrefix: "tape", device: "tape",
      keyboard: try KeymapFiles(environment: [:]).keymap(named: nil).keyboard)
    let opener = MediaOpener(
      album: root.opened.album, mall: root.opened.mall, assets: workspace.assets, caller: Caller(device: "renderer"))
    let colours = ContentColours(opener)
    return root.engine(
      launch, on: CompositionRoot.DisplayOptions(size: start.size, depth: start.depth), at: start.now,
      render: colours.image)
  }

  private static func screen(_ frame: Frame, after step: String, _ page: PageName) -> TapeScreen {
    var hasher = Hasher()
    hasher.combine(frame.focus)
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns { hasher.combine(frame[column, row]) }
    }
    let namesServer = frame.lines.contains { $0.contains("http://127.0.0.1:") }
    return TapeScreen(step: step, hash: hasher.finalize(), page: page, namesServer: namesServer)
  }
}

/// The steps of a tape, changed so that every screen is inspected and no file is written.
struct TapeSteps {
  private let tape: Tape

  init(_ tape: Tape) {
    self.tape = tape
  }

  /// Returns the steps, with an inspection after each, and with or without those that remove the demo album.
  func everyScreen(removesDemoAlbum: Bool) -> [TapeStep] {
    let removal = removesDemoAlbum ? nil : removal
    return tape.steps.enumerated().flatMap { index, step in
      removal?.contains(index) == true ? [] : inspected(step)
    }
  }

  /// The steps from the settings to the screen that confirms the removal; nil for a tape without them.
  private var removal: ClosedRange<Int>? {
    guard let first = index(ofSnapshot: "settings-theme"), let last = index(ofSnapshot: "demo-removed") else {
      return nil
    }
    return first + 1...last
  }

  private func index(ofSnapshot name: String) -> Int? {
    tape.steps.firstIndex { if case .snapshot(name) = $0.action { true } else { false } }
  }

  private func inspected(_ step: TapeStep) -> [TapeStep] {
    switch step.action {
    case .screenshot, .snapshot: [inspection("\(step.location) \(step.text)", step)]
    case .press(let keys, let pauseMS):
      keys.enumerated().flatMap { index, key in
        let press = TapeStep(location: step.location, text: step.text, action: .press([key], pauseMS: pauseMS))
        return [press, inspection("\(step.location) \(step.text), key \(index + 1)", step)]
      }
    default: [step, inspection("\(step.location) \(step.text)", step)]
    }
  }

  private func inspection(_ name: String, _ step: TapeStep) -> TapeStep {
    TapeStep(location: step.location, text: step.text, action: .snapshot(name: name))
  }
}

/// Draws every picture in a colour that depends on all bytes of its file, so that another picture, or a part of it, is another screen.
private final class ContentColours: Sendable {
  private let opener: MediaOpener
  private let colours = Mutex<[ImageSource: RGB]>([:])

  init(_ opener: MediaOpener) {
    self.opener = opener
  }

  func image(_ request: ImageRequest) throws -> CellImage {
    let colour = request.depth == .none ? nil : try colour(of: request)
    let cell = CellImage.Cell(scalar: " ", foreground: colour, background: colour)
    let cells = Array(repeating: cell, count: request.size.columns * request.size.rows)
    guard let image = CellImage(size: request.size, cells: cells) else {
      preconditionFailure("there are as many cells as the size says")
    }
    return image
  }

  private func colour(of request: ImageRequest) throws -> RGB {
    let source = request.source
    if let known = colours.withLock({ $0[source] }) { return known }
    let file = try opener.open(request)
    var bytes = [UInt8](repeating: 0, count: Int(file.sizeBytes))
    let count = pread(file.descriptor, &bytes, bytes.count, 0)
    precondition(count == bytes.count)
    let hash = FNV1a.hex(of: bytes)
    let parts = (0..<3).map { UInt8(hash.dropFirst(2 * $0).prefix(2), radix: 16) ?? 0 }
    let colour = RGB(parts[0], parts[1], parts[2])
    colours.withLock { $0[source] = colour }
    return colour
  }
}
