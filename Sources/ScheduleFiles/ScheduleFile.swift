import Foundation
import InteractionService

/// A schedule file that has been read: its content, its errors and its warnings.
///
/// The file is JSON as `assets/schema/schedule.schema.json` describes it. All errors are found at once, each with its place.
public struct ScheduleFile: Sendable {
  /// The content as far as it could be read; it must be imported only if there are no ``problems``.
  public let document: ScheduleDocument
  /// The errors, in the order in which they were found.
  public let problems: [ScheduleProblem]
  /// The warnings about a file without errors, in the order in which they were found.
  public let warnings: [ScheduleProblem]

  /// Reads the content of a file.
  ///
  /// - Throws: ``JSONSyntaxError`` for a text that is not JSON.
  public init(contents: Data) throws(JSONSyntaxError) {
    let diagnostics = ScheduleDiagnostics()
    document = ScheduleDocument(try JSONParser.parse(contents), diagnostics)
    ScheduleValidator(document: document, diagnostics: diagnostics).validate()
    if diagnostics.errors.isEmpty { ScheduleLinter(document: document, diagnostics: diagnostics).lint() }
    problems = diagnostics.errors
    warnings = diagnostics.warnings
  }
}

extension ScheduleDocument {
  /// Reads a document as far as possible, and reports its errors.
  fileprivate init(_ value: JSONValue, _ diagnostics: ScheduleDiagnostics) {
    self.init()
    guard let reader = JSONObjectReader(value, .document, at: .root, diagnostics: diagnostics) else { return }
    _ = reader.integer("version", in: 1...1)
    channels = reader.located("channels", .channel, Channel.init)
    schedules = reader.located("schedules", .schedule, ChannelSchedule.init)
    interactions = reader.located("interactions", .interaction, InteractionRecord.init)
    let described = Self.ids(of: reader.items("channels")) + Self.ids(of: reader.items("interactions"))
    invalidIDs = Set(described)
      .subtracting(channels.map(\.value.id)).subtracting(interactions.map(\.value.interaction.id))
  }

  private static func ids(of items: [(index: Int, value: JSONValue, pointer: JSONPointer)]) -> [String] {
    items.compactMap { item in
      guard case .object(let members) = item.value,
        case .text(let id)? = members.first(where: { $0.name == "id" })?.value
      else { return nil }
      return id
    }
  }
}

extension JSONObjectReader {
  /// Reads a list of objects; those that cannot be read are left out.
  fileprivate func located<Value>(
    _ name: String, _ kind: ScheduleObject, _ read: (JSONObjectReader) -> Value?
  ) -> [ScheduleDocument.Located<Value>] {
    items(name).compactMap { index, value, pointer in
      JSONObjectReader(value, kind, at: pointer, diagnostics: diagnostics).flatMap(read).map { .init(index, $0) }
    }
  }
}

// Every member is read before any is missed, so that all errors are found at once.

extension Channel {
  fileprivate init?(_ reader: JSONObjectReader) {
    let id = reader.channelID("id")
    let number = reader.integer("number", in: ScheduleBounds.channelNumber)
    let name = reader.text("name")
    guard let id, let number, let name else { return nil }
    self.init(id: id, number: number, name: name)
  }
}

extension ScheduleDocument.ChannelSchedule {
  fileprivate init?(_ reader: JSONObjectReader) {
    let channel = reader.channelID("channel")
    let serial = reader.integer("serial", in: ScheduleBounds.serial)
    let from = reader.time("from")
    let until = reader.time("until")
    let refreshAfterSeconds = reader.integer("refreshAfterSeconds", in: ScheduleBounds.refreshAfterSeconds)
    let repeats = reader.flag("repeats") ?? false
    let programmes = reader.located("programmes", .programme, Programme.init)
    let interactions = reader.located("interactions", .scheduled, ScheduleDocument.RecurringInteraction.init)
    guard let channel, let serial, let from, let until else { return nil }
    self.init(
      channel: channel, serial: serial, from: from, until: until,
      refreshAfterSeconds: refreshAfterSeconds ?? ScheduleLimits.defaultRefreshAfterSeconds, repeats: repeats,
      programmes: programmes, scheduledInteractions: interactions)
  }
}

extension Programme {
  fileprivate init?(_ reader: JSONObjectReader) {
    let id = reader.id("id")
    let start = reader.time("start")
    let stop = reader.time("stop")
    let title = reader.text("title")
    let summary = reader.text("summary", ScheduleBounds.textLength)
    let shows = reader.object("shows", .shows).map(ProgrammePictures.init)
    guard let id, let start, let stop, let title else { return nil }
    self.init(id: id, start: start, stop: stop, title: title, summary: summary, shows: shows)
  }
}

extension ProgrammePictures {
  fileprivate init(_ reader: JSONObjectReader) {
    self.init(
      attributes: reader.attributes("attributes"), album: reader.text("album"),
      sort: reader.choice("order", of: Sort.self),
      secondsEach: reader.integer("secondsEach", in: ScheduleBounds.secondsEach))
  }
}

extension ScheduleDocument.RecurringInteraction {
  fileprivate init?(_ reader: JSONObjectReader) {
    let id = reader.id("id")
    let programme = reader.id("programme")
    let at = reader.time("at")
    let show = reader.time("show")
    let durationSeconds = reader.integer("durationSeconds", in: ScheduleBounds.durationSeconds)
    let resultsAt = reader.time("resultsAt")
    let serial = reader.integer("serial", in: ScheduleBounds.scheduledSerial)
    let isCancelled = reader.flag("cancelled") ?? false
    let repeatSeconds = reader.integer("repeatSeconds", in: ScheduleBounds.repeatSeconds)
    guard let id, let programme, let at, let durationSeconds else { return nil }
    self.init(
      ScheduledInteraction(
        id: id, programme: programme, at: at, show: show, durationSeconds: durationSeconds, resultsAt: resultsAt,
        serial: serial ?? 1, isCancelled: isCancelled),
      repeatSeconds: repeatSeconds)
  }
}

extension InteractionRecord {
  fileprivate init?(_ reader: JSONObjectReader) {
    let id = reader.id("id")
    let type = reader.choice("type", of: Interaction.Kind.self)
    let title = reader.text("title")
    let text = reader.text("text", ScheduleBounds.textLength)
    let choices = reader.located("choices", .choice, InteractionChoice.init).map(\.value)
    let attributes = reader.attributes("attributes")
    let right = reader.id("right")
    guard let id, let type, let title else { return nil }
    self.init(
      Interaction(id: id, type: type, title: title, text: text, choices: choices, attributes: attributes),
      right: right)
    InteractionValidator(record: self, reader: reader).validate()
  }
}

extension InteractionChoice {
  fileprivate init?(_ reader: JSONObjectReader) {
    let id = reader.id("id")
    let label = reader.text("label")
    let note = reader.text("note")
    let attributes = reader.attributes("attributes")
    guard let id, let label else { return nil }
    self.init(id: id, label: label, note: note, attributes: attributes)
  }
}
