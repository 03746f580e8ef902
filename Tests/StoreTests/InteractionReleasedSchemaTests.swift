import Calls
import InteractionFixtures
import InteractionService
import InteractionStore
import TestSupport
import Testing

/// Files of the interaction service that released versions wrote.
@Suite struct InteractionReleasedSchemaTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: ["interaction-1", "interaction-2"]) func aFileOfAnyStep(_ name: String) throws {
    let path = try ReleasedSchema(folder: folder).file(name)
    let clock = SettableClock(.evening(3_660 + 300))
    let store = try SQLiteInteractionStore(path: path, now: clock.now)
    #expect(try store.channels().map(\.number) == [1, 200])
    #expect(try store.bundledStamp() == "channels of 2026")
    let poll = "poll@20261121T200500Z"
    #expect(try store.interaction(id: "poll@20261121T210500Z").choices.count == 3)
    #expect(try store.results(id: poll) == InteractionResults(id: poll, counts: ["a": 1]))
    #expect(try store.respond("key-1", from: "box", to: poll) == .counted)
    let guided = try store.listing(channel: "guided", from: .evening, to: .evening(60)).schedule
    #expect(guided.programmes.map { $0.title("en") } == ["News"] && guided.serial == 1)
    _ = try SQLiteInteractionStore(path: folder.file("new.sqlite"))
    #expect(try ReleasedSchema.schema(path) == ReleasedSchema.schema(folder.file("new.sqlite")))
  }
}
