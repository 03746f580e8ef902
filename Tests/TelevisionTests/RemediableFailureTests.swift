import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// Failures that need action: a missing or wrong token, and the address of another server.
@Suite struct RemediableFailureTests {
  private static let server = "http://192.168.178.20:8701"
  private static let path = "/home/alexandra/.config/tenfoot/server-tokens"
  static let failures = [
    ServiceFailure(.unauthorised, .tokenMissing, ["server": server, "path": path]),
    ServiceFailure(.unauthorised, .tokenRefused, ["server": server, "path": path]),
    ServiceFailure(
      .unauthorised, .tokenFile,
      [
        "server": server, "path": path, "problem": "workspace.tokensReadableByOthers", "problem.path": path,
        "details": "unusable",
      ]),
    ServiceFailure(.unavailable, .otherServer, ["server": server, "found": "mall", "expected": "album"]),
  ]
  private static let small = Size(columns: 80, rows: 24)

  /// The text of the screen as one line, without the blanks at which it is wrapped.
  private func words(_ television: TelevisionHarness) -> String {
    television.screen.filter { !$0.isWhitespace }
  }

  private func orders(_ failure: ServiceFailure, _ language: Language = .english) -> TelevisionHarness {
    var television = TelevisionHarness(size: Self.small, language: language, failing: ["OrdersRequest"])
    television.failure = failure
    television.press(.home)
    for _ in 0..<8 where !television.focus.contains(language == .english ? "Orders" : "订单") {
      television.press(.arrowRight)
    }
    television.press(.enter)
    return television
  }

  @Test(arguments: failures, Language.allCases)
  func aPageSaysWhatIsWrongAndWhatToDoInFull(_ failure: ServiceFailure, _ language: Language) {
    let television = orders(failure, language)
    let wording = FakeServices.wording[language]
    let texts = Words(language: language, wording: wording ?? Wording(sentences: [:]))
    // Without a token nothing was shown that could be lost.
    let text = failure.code == .unauthorised ? texts.failure(failure) : texts.failure(failure, .failedNote)
    #expect(words(television).contains(text.filter { !$0.isWhitespace }), "\(television.screen)")
    #expect(text.contains(Self.server))
    #expect(!text.contains("{"))
  }

  @Test func theServerOfAnotherServiceIsNamed() {
    #expect(
      words(orders(Self.failures[3])).contains("http://192.168.178.20:8701isamallserver,notanalbumserver."))
  }

  @Test(arguments: failures)
  func itIsNotCountedDownButTriedAgainSlowlyOrAtOnce(_ failure: ServiceFailure) {
    var television = orders(failure)
    #expect(television.secondsUntilRetry == nil)
    #expect(television.screen.contains("every one to two minutes"))
    let count = { (television: TelevisionHarness) in television.asked.count { $0 is OrdersRequest } }
    let before = count(television)
    television.sleep(ms: 59_000)
    #expect(count(television) == before)
    television.press(.enter)
    #expect(count(television) == before + 1)
    television.sleep(ms: 121_000)
    #expect(count(television) >= before + 2)
    television.failing = []
    television.sleep(ms: 121_000)
    #expect(!television.screen.contains(Self.server))
  }

  @Test func otherFailuresAreCountedDownAndClaimNothingAboutOtherPages() {
    let television = orders(ServiceFailure(.unavailable))
    #expect(television.secondsUntilRetry != nil)
    #expect(words(television).contains("Nothingwaslost."))
    #expect(!television.screen.contains("everything else"))
  }

  // MARK: Answers

  private func voting(_ failure: ServiceFailure) -> TelevisionHarness {
    let start = Instant(unixMS: 1_795_291_200_000)
    var services = FakeInteractionService()
    services.channels = [Channel(id: "one", number: 1, name: "One")]
    services.interactions["it"] = Interaction(
      id: "it", type: .poll, title: "Which way?",
      choices: ["left", "right", "straight on", "back"].map { InteractionChoice(id: $0, label: LocalText(["en": $0])) })
    var schedule = Schedule.empty("one", from: start)
    schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    schedule.interactions = [
      ScheduledInteraction(
        id: "it", programme: "p", at: start + 10_000, durationSeconds: 30, resultsAt: start + 600_000)
    ]
    services.schedules["one"] = schedule
    var television = TelevisionHarness(size: Self.small, failing: ["RespondRequest"], services: services)
    television.failure = failure
    television.sleep(ms: 10_500)
    television.press(.digit2)
    return television
  }

  @Test(arguments: failures)
  func aVoteThatIsRefusedSaysSoAndIsSentAgain(_ failure: ServiceFailure) {
    var television = voting(failure)
    #expect(!television.screen.contains("once the server can be reached"))
    let reason = failure.code == .unauthorised ? "avalidtoken" : "addressiswrong"
    // Its lines begin among those of the page below.
    for part in [reason, "sentagainwhileanswers", "count."] {
      #expect(words(television).contains(part), "\(television.screen)")
    }
    television.sleep(ms: 20_000)
    #expect(television.model.pageName != .popup)
    #expect(words(television).contains("Youranswerissaved,andissentagainwhileanswerscount." + Self.server))
    television.press(.arrowLeft)
    television.sleep(ms: 121_000)
    #expect(!words(television).contains("Youranswerissaved"))
    #expect(television.services.responses.isEmpty)
    television.failing = []
    television.sleep(ms: 121_000)
    #expect(television.services.responses.values.map(\.action) == [.chose("right")])
  }

  // MARK: Messages

  /// A value for each placeholder of a failure, as long as they usually are.
  private static let values: [String: String] = [
    "title": "Canon EOS-1D X Mark III", "name": "Canon EOS-1D X Mark III", "model": "EOS-1D X Mark III",
    "brand": "Canon",
    "attribute": "lens", "seconds": "30", "limit": "500", "count": "12", "path": path,
    "file": "/media/a/DCIM/IMG_0001.JPG",
    "details": "no space left on device", "parent": "/home/alexandra", "owner": "alexandra", "permissions": "rwxr-xr-x",
    "server": server, "location": "https://portal.example", "parameter": "takenAt", "found": "mall",
    "expected": "album",
  ]

  @Test(arguments: Language.allCases)
  func everyMessageFitsAScreenOf80x24(_ language: Language) throws {
    let wording = try #require(FakeServices.wording[language])
    let words = Words(language: language, wording: wording)
    let keys = wording.sentences.keys.filter { $0.hasPrefix("failure.") }
    #expect(keys.count > 80)
    let phrases: [Phrase] = [
      .answeredBefore, .tooLate, .restored, .noChannel, .guideEnds, .willRemind, .willNotRemind, .nothingToUndo,
      .demoAdded, .demoRemoved,
    ]
    let messages =
      keys.map { words.fill($0, Self.values) } + phrases.map { words($0, ["title": "Dunes", "number": "4711"]) }
      + Self.failures.map { words.failure($0, after: .answerKept) }
    let hints = [
      KeyHint(mark: .colour(.red), label: "Sort", command: .sort),
      KeyHint(mark: .name("OK"), label: "Open", command: .open),
      KeyHint(mark: .name("Back"), label: "Quit", command: .back),
    ]
    for message in messages {
      for focused in [nil, 0, 2] {
        var frame = Frame(size: Self.small, renderStyle: RenderStyle(theme: FakeServices.theme, glyphs: .blocks))
        HintsBar(hints, grid: PageGrid(Self.small)).draw(into: &frame, focused: focused, message: message)
        let shown = frame.lines.joined().filter { !$0.isWhitespace }
        // Advice at the end may be left out, but no sentence is cut off.
        let start = message.prefix(while: { !"。".contains($0) }).split(separator: ". ").first ?? ""
        #expect(shown.contains(start.filter { !$0.isWhitespace }), "\(message)\n\(frame.lines.suffix(6))")
        #expect(!shown.contains("…") || message.contains("…"), "\(message)")
        #expect(focused == nil || shown.contains(focused == 0 ? "Sort" : "Quit"))
      }
    }
  }
}
