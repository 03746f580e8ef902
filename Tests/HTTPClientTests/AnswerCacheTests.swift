import Calls
import HTTPClient
import HTTPFixtures
import InteractionClient
import MallClient
import MallService
import Testing
import WireFormat

/// Answers are asked for again with their entity tags, and used again while they are current.
@Suite struct AnswerCacheTests {
  private static let brands = #"{"items":[],"firstIndex":0,"totalCount":7}"#

  /// A server that has the same answer with a tag for every request, and says 304 to those that have it.
  private func server(_ body: String, fields: String = "ETag: \"t1\"\r\n") throws -> LoopbackServer {
    try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        if request.contains("If-None-Match: \"t1\"\r\n") {
          connection.send("HTTP/1.1 304 Not Modified\r\n\(fields)\r\n")
        } else {
          connection.answer(fields: "Content-Type: application/json\r\n" + fields, body)
        }
      }
    }
  }

  private func mall(_ server: LoopbackServer) -> MallClient {
    MallClient(ServiceClient(HTTPClient(server)), cache: MediaCache(folder: nil))
  }

  @Test func aCurrentAnswerIsNotSentAgain() throws {
    let server = try server(Self.brands)
    let mall = mall(server)
    for _ in 0..<3 { #expect(try mall.brands(page: PageRequest(), .local).totalCount == 7) }
    #expect(server.requests.map { $0.contains("If-None-Match: \"t1\"") } == [false, true, true])
  }

  @Test func anotherPartOfAListIsAnotherAnswer() throws {
    let server = try server(Self.brands)
    let mall = mall(server)
    for limit in [1, 2] { _ = try mall.brands(page: PageRequest(limit: limit), .local) }
    #expect(server.requests.allSatisfy { !$0.contains("If-None-Match") })
  }

  @Test func anAnswerWithoutATagIsSentAgain() throws {
    let server = try server(Self.brands, fields: "")
    let mall = mall(server)
    for _ in 0..<2 { #expect(try mall.brands(page: PageRequest(), .local).totalCount == 7) }
    #expect(server.requests.allSatisfy { !$0.contains("If-None-Match") })
  }

  @Test func theWeakTagOfACompressingProxyIsATagToo() throws {
    let server = try server(Self.brands, fields: "ETag: W/\"t1\"\r\n")
    let mall = mall(server)
    for _ in 0..<2 { #expect(try mall.brands(page: PageRequest(), .local).totalCount == 7) }
    #expect(server.requests.last?.contains("If-None-Match: \"t1\"") == true)
  }

  @Test func aFailureDoesNotForgetTheAnswer() throws {
    let server = try LoopbackServer { connection in
      let answers: [() -> Void] = [
        { connection.answer(fields: "Content-Type: application/json\r\nETag: \"t1\"\r\n", Self.brands) },
        { connection.answer("503 Service Unavailable") },
        { connection.send("HTTP/1.1 304 Not Modified\r\n\r\n") },
      ]
      for answer in answers where connection.receiveRequest() != nil { answer() }
    }
    let mall = MallClient(ServiceClient(HTTPClient(server) { $0.lingerMS = 60_000 }), cache: MediaCache(folder: nil))
    #expect(try mall.brands(page: PageRequest(), .local).totalCount == 7)
    #expect(throws: ServiceFailure.self) { try mall.brands(page: PageRequest(), .local) }
    #expect(try mall.brands(page: PageRequest(), .local).totalCount == 7)
  }

  @Test func aCurrentThatNobodyAskedForIsNoAnswer() throws {
    let server = try LoopbackServer { connection in
      while connection.receiveRequest() != nil { connection.send("HTTP/1.1 304 Not Modified\r\n\r\n") }
    }
    let failure = #expect(throws: ServiceFailure.self) { try mall(server).brands(page: PageRequest(), .local) }
    #expect(failure?.name == "unavailable.unexpectedAnswer")
  }

  @Test func aScheduleIsUsedAgainForACallerWhoHasNone() throws {
    let body =
      #"{"version":1,"channel":"one","serial":4,"from":"2026-11-21T20:00:00Z","until":"2026-11-21T21:00:00Z","#
      + #""refreshAfterSeconds":60,"programmes":[],"interactions":[]}"#
    let server = try server(body, fields: "ETag: \"t1\"\r\nDate: Sat, 21 Nov 2026 20:00:00 GMT\r\n")
    let client = InteractionClient(ServiceClient(HTTPClient(server)))
    let first = try client.schedule(channel: "one", ifNot: nil, .local)
    #expect(try client.schedule(channel: "one", ifNot: nil, .local) == first)
    #expect(try client.schedule(channel: "one", ifNot: "t1", .local).answer == .unchanged)
    #expect(server.requests.map { $0.contains("If-None-Match: \"t1\"") } == [false, true, true])
    guard case .schedule(let schedule, let tag) = first.answer else { throw ServiceFailure(.notFound) }
    #expect(schedule.serial == 4 && tag == "t1")
  }

  @Test func theAnswersAreBounded() throws {
    let answers = AnswerCache(limitBytes: 1_000)
    let tag = EntityTag("t")
    for index in 0..<100 {
      answers.keep(index, tag: tag, for: AnswerCache.Key(target: "/\(index)", device: ""), sizeBytes: 100)
    }
    let kept = (0..<100).filter { answers.entry(AnswerCache.Key(target: "/\($0)", device: "")) != nil }
    #expect((1...10).contains(kept.count) && kept.contains(99))
  }
}
