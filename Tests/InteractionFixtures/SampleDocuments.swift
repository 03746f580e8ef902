import Attributes
import Calls
import InteractionService
import ScheduleFiles

/// Documents that tests begin with; all times are seconds after ``Calls/Instant/evening``.
extension ScheduleDocument {
  /// Channel 1 with an hour of two programmes, and one interaction of every kind.
  package static func sample(repeats: Bool = false, serial: Int = 1) -> ScheduleDocument {
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
      interactions: Interaction.Kind.allCases.enumerated().map { index, kind in
        Located(index, InteractionRecord(.sample(kind), right: kind == .quiz ? "b" : nil))
      })
  }

  /// Channel 7 with a single programme, and notices at regular intervals.
  package static func full(count: Int, everySeconds: Double) -> ScheduleDocument {
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
        Located($0, InteractionRecord(Interaction(id: "n\($0)", type: .notice, title: "Notice")))
      })
  }

  /// Returns the document with a change of its only schedule.
  package func changingSchedule(_ change: (inout ChannelSchedule) -> Void) -> ScheduleDocument {
    var document = self
    change(&document.schedules[0].value)
    return document
  }
}

extension Programme {
  /// A programme from one second to another.
  package static func sample(_ id: String, _ start: Double, _ stop: Double, _ title: String) -> Programme {
    Programme(
      id: id, start: .evening(start), stop: .evening(stop), title: LocalText(["en": title]),
      summary: LocalText(["en": "About \(title)."]),
      shows: ProgrammePictures(attributes: [Attribute(.brand, "Canon")], sort: .newest, secondsEach: 9))
  }
}

extension ScheduledInteraction {
  /// An interaction that is shown for 20 seconds.
  package static func sample(
    _ id: String = "q", _ programme: String = "p", at: Double, show: Double? = nil, resultsAt: Double? = nil,
    isCancelled: Bool = false
  ) -> ScheduledInteraction {
    ScheduledInteraction(
      id: id, programme: programme, at: .evening(at), show: show.map(Instant.evening), durationSeconds: 20,
      resultsAt: resultsAt.map(Instant.evening), isCancelled: isCancelled)
  }
}

extension ScheduleDocument.RecurringInteraction {
  /// An interaction that is shown for 20 seconds.
  package static func sample(
    _ id: String, _ programme: String, at: Double, show: Double? = nil, resultsAt: Double? = nil,
    isCancelled: Bool = false, repeatSeconds: Int? = nil
  ) -> Self {
    Self(
      .sample(id, programme, at: at, show: show, resultsAt: resultsAt, isCancelled: isCancelled),
      repeatSeconds: repeatSeconds)
  }
}

extension Interaction {
  /// An interaction of a kind, whose ID is the kind's name.
  package static func sample(_ kind: Kind) -> Interaction {
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
