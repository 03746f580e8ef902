import Attributes
import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// Pop-ups in the smallest windows.
@Suite struct SmallPopUpTests {
  @Test(arguments: Language.allCases, [60, 61, 66, 80])
  func theFocusIsAlwaysDrawn(_ language: Language, columns: Int) {
    let start = Instant(unixMS: 1_795_291_200_000)
    var service = FakeInteractionService()
    service.channels = [Channel(id: "one", number: 1, name: "One")]
    service.interactions["poll"] = Interaction(
      id: "poll", type: .poll, title: "Which?",
      choices: ["Canon", "Nikon"].map { brand in
        InteractionChoice(id: brand, label: LocalText(["en": brand]), attributes: [Attribute(.brand, brand)])
      })
    var schedule = Schedule.empty("one", from: start)
    schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    schedule.interactions = [
      ScheduledInteraction(id: "poll", programme: "p", at: start + 10_000, durationSeconds: 30)
    ]
    service.schedules["one"] = schedule
    var television = TelevisionHarness(size: Size(columns: columns, rows: 20), language: language, services: service)
    television.sleep(ms: 10_500)
    #expect(television.model.pageName == .popup)
    for key in [RemoteKey.arrowDown, .arrowDown, .arrowUp, .arrowRight, .arrowDown] {
      television.press(key)
      #expect(television.frame.focus?.isEmpty == false, "\(key)\n\(television.screen)")
    }
  }
}
