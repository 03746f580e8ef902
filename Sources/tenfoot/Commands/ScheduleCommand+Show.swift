import ArgumentParser
import Calls
import InteractionService
import Workspaces

extension ScheduleCommand {
  /// `tenfoot schedule show`: lists a channel's programmes and interactions.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "List the programmes and interactions of a channel.",
      discussion: """
        By default, the next twelve hours are listed. Times are in this machine's zone. With --json, the schedule \
        document that a television receives for that period is printed.

        Examples:
          tenfoot schedule show 1
          tenfoot schedule show one.tenfoot --from 2026-11-21T20:00:00Z --to 2026-11-21T21:00:00Z --json
        """)

    @Argument(help: ArgumentHelp("The channel's number or id.", valueName: "channel"))
    var channel: String
    @Option(help: ArgumentHelp("Start time (RFC 3339; default: now).", valueName: "time"))
    var from: TimeArgument?
    @Option(help: ArgumentHelp("End time (RFC 3339; default: twelve hours after the start).", valueName: "time"))
    var to: TimeArgument?
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func validate() throws {
      if let from, let to, to.unixMS <= from.unixMS { throw ValidationError(CommandPhrase.toBeforeFrom()) }
    }

    func run() throws {
      let store = try data.workspace().openInteractions()
      let start = from.map { Instant(unixMS: $0.unixMS) } ?? Instant(unixMS: SystemClock().now.unixMS)
      let end = to.map { Instant(unixMS: $0.unixMS) } ?? start + Workspace.scheduleHorizonMS
      guard start < end else { throw ValidationError(CommandPhrase.toBeforeNow()) }
      let listing = try store.listing(
        channel: try Self.id(of: channel, among: store.channels(.local)), from: start, to: end, .local)
      let schedule = listing.schedule
      let zone = SystemClock.zone()
      if json.isOn {
        try JSON.print(object: schedule)
      } else {
        Self.table(schedule, interactions: listing.interactions, zone).lines().forEach { print($0) }
      }
      if schedule.programmes.isEmpty { Message.printError(CommandPhrase.noProgrammes()) }
      if listing.isCut {
        Message.printError(CommandPhrase.listIsCut(["time": LocalTime(schedule.until, in: zone).rfc3339]))
      }
    }

    /// Returns the ID of the channel with a number or an ID.
    private static func id(of text: String, among channels: [Channel]) throws -> String {
      if let channel = channels.first(where: { $0.id == text || String($0.number) == text }) { return channel.id }
      let language = CommandTexts.current.language.rawValue
      let known = channels.map { "\($0.number) \($0.name(language))" }.joined(separator: CommandPhrase.listSeparator())
      throw Failure(CommandPhrase.noChannelNamed(["channel": text, "names": known]))
    }

    private static func kind(_ kind: Interaction.Kind) -> CommandPhrase {
      switch kind {
      case .poll: .kindPoll
      case .quiz: .kindQuiz
      case .promotion: .kindPromotion
      case .spotlight: .kindSpotlight
      case .notice: .kindNotice
      }
    }

    private static func table(_ schedule: Schedule, interactions: [String: Interaction], _ zone: ZoneOffsets) -> Table {
      let local = { (time: Instant) in LocalTime(time, in: zone).rfc3339 }
      var table = Table(columns: [
        .init(.from), .init(.until), .init(.what), .init(.title, limitCells: 48), .init(.id),
      ])
      let language = CommandTexts.current.language.rawValue
      let programmes = schedule.programmes.map { programme in
        let row = [
          local(programme.start), local(programme.stop), CommandPhrase.programme(), programme.title(language),
          programme.id,
        ]
        return (time: programme.start, rank: 0, row: row)
      }
      let shown = schedule.interactions.map { scheduled in
        let interaction = interactions[scheduled.id]
        let kind = interaction.map { Self.kind($0.type)() } ?? CommandPhrase.interaction()
        let what = "  \(kind)\(scheduled.isCancelled ? CommandPhrase.listSeparator() + CommandPhrase.cancelled() : "")"
        let row = [
          local(scheduled.show), local(scheduled.end), what, "  \(interaction?.title(language) ?? "")", scheduled.id,
        ]
        return (time: scheduled.show, rank: 1, row: row)
      }
      table.rows = (programmes + shown).sorted { ($0.time, $0.rank) < ($1.time, $1.rank) }.map(\.row)
      return table
    }
  }
}
