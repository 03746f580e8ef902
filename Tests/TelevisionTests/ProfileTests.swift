import AlbumService
import Calls
import Device
import Screen
import Testing

@testable import Television

/// The people of a television: “Who is watching?”, PINs, and the people in the settings.
@Suite struct ProfileTests {
  private static func tv(
    _ household: FakeHousehold = .family, asksWho: Bool = false, size: Size = Size(columns: 120, rows: 36)
  ) -> TelevisionHarness {
    TelevisionHarness(size: size, household: household, asksWho: asksWho)
  }

  // MARK: Who is watching?

  @Test func nothingOfAnyoneIsAskedForUntilSomeoneIsChosen() {
    var tv = Self.tv(asksWho: true)
    tv.sleep(ms: 2_000_000)
    tv.press(.guide, .undo, .home, .digit1, .mediaPlayPause)
    #expect(tv.model.pageName == .who)
    #expect(tv.asked.isEmpty)
    #expect(tv.screen.contains("Who is watching?") && tv.screen.contains("Anna") && tv.screen.contains("Ben"))
  }

  @Test func choosesAPersonWithTheRemote() {
    var tv = Self.tv(asksWho: true)
    tv.press(.arrowLeft, .enter)
    #expect(tv.entered == ["a"])
    #expect(tv.model.pageName == .home)
  }

  @Test func theLastOneHasTheFocus() {
    var family = FakeHousehold.family
    family.last = "b"
    #expect(Self.tv(family, asksWho: true).focus.contains("Ben"))
  }

  @Test func asksForThePINOfAPerson() {
    var tv = Self.tv(asksWho: true)
    tv.press(.arrowRight, .enter)
    #expect(tv.model.pageName == .pin && tv.screen.contains("Ben’s PIN"))
    tv.press(.digit1, .digit2, .digit3)
    tv.press(.enter)
    #expect(tv.screen.contains("4 to 8 digits") && tv.entered.isEmpty)
    tv.press(.digit4, .enter)
    #expect(tv.entered == ["b"])
  }

  @Test func aPINCanBeEnteredWithArrowsAlone() {
    var tv = Self.tv(asksWho: true)
    tv.press(.arrowRight, .enter, .arrowUp)
    for _ in 0..<9 { tv.press(.arrowLeft) }
    for _ in 0..<4 {
      tv.press(.enter)
      tv.press(.arrowRight)
    }
    tv.press(.arrowDown)
    for _ in 0..<3 where !tv.focus.contains("Done") { tv.press(.arrowLeft) }
    tv.press(.enter)
    #expect(tv.entered == ["b"])
  }

  @Test func wrongPINsAreDelayedByTheClock() {
    var tv = Self.tv(asksWho: true)
    tv.press(.arrowRight, .enter)
    for count in 1...3 {
      tv.press(.digit9, .digit9, .digit9, .digit9, .enter)
      #expect(tv.screen.contains(count < 3 ? "This PIN is wrong" : "Try again in 30"))
    }
    // The right one is not accepted either.
    tv.press(.digit1, .digit2, .digit3, .digit4, .enter)
    #expect(tv.entered.isEmpty)
    tv.sleep(ms: 29_000)
    tv.press(.enter)
    #expect(tv.entered.isEmpty && tv.screen.contains("1 second."))
    tv.sleep(ms: 1_000)
    tv.press(.enter)
    #expect(tv.entered == ["b"])
  }

  @Test func theWaitGrowsAndEnds() {
    let start = Instant(unixMS: 1_000_000)
    var guesses = PINGuesses()
    var waits: [Int64] = []
    for _ in 0..<12 {
      guesses = guesses.afterWrong(at: start)
      waits.append(guesses.waitMS(at: start))
    }
    #expect(waits.prefix(6) == [0, 0, 30_000, 60_000, 120_000, 240_000])
    #expect(waits.suffix(4).allSatisfy { $0 == PINGuesses.longestWaitMS })
    #expect(guesses.waitMS(at: start + PINGuesses.longestWaitMS) == 0)
    // A clock that was set back.
    #expect(guesses.waitMS(at: Instant(unixMS: 0)) == PINGuesses.longestWaitMS)
  }

  @Test func aProfileThatCannotBeOpenedSaysWhy() {
    var tv = Self.tv(asksWho: true)
    tv.enteringFails = ServiceFailure(.notFound, .profilePersonForTest, ["name": "Anna"])
    tv.press(.arrowLeft, .enter)
    #expect(tv.model.pageName == .who)
    #expect(tv.screen.contains("Anna was removed from the album"))
    tv.press(.red)
    #expect(tv.model.pageName == .question && tv.screen.contains("Remove Anna from this television?"))
  }

  // MARK: Switching

  @Test func nothingOfThePreviousPersonRemains() throws {
    var tv = Self.tv()
    tv.press(.home)
    // A photo's page, an undo, a message, and a request that is still waiting.
    tv.press(.arrowDown, .enter)
    tv.held = ["ItemsRequest"]
    tv.press(.home)
    tv.press(.arrowUp, .arrowUp)
    #expect(tv.focus.contains("Anna"))
    tv.press(.enter)
    #expect(tv.entered == [nil] && tv.model.pageName == .who)
    tv.photos = []
    tv.releaseHeld()
    for word in FakeServices.photos.map(\.title) + ["Harbours", "Wide open"] { #expect(!tv.screen.contains(word)) }
    #expect(tv.model.undo == nil && tv.model.pendingCalls.count == 0 && tv.model.stack.count == 1)
    tv.press(.arrowRight, .arrowRight, .enter, .digit1, .digit2, .digit3, .digit4, .enter)
    #expect(tv.model.pageName == .home)
    tv.releaseHeld()
    for word in FakeServices.photos.map(\.title) { #expect(!tv.screen.contains(word)) }
  }

  @Test func oneProfileLooksAsNone() {
    var one = FakeHousehold.family
    one.profiles = [one.profiles[0]]
    one.states = [:]
    let (with, without) = (Self.tv(one), TelevisionHarness())
    #expect(with.screen == without.screen)
    #expect(with.model.topActions?.more.isEmpty == true)
  }

  // MARK: The people in the settings

  private static func people(_ household: FakeHousehold = .family) -> TelevisionHarness {
    var tv = tv(household)
    tv.press(.home)
    for _ in 0..<9 where tv.focus != "Settings" { tv.press(.arrowRight) }
    tv.press(.enter)
    for _ in 0..<9 where !tv.focus.contains("People") { tv.press(.arrowDown) }
    tv.press(.enter)
    return tv
  }

  @Test func addsAPersonOfTheAlbum() {
    var tv = Self.people()
    #expect(tv.model.pageName == .people && tv.screen.contains("watching now"))
    tv.press(.arrowDown, .arrowDown, .enter)
    #expect(tv.model.pageName == .addPerson && tv.screen.contains("Carla"))
    tv.press(.enter)
    #expect(tv.household.profiles.map(\.name) == ["Anna", "Ben", "Carla"])
    #expect(tv.screen.contains("Carla was added"))
  }

  @Test func addsANewPersonByName() {
    var tv = Self.people()
    tv.press(.arrowDown, .arrowDown, .enter, .arrowDown, .arrowDown, .enter)
    #expect(tv.model.pageName == .name)
    tv.type("Emil")
    tv.press(.enter)
    #expect(tv.household.profiles.map(\.name) == ["Anna", "Ben", "Emil"])
  }

  @Test func theFirstPersonBeginsToWatchAtOnce() {
    var tv = Self.people(FakeHousehold())
    tv.press(.enter, .enter)
    #expect(tv.household.profiles.map(\.name) == ["Anna"])
    #expect(tv.entered == ["p-anna"])
  }

  @Test func setsAPINThatIsRepeated() {
    var tv = Self.people()
    tv.press(.yellow, .digit1, .digit1, .digit1, .digit1, .enter)
    #expect(tv.screen.contains("The same PIN again"))
    tv.press(.digit2, .digit2, .digit2, .digit2, .enter)
    #expect(tv.screen.contains("different") && tv.household.pins["a"] == nil)
    for _ in 1...2 { tv.press(.digit1, .digit1, .digit1, .digit1, .enter) }
    #expect(tv.household.pins["a"]?.digits == "1111")
    #expect(tv.screen.contains("PIN set for Anna"))
  }

  @Test func aPINIsNeededToRemoveItAndToRemoveThePerson() {
    var tv = Self.people()
    tv.press(.arrowDown, .red)
    #expect(tv.model.pageName == .pin)
    tv.press(.digit1, .digit2, .digit3, .digit4, .enter)
    #expect(tv.model.pageName == .question)
    tv.sleep(ms: 400)
    tv.press(.arrowLeft, .enter)
    #expect(tv.household.profiles.map(\.name) == ["Anna"])
    #expect(tv.model.pageName == .people && tv.entered.isEmpty)
  }

  @Test func whoIsRemovedNoLongerWatches() {
    var tv = Self.people()
    tv.press(.red)
    tv.sleep(ms: 400)
    tv.press(.arrowLeft, .enter)
    #expect(tv.household.profiles.map(\.name) == ["Ben"])
    #expect(tv.entered == [nil])
  }
}

extension ServiceFailure.Reason {
  /// The reason of the composition root, which the television only words.
  fileprivate static let profilePersonForTest = ServiceFailure.Reason(rawValue: "profilePerson")
}
