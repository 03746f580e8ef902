import Device
import Screen
import Synchronization
import TestSupport
import TestTraits
import Testing

@testable import Tapes

/// Every tape on services at servers shows the same screens as on those of the same machine.
@Suite(.heavy) struct ServedTapeTests {
  /// All tapes that come with the program and its documentation, without the one that adds people to the television's own album.
  static let tapes = ["assets", "docs", "packaging", "Tests", "Tools"].flatMap {
    Repository.files(in: $0, endings: [".tape"]).filter { !$0.hasSuffix("/people.tape") }
  }

  /// Some tapes with one and with two servers.
  static let samples: [(String, Set<TapeServers.Name>)] = [
    ("photos", [.album]), ("tour", [.mall]), ("television", [.interactions]), ("tour", [.album, .mall]),
    ("television", [.album, .interactions]), ("television", [.mall, .interactions]),
  ]

  private static let size = Size(columns: 120, rows: 36)

  @Test(arguments: tapes) func everyTapeShowsTheSameScreensWithThreeServers(_ tape: String) throws {
    try expectSameScreens(tape, servers: Set(TapeServers.Name.allCases))
  }

  @Test func everyTapeShowsTheSameScreensInChineseOnASmallScreen() throws {
    try expectSameScreens(
      "assets/tapes/pages.tape", servers: Set(TapeServers.Name.allCases), size: Size(columns: 80, rows: 24),
      language: .chinese)
  }

  @Test(arguments: samples) func someTapesShowTheSameScreensWithOneOrTwoServers(
    _ tape: String, servers: Set<TapeServers.Name>
  ) throws {
    try expectSameScreens("assets/tapes/\(tape).tape", servers: servers)
  }

  private func expectSameScreens(
    _ tape: String, servers: Set<TapeServers.Name>, size: Size = size, language: Language = .english
  ) throws {
    func screens(
      _ names: Set<TapeServers.Name>, describe: @escaping @Sendable (String, Frame) -> Void = { _, _ in }
    ) throws -> TapeScreens.Played {
      try TapeScreens(servers: names, size: size, language: language, removesDemoAlbum: !servers.contains(.album))
        .play(Repository.path(tape), describe: describe)
    }
    let (own, served) = (try screens([]), try screens(servers))
    for played in [own, served] {
      #expect(played.result.hasPassed, "\(played.result.failure.map { english($0) } ?? "")")
    }
    for name in servers { #expect(served.requestCounts[name, default: 0] >= 2, "\(name)") }
    #expect(own.screens.count > 5)
    #expect(own.screens.map(\.step) == served.screens.map(\.step))
    let different = zip(own.screens, served.screens).first { $0 != $1 && !Self.namesServers($1) }
    guard let step = different?.0.step else { return }
    let texts = try [[], servers].map { names in
      let text = Mutex("")
      _ = try screens(names) { name, frame in if name == step { text.withLock { $0 = FrameText(frame).description } } }
      return text.withLock { $0 }
    }
    let difference = english(LineDifference(expected: texts[0], found: texts[1]))
    Issue.record("\(tape), \(servers), after \(step)\n\(difference)")
  }

  /// Whether a screen is meant to differ: the settings name the servers, and offer the demo album for the television's own album only.
  private static func namesServers(_ screen: TapeScreen) -> Bool {
    [.settings, .server].contains(screen.page) || screen.namesServer
  }
}
