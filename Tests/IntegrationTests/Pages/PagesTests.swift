import Device
import Foundation
import Screen
import TestSupport
import TestTraits
import Testing
import Workspaces

@testable import Tapes

/// Every page in every state, in three sizes, two languages and three numbers of colours.
@Suite(.heavy) struct PagesTests {
  @Test(arguments: PageScreen.all, PageTape.names)
  func everyStateHasNoFaultAndLooksLikeItsSnapshot(_ screen: PageScreen, _ tape: String) throws {
    let inspection = PageInspection(texts: try #require(try Self.texts.get()[screen.language]))
    let result = try PageTape.play(tape, on: screen) { state, drawings in
      for (drawing, fault) in inspection.faults(in: drawings) {
        Issue.record("\(state), \(screen), \(drawing.frame.renderStyle.depth): \(fault)")
      }
      for drawing in drawings where PageSnapshots.holds(state, screen, drawing.frame.renderStyle.depth) {
        do {
          let difference = try PageSnapshots.difference(
            of: state, in: tape, drawing.frame, language: screen.language)
          if let difference { Issue.record("\(difference)") }
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(result.hasPassed, "\(result.failure.map { english($0) } ?? "")")
  }

  /// The texts that pages may have, by language.
  private static let texts = Result {
    let assets = try AssetFolder(environment: [:])
    return try Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, try PageTexts($0, in: assets)) })
  }

  @Test func everyTwoKindsOfTerminalMeetInASnapshot() throws {
    let kept = PageSnapshots.samples.flatMap { sample in
      sample.states.map { [$0] + Self.values(sample.screen, sample.depth) }
    }
    let states = Set(kept.map { $0[0] })
    let all = kept + states.map { [$0] + Self.values(PageSnapshots.base, .full) }
    for one in 0..<4 {
      for other in 0..<one {
        let pairs = Set(all.map { [$0[one], $0[other]] })
        #expect(pairs.count == Set(all.map { $0[one] }).count * Set(all.map { $0[other] }).count, "\(one) and \(other)")
      }
    }
  }

  private static func values(_ screen: PageScreen, _ depth: ColourDepth) -> [String] {
    ["\(screen.size)", screen.language.rawValue, depth.rawValue]
  }

  @Test func snapshotsAreThoseOfTheTapes() throws {
    let assets = try AssetFolder(environment: [:])
    for name in ["tour", "television", "pages", "people"] {
      let tape = try Tape(contentsOf: Repository.path("assets/tapes/\(name).tape"), themes: assets.themeNames())
      let expected = name == "pages" ? PageSnapshots.paths(of: tape) : tape.snapshotPaths()
      let found = Repository.files(in: "assets/tapes/snapshots/\(name)", endings: [".txt"]).map(Repository.path)
      #expect(Set(found).symmetricDifference(expected).sorted() == [])
    }
  }
}
