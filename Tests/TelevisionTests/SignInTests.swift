import Calls
import Device
import Screen
import Testing

@testable import Television

/// The page that signs the television in at the album server.
@Suite struct SignInTests {
  private static let server = "https://tv.example"
  private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36), Size(columns: 200, rows: 60)]

  /// A television on the album, whose server requires a token.
  private func television(
    size: Size = Size(columns: 120, rows: 36), language: Language = .english, _ decisions: [SignInDecision] = []
  ) -> TelevisionHarness {
    var television = TelevisionHarness(
      size: size, language: language, failing: ["AlbumsRequest"],
      servers: ServerAddresses(album: ServerAddress(Self.server)))
    television.failure = ServiceFailure(.unauthorised, .tokenMissing, ["server": Self.server, "path": "/tokens"])
    television.signIn.decisions = decisions
    television.press(.home, .arrowLeft, .arrowLeft, .arrowLeft, .arrowRight, .enter)
    return television
  }

  private func signingIn(_ decisions: [SignInDecision] = []) -> TelevisionHarness {
    var television = television(decisions)
    television.press(.enter)
    return television
  }

  @Test func aPageWithoutATokenOffersToSignIn() {
    var television = television()
    #expect(television.focus.contains("Sign in"))
    television.press(.enter)
    #expect(television.screen.contains("Sign in to https://tv.example"))
    #expect(television.screen.contains("B C D F - G H J 1"))
    #expect(television.screen.contains("https://tv.example/device"))
    #expect(television.screen.contains("valid for 10 more minutes"))
  }

  @Test func anotherServersTokenIsNoReasonToSignIn() {
    var television = TelevisionHarness(
      failing: ["BrandsRequest"],
      servers: ServerAddresses(album: ServerAddress(Self.server), mall: ServerAddress("https://mall.example")))
    television.failure = ServiceFailure(.unauthorised, .tokenMissing, ["server": "https://mall.example"])
    television.press(.home, .arrowRight, .enter)
    #expect(!television.screen.contains("Sign in"))
  }

  @Test func anApprovalLeadsBackAndReadsThePageAgain() {
    var television = signingIn([.pending, .approved(person: "Anna")])
    television.failing = []
    television.sleep(ms: 5_000)
    #expect(television.signIn.polled.count == 1)
    #expect(television.screen.contains("Sign in to"))
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("Signed in as Anna."))
    #expect(television.screen.contains("Harbours"))
    television.sleep(ms: 60_000)
    #expect(television.signIn.polled.count == 2, "nothing is asked after the approval")
  }

  @Test func pollsFollowTheServersInterval() {
    var television = signingIn([.pending, .slowDown])
    television.sleep(ms: 4_999)
    #expect(television.signIn.polled.isEmpty)
    television.sleep(ms: 5_001)
    #expect(television.signIn.polled.count == 2)
    television.sleep(ms: 9_999)
    #expect(television.signIn.polled.count == 2, "five seconds more after each refusal for haste")
    television.sleep(ms: 1)
    #expect(television.signIn.polled.count == 3)
  }

  @Test func nothingIsAskedAfterThePageIsClosed() {
    var television = signingIn()
    television.press(.back)
    television.sleep(ms: 120_000)
    #expect(television.signIn.polled.isEmpty)
  }

  @Test func aRefusalIsShownAndANewCodeCanBeRequested() {
    var television = signingIn([.refused])
    television.sleep(ms: 5_000)
    #expect(television.screen.contains("The request was refused"))
    television.sleep(ms: 60_000)
    #expect(television.signIn.polled.count == 1)
    #expect(television.focus.contains("New code"))
    television.press(.enter)
    #expect(television.screen.contains("B C D F - G H J 2"))
  }

  @Test(arguments: [nil, SignInDecision.expired])
  func anExpiredCodeIsReplacedByAKey(_ decision: SignInDecision?) {
    var television = signingIn(decision.map { [$0] } ?? [])
    television.sleep(ms: decision == nil ? 605_000 : 5_000)
    // The idle screen may have come in the meantime; any key ends it.
    television.press(.info)
    #expect(television.screen.contains("The code is no longer valid"))
    let polls = television.signIn.polled.count
    television.sleep(ms: 120_000)
    #expect(television.signIn.polled.count == polls && television.signIn.codeCount == 1)
    #expect(television.focus.contains("New code"))
    television.press(.enter)
    #expect(television.screen.contains("valid for 10 more minutes"))
    television.sleep(ms: 5_000)
    #expect(television.signIn.polled.last == "tfd_2")
  }

  @Test func aServerThatCannotBeReachedIsAskedAgain() {
    var television = television()
    television.failing = ["SignInCodesRequest"]
    television.failure = ServiceFailure(.unavailable, .connection, ["server": Self.server])
    television.press(.enter)
    #expect(television.screen.contains("You can’t sign in right now"))
    #expect(television.secondsUntilRetry != nil)
    television.failing = []
    television.sleep(ms: 10_000)
    #expect(television.screen.contains("B C D F - G H J"))
  }

  @Test func aPollThatFailsIsRepeated() {
    var television = signingIn([.approved(person: nil)])
    television.failing = ["SignInPollRequest"]
    television.failure = ServiceFailure(.unavailable, .connection, ["server": Self.server])
    television.sleep(ms: 6_000)
    #expect(television.screen.contains("B C D F - G H J 1"), "the code stays on the screen")
    television.failing = []
    television.sleep(ms: 120_000)
    #expect(television.screen.contains("Harbours"))
  }

  @Test(arguments: sizes, Language.allCases)
  func everythingFitsBesideTheQRCode(_ size: Size, _ language: Language) {
    for hasQRCode in [true, false] {
      var television = television(size: size, language: language)
      television.signIn.hasQRCode = hasQRCode
      television.press(.enter)
      let frame = television.frame
      #expect(television.screen.contains("https://tv.example/device"))
      #expect(television.screen.contains("B C D F - G H J 1"))
      #expect(frame.focus != nil)
      #expect((television.screen.count { "▀▄█".contains($0) } > 300) == hasQRCode)
      #expect(frame.lines.allSatisfy { $0.widthCells <= size.columns })
    }
  }

  @Test func theSettingsLeadToTheSignInOnlyWithAnAlbumServer() {
    for hasServer in [true, false] {
      var television = TelevisionHarness(
        servers: hasServer ? ServerAddresses(album: ServerAddress(Self.server)) : ServerAddresses())
      television.press(.home, .arrowLeft)
      for _ in 0..<5 { television.press(.arrowRight) }
      television.press(.enter)
      for _ in 0..<7 { television.press(.arrowDown) }
      #expect(television.focus.contains("Sign in") == hasServer)
      if hasServer {
        television.press(.enter)
        #expect(television.screen.contains("B C D F - G H J 1"))
      }
    }
  }
}
