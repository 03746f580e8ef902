import ArgumentParser
import Calls
import InteractionService
import InteractionStore

extension ScheduleCommand {
  /// `tenfoot schedule show`: a channel's programmes and interactions.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what comes on a channel, and when.",
      discussion: """
        Programmes with the interactions in them, from now on for twelve hours unless told otherwise. With --json the \
        schedule document that a box gets for that time.

        Examples:
          tenfoot schedule show 1
          tenfoot schedule show one.tenfoot --from 2026-11-21T20:00:00Z --to 2026-11-21T21:00:00Z --json
        """)

    @Argument(help: ArgumentHelp("The channel's number or ID.", valueName: "channel"))
    var channel: String
    @Option(help: ArgumentHelp("From when on, RFC 3339; now without it.", valueName: "time"))
    var from: TimeArgument?
    @Option(help: ArgumentHelp("Until when, RFC 3339; twelve hours later without it.", valueName: "time"))
    var to: TimeArgument?
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func validate() throws {
      if let from, let to, to.unixMS <= from.unixMS { throw ValidationError("--to has to be after --from") }
    }

    func run() throws {
      let store = try data.workspace().openInteractions()
      let start = from.map { Instant(unixMS: $0.unixMS) } ?? SQLiteInteractionStore.systemClock()
      let end = to.map { Instant(unixMS: $0.unixMS) } ?? start + SQLiteInteractionStore.horizonMS
      guard start < end else { throw ValidationError("--to has to be after --from, which is now without it") }
      let schedule = try store.schedule(
        channel: try Self.id(of: channel, among: store.channels()), from: start, to: end)
      if json.isOn { return try JSON.print(object: schedule) }
      Self.table(schedule, interactions: try store.interactions(in: schedule)).lines().forEach { print($0) }
      if schedule.programmes.isEmpty { Message.say("Nothing is on that channel in that time.") }
    }

    /// The ID of the channel that a person means.
    private static func id(of text: String, among channels: [Channel]) throws -> String {
      if let channel = channels.first(where: { $0.id == text || String($0.number) == text }) { return channel.id }
      let known = channels.map { "\($0.number) \($0.name("en"))" }.joined(separator: ", ")
      throw Failure("There is no channel “\(text)”; there are \(known)")
    }

    private static func table(_ schedule: Schedule, interactions: [String: Interaction]) -> Table {
      var table = Table(columns: [
        .init(heading: "TIME (UTC)"), .init(heading: "UNTIL"), .init(heading: "WHAT"),
        .init(heading: "TITLE", limitCells: 48), .init(heading: "ID"),
      ])
      let programmes = schedule.programmes.map { programme in
        let row = [words(programme.start), clock(programme.stop), "programme", programme.title("en"), programme.id]
        return (time: programme.start, order: 0, row: row)
      }
      let shown = schedule.interactions.map { appointment in
        let interaction = interactions[appointment.id]
        let kind = interaction?.type.rawValue ?? "interaction"
        let what = "  \(kind)\(appointment.isCancelled ? ", cancelled" : "")"
        let row = [
          words(appointment.show), clock(appointment.end), what, "  \(interaction?.title("en") ?? "")", appointment.id,
        ]
        return (time: appointment.show, order: 1, row: row)
      }
      table.rows = (programmes + shown).sorted { ($0.time, $0.order) < ($1.time, $1.order) }.map(\.row)
      return table
    }

    /// `2026-11-21 20:05:00`.
    private static func words(_ time: Instant) -> String {
      String(time.rfc3339.prefix(19)).replacing("T", with: " ")
    }

    /// `20:05:00`.
    private static func clock(_ time: Instant) -> String {
      String(time.rfc3339.dropFirst(11).prefix(8))
    }
  }
}
