import Foundation
import HTTPFixtures
import Screen
import Synchronization
import TestSupport
import TestTraits
import Testing
import Threads

@testable import Television
@testable import tenfoot

/// The pictures of a page are on their way together, and those of the next page before it is shown.
@Suite(.heavy) struct PicturesAheadTests {
  /// Requests that wait until there is a number of them: what has to arrive before any is answered is one round trip.
  private final class Barrier: Sendable {
    private struct State {
      var waiting = 0
      var least = 0
      var isOpen = true
    }
    private let state = Monitor(State())

    /// How many requests wait now.
    var waiting: Int { state.withLock { $0.waiting } }

    func close(untilWaiting least: Int) { state.update { ($0.isOpen, $0.least, $0.waiting) = (false, least, 0) } }

    func open() { state.update { $0.isOpen = true } }

    func pass() {
      state.update { state in
        state.waiting += 1
        if state.waiting >= state.least { state.isOpen = true }
      }
      // A test that fails must not wait for ever.
      _ = state.wait(until: Date(timeIntervalSinceNow: 60)) { $0.isOpen ? () : nil }
    }
  }

  @Test func aGridOfTwelveNeedsThreeRoundTrips() throws {
    let (barrier, fetched) = (Barrier(), Monitor<Set<ImageSource>>([]))
    defer { barrier.open() }
    let television = try ServedTelevision(
      ServedTelevision.Options(size: Size(columns: 200, rows: 60)) { request, opener in
        guard case .album = request.source else { return CellImage.grey(request) }
        _ = try opener.open(request)
        fetched.update { _ = $0.insert(request.source) }
        return CellImage.grey(request)
      })
    let proxy = try television.proxy(.album)
    proxy.setBeforeAnswering { if $0.contains("/v1/media") { barrier.pass() } }
    try television.press(.arrowRight, .enter)
    let (requests, connections) = (proxy.loopback.requests.count, proxy.loopback.connectionCount)
    // The pictures that are not on this disk yet are all asked for before the first of them is answered.
    barrier.close(untilWaiting: 12)
    let screen = try television.press(.enter)
    #expect(screen.contains("64 photos"))
    let shown = television.engine.frame().imageRequests.count
    #expect(shown >= 12)
    let asked = proxy.loopback.requests.dropFirst(requests)
    #expect(asked.count { $0.hasPrefix("GET /v1/photos?") } == 1, "the list is one round trip")
    #expect(asked.count { $0.contains("/v1/media") } >= 12)
    #expect(proxy.loopback.connectionCount - connections <= 26)
    // What the next screen shows is there before a key asks for it.
    let ahead = Set(television.engine.frame().prefetchRequests.map(\.source))
    #expect(!ahead.isEmpty)
    fetched.wait { $0.isSuperset(of: ahead) ? () : nil }
    television.engine.collect(at: television.now)
    proxy.set(.refused) { $0.contains("/v1/media") }
    let next = try television.press(.channelDown)
    #expect(next != screen)
    #expect(!next.contains("Not available"))
  }
}
