import Attributes
import Calls
import InteractionService
import InteractionStore

/// Documents that tests begin with; all times are seconds after 2026-11-21T20:00:00Z.
extension ScheduleDocument {
  /// Channel 1 with an hour of two programmes, and five interactions of every kind.
  static func sample(repeats: Bool = false, serial: Int = 1) -> ScheduleDocument {
    ScheduleDocument(
      channels: [Located(0, Channel(id: "one", number: 1, name: LocalText(["en": "One", "zh-Hans": "一"])))],
      schedules: [
        Located(
          0,
          ChannelSchedule(
            channel: "one", serial: serial, from: .evening, until: .evening(3_600), repeats: repeats,
            programmes: [
              Located(0, .sample("p1", 0, 1_800, "Golden hour")), Located(1, .sample("p2", 1_800, 3_600, "Blue hour")),
            ],
            scheduledInteractions: [
              Located(0, .sample("poll", "p1", at: 300, show: 320, resultsAt: 360)),
              Located(1, .sample("quiz", "p1", at: 600, resultsAt: 660)),
              Located(2, .sample("promotion", "p1", at: 1_800)), Located(3, .sample("spotlight", "p2", at: 1_800)),
              Located(4, .sample("notice", "p2", at: 2_400, isCancelled: true)),
            ]))
      ],
      interactions: Interaction.Kind.allCases.enumerated().map { place, kind in
        Located(place, Payload(.sample(kind), right: kind == .quiz ? "b" : nil))
      })
  }

  /// A channel whose only programme lasts all the time, with so many notices a time apart.
  static func full(count: Int, everySeconds: Double) -> ScheduleDocument {
    let end = Double(count) * everySeconds
    return ScheduleDocument(
      channels: [Located(0, Channel(id: "full", number: 7, name: "Full"))],
      schedules: [
        Located(
          0,
          ChannelSchedule(
            channel: "full", serial: 1, from: .evening, until: .evening(end),
            programmes: [Located(0, .sample("all", 0, end, "All day"))],
            scheduledInteractions: (0..<count).map {
              Located($0, .sample("n\($0)", "all", at: Double($0) * everySeconds))
            }))
      ],
      interactions: (0..<count).map {
        Located($0, Payload(Interaction(id: "n\($0)", type: .notice, title: "Notice")))
      })
  }

  /// The document with another schedule of its only channel.
  func changingSchedule(_ change: (inout ChannelSchedule) -> Void) -> ScheduleDocument {
    var document = self
    change(&document.schedules[0].value)
    return document
  }
}

extension Programme {
  static func sample(_ id: String, _ start: Double, _ stop: Double, _ title: String) -> Programme {
    Programme(
      id: id, start: .evening(start), stop: .evening(stop), title: LocalText(["en": title]),
      summary: LocalText(["en": "About \(title)."]),
      shows: ProgrammePictures(attributes: [Attribute(.brand, "Canon")], order: .newest, secondsEach: 9))
  }
}

extension ScheduleDocument.RecurringInteraction {
  static func sample(
    _ id: String, _ programme: String, at: Double, show: Double? = nil, resultsAt: Double? = nil,
    isCancelled: Bool = false, repeatSeconds: Int? = nil
  ) -> Self {
    Self(
      ScheduledInteraction(
        id: id, programme: programme, at: .evening(at), show: show.map(Instant.evening), durationSeconds: 20,
        resultsAt: resultsAt.map(Instant.evening), isCancelled: isCancelled),
      repeatSeconds: repeatSeconds)
  }
}

extension Interaction {
  /// An interaction of a kind, under the kind's name.
  static func sample(_ kind: Kind) -> Interaction {
    var interaction = Interaction(id: kind.rawValue, type: kind, title: LocalText(["en": "A \(kind)", "zh-Hans": "题"]))
    switch kind {
    case .poll, .quiz:
      interaction.choices = ["a", "b", "c"].map {
        InteractionChoice(id: $0, label: LocalText(["en": $0]), attributes: [Attribute(.model, "Canon \($0)")])
      }
    case .promotion: interaction.attributes = [Attribute(.model, "Canon EOS 5D")]
    case .spotlight: interaction.attributes = [Attribute(.lens, "Canon EF 50mm f/1.4 USM"), Attribute(.iso, 400)]
    case .notice: interaction.text = "Good evening."
    }
    return interaction
  }
}
