import Foundation
import InteractionService

/// A schedule file, read: what it says, what of it cannot be, and what is unwise.
///
/// JSON as `assets/schema/schedule.schema.json` describes it; all problems are found at once, each with its place.
public struct ScheduleFile: Sendable {
  /// What could be read; to be imported only where there are no problems.
  public private(set) var document: ScheduleDocument
  /// What cannot be, in the order it was found.
  public private(set) var problems: [ScheduleProblem]
  /// What can be and is unwise, in the order it was found.
  public private(set) var warnings: [ScheduleProblem]

  /// Reads a file's contents.
  ///
  /// - Throws: ``JSONSyntaxError`` for what is not JSON.
  public init(contents: Data) throws(JSONSyntaxError) {
    let value = try JSONParser.parse(contents)
    let notes = ScheduleDiagnostics()
    document = Self.document(value, notes)
    ScheduleValidator(document: document, notes: notes).check()
    if notes.problems.isEmpty { ScheduleLinter(document: document, notes: notes).look() }
    problems = notes.problems
    warnings = notes.warnings
  }

  private static func document(_ value: JSONValue, _ notes: ScheduleDiagnostics) -> ScheduleDocument {
    guard let fields = JSONObjectReader(value, .document, at: .root, notes: notes) else { return ScheduleDocument() }
    _ = fields.whole("version", in: 1...1)
    let channels = fields.items("channels")
    let interactions = fields.items("interactions")
    var document = ScheduleDocument(
      channels: placed(channels, .channel, notes, channel),
      schedules: placed(fields.items("schedules"), .schedule, notes, schedule),
      interactions: placed(interactions, .interaction, notes, payload))
    document.broken = ids(of: channels + interactions)
      .subtracting(document.channels.map(\.value.id)).subtracting(document.interactions.map(\.value.interaction.id))
    return document
  }

  /// The IDs of objects, which may make no sense otherwise.
  private static func ids(of items: [(place: Int, value: JSONValue, pointer: JSONPointer)]) -> Set<String> {
    Set(
      items.compactMap { item in
        guard case .object(let members) = item.value,
          case .text(let id)? = members.first(where: { $0.name == "id" })?.value
        else { return nil }
        return id
      })
  }

  private static func placed<Value>(
    _ items: [(place: Int, value: JSONValue, pointer: JSONPointer)], _ kind: JSONObjectCursor,
    _ notes: ScheduleDiagnostics,
    _ read: (JSONObjectReader) -> Value?
  ) -> [ScheduleDocument.Located<Value>] {
    items.compactMap { place, value, pointer in
      JSONObjectReader(value, kind, at: pointer, notes: notes).flatMap(read).map { .init(place, $0) }
    }
  }

  private static func channel(_ fields: JSONObjectReader) -> Channel? {
    let id = fields.channelID("id")
    let number = fields.whole("number", in: ScheduleBounds.channelNumber)
    let name = fields.words("name")
    guard let id, let number, let name else { return nil }
    return Channel(id: id, number: number, name: name)
  }

  private static func schedule(_ fields: JSONObjectReader) -> ScheduleDocument.ChannelSchedule? {
    let channel = fields.channelID("channel")
    let serial = fields.whole("serial", in: ScheduleBounds.serial)
    let from = fields.time("from")
    let until = fields.time("until")
    let refreshAfterSeconds = fields.whole("refreshAfterSeconds", in: ScheduleBounds.refreshAfterSeconds)
    let repeats = fields.flag("repeats") ?? false
    let programmes = placed(fields.items("programmes"), .programme, fields.notes, programme)
    let scheduledInteractions = placed(fields.items("interactions"), .scheduled, fields.notes, scheduled)
    guard let channel, let serial, let from, let until else { return nil }
    return ScheduleDocument.ChannelSchedule(
      channel: channel, serial: serial, from: from, until: until,
      refreshAfterSeconds: refreshAfterSeconds ?? ChannelRow.defaultRefreshAfterSeconds, repeats: repeats,
      programmes: programmes, scheduledInteractions: scheduledInteractions)
  }

  private static func programme(_ fields: JSONObjectReader) -> Programme? {
    let id = fields.id("id")
    let start = fields.time("start")
    let stop = fields.time("stop")
    let title = fields.words("title")
    let summary = fields.words("summary", ScheduleBounds.textLength)
    let shows = fields.object("shows", .shows).map(pictures)
    guard let id, let start, let stop, let title else { return nil }
    return Programme(id: id, start: start, stop: stop, title: title, summary: summary, shows: shows)
  }

  private static func pictures(_ fields: JSONObjectReader) -> ProgrammePictures {
    ProgrammePictures(
      attributes: fields.attributes("attributes"), album: fields.words("album"),
      order: fields.choice("order", of: ProgrammePictures.Order.self),
      secondsEach: fields.whole("secondsEach", in: ScheduleBounds.secondsEach))
  }

  private static func scheduled(_ fields: JSONObjectReader) -> ScheduleDocument.RecurringInteraction? {
    let id = fields.id("id")
    let programme = fields.id("programme")
    let at = fields.time("at")
    let show = fields.time("show")
    let durationSeconds = fields.whole("durationSeconds", in: ScheduleBounds.durationSeconds)
    let resultsAt = fields.time("resultsAt")
    let serial = fields.whole("serial", in: ScheduleBounds.appointmentSerial)
    let isCancelled = fields.flag("cancelled") ?? false
    let repeatSeconds = fields.whole("repeatSeconds", in: ScheduleBounds.repeatSeconds)
    guard let id, let programme, let at, let durationSeconds else { return nil }
    return ScheduleDocument.RecurringInteraction(
      ScheduledInteraction(
        id: id, programme: programme, at: at, show: show, durationSeconds: durationSeconds, resultsAt: resultsAt,
        serial: serial ?? 1, isCancelled: isCancelled),
      repeatSeconds: repeatSeconds)
  }

  private static func payload(_ fields: JSONObjectReader) -> ScheduleDocument.Payload? {
    let id = fields.id("id")
    let type = fields.choice("type", of: Interaction.Kind.self)
    let title = fields.words("title")
    let text = fields.words("text", ScheduleBounds.textLength)
    let choices = placed(fields.items("choices"), .choice, fields.notes, choice).map(\.value)
    let attributes = fields.attributes("attributes")
    let right = fields.id("right")
    guard let id, let type, let title else { return nil }
    let interaction = Interaction(
      id: id, type: type, title: title, text: text, choices: choices, attributes: attributes)
    PayloadRules(payload: ScheduleDocument.Payload(interaction, right: right), fields: fields).check()
    return ScheduleDocument.Payload(interaction, right: right)
  }

  private static func choice(_ fields: JSONObjectReader) -> InteractionChoice? {
    let id = fields.id("id")
    let label = fields.words("label")
    let note = fields.words("note")
    let attributes = fields.attributes("attributes")
    guard let id, let label else { return nil }
    return InteractionChoice(id: id, label: label, note: note, attributes: attributes)
  }
}
