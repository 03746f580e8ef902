import Calls
import HTTPClient
import HTTPFixtures
import InteractionClient
import InteractionService
import ScheduleFiles

/// An interaction service on a server on this machine. Its calls are sent over HTTP, but schedules and guides are written
/// directly.
struct ServedInteractions: InteractionServer {
  private let store: any InteractionServer
  private let server: WireServer
  private let client: InteractionClient

  init(_ store: any InteractionServer, losesAnswers: Int = 0) throws {
    var calls = WireServer.Calls()
    calls.add(store)
    self.store = store
    server = try WireServer(calls, losesAnswers: losesAnswers)
    client = InteractionClient(ServiceClient(HTTPClient(servedBy: server)))
  }

  func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] { try client.channels(call) }
  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    try client.programmes(channels: channels, from: from, to: to, limitEach: limitEach, call)
  }
  func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> { try client.schedule(channel: channel, ifNot: tag, call) }
  func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try client.interaction(id: id, call)
  }
  func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    try client.results(id: id, call)
  }
  func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus {
    try client.respond(response, write)
  }

  // MARK: On the store

  func addGuide<SourceError: Error>(
    _ nextBatch: () throws(SourceError) -> GuideBatch?
  ) throws(GuideImportFailure<SourceError>) -> GuideImportCounts { try store.addGuide(nextBatch) }
  func listing(
    channel: String, from: Instant, to: Instant, _ call: CallContext
  ) throws(ServiceFailure) -> ScheduleListing { try store.listing(channel: channel, from: from, to: to, call) }
  func addSchedules(_ document: ScheduleDocument) throws(ServiceFailure) -> ScheduleOutcome {
    try store.addSchedules(document)
  }
  func conflicts(of document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    try store.conflicts(of: document)
  }
  func bundledStamp() throws(ServiceFailure) -> String? { try store.bundledStamp() }
  func replaceBundledChannels(with document: ScheduleDocument, stamp: String) throws(ServiceFailure) {
    try store.replaceBundledChannels(with: document, stamp: stamp)
  }
  func setBundledStamp(_ stamp: String) throws(ServiceFailure) { try store.setBundledStamp(stamp) }
}
