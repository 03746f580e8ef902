import Calls
import InteractionFixtures
import InteractionService
import Testing

/// The rules by which programmes of a guide are stored, without a store.
@Suite struct GuideRulesTests {
  private func programme(_ start: Double, _ stop: Double) -> GuideProgramme {
    GuideProgramme(channel: "c", start: .evening(start), stop: .evening(stop), title: "News")
  }

  @Test func aChannelThatCameWithAScheduleFileKeepsItsProgrammes() {
    #expect(GuideChannelChange(isBundled: nil, hasScheduleProgrammes: false) == .add)
    #expect(GuideChannelChange(isBundled: false, hasScheduleProgrammes: false) == .update)
    #expect(GuideChannelChange(isBundled: false, hasScheduleProgrammes: true) == .keep)
    #expect(GuideChannelChange(isBundled: true, hasScheduleProgrammes: true) == .takeOver)
    #expect(GuideChannelChange(isBundled: true, hasScheduleProgrammes: false) == .takeOver)
  }

  @Test func newChannelsGetTheLowestFreeNumberFrom200On() throws {
    #expect(try GuideChannelNumbers.next(from: 0) { _ in false } == 200)
    #expect(try GuideChannelNumbers.next(from: 200) { [200, 201, 203].contains($0) } == 202)
    #expect(throws: ServiceFailure(.refused, .channelLimit)) { try GuideChannelNumbers.next(from: 0) { _ in true } }
    #expect(throws: ServiceFailure(.refused, .channelLimit)) { try GuideChannelNumbers.next(from: .max) { _ in false } }
  }

  @Test func aSpanGrowsToTheEarliestStartAndTheLatestStop() {
    var span = GuideSpan(programme(10, 20))
    for programme in [programme(15, 18), programme(5, 6), programme(19, 40)] { span.extend(by: programme) }
    #expect(span.start == .evening(5) && span.stop == .evening(40))
  }

  @Test(arguments: [
    (0.0, 10.0, GuideSpan.Change.keep), (0, 11, .cut), (0, 99, .cut), (10, 12, .remove), (19, 30, .remove),
    (20, 30, .keep), (30, 40, .keep),
  ])
  func storedProgrammesGiveWayWithinTheSpan(_ start: Double, _ stop: Double, _ change: GuideSpan.Change) {
    #expect(GuideSpan(programme(10, 20)).change(of: .sample("p", start, stop, "Old")) == change)
  }

  @Test func aProgrammeEndsAtTheNextStart() {
    #expect(programme(0, 30).stored(before: .evening(20)).stop == .evening(20))
    #expect(programme(0, 30).stored(before: .evening(40)).stop == .evening(30))
    #expect(programme(0, 30).stored(before: nil).stop == .evening(30))
  }

  @Test func aStoredProgrammeIsNamedByItsStartAndHasCleanTexts() {
    var news = programme(0, 30)
    news.title = LocalText(["en": " News\u{7} ", "de": "\u{1}"])
    news.summary = "\u{9B}31m"
    let stored = news.stored(before: nil)
    #expect(stored.id == "20261121T200000Z" && stored.title == "News" && stored.summary == "31m")
  }

  @Test func aProgrammeHasToEndAfterItStarts() {
    #expect(programme(0, 0.001).isValid && !programme(0, 0).isValid && !programme(1, 0).isValid)
  }
}
