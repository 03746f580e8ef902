import Calls
import Glibc

/// Measures how late the notices of one television appear on its terminal.
final class PopUpWatcher {
  /// How late each notice appeared, milliseconds.
  private(set) var latenessMS: [Double] = []
  /// The number of notices that did not appear in time.
  private(set) var missedCount = 0

  private let television: TelevisionProcess
  private let notices: [(show: Instant, title: String)]
  private var index = 0

  /// The time after which a notice is over and counts as missed, milliseconds.
  private static let limitMS = 1_000.0

  /// Starts a television with the machine's clock.
  init(_ tenfoot: Program, data: String, notices: [(show: Instant, title: String)]) throws {
    self.notices = notices
    television = try TelevisionProcess(tenfoot, data: data, clock: nil)
    try television.wait(for: ["LOOKED"])
    television.waitUntilQuiet(quietMS: 500)
    television.expect(notices.prefix(1).map(\.title))
  }

  /// Watches several televisions until all their notices have appeared or are over.
  static func watch(_ watchers: [PopUpWatcher]) throws {
    var requests = watchers.map { pollfd(fd: $0.television.terminal.descriptor, events: Int16(POLLIN), revents: 0) }
    while watchers.contains(where: { $0.index < $0.notices.count }) {
      if poll(&requests, nfds_t(requests.count), 100) > 0 {
        for (watcher, request) in zip(watchers, requests) where request.revents != 0 {
          guard request.revents & Int16(POLLIN) != 0 else { throw BenchError("a television has ended") }
          watcher.read()
        }
      }
      for watcher in watchers { watcher.skipExpiredNotice() }
    }
  }

  private func read() {
    guard television.read(), index < notices.count else { return }
    let nowMS = WallClock.nowMS
    latenessMS.append(nowMS - Double(notices[index].show.unixMS))
    expectNextNotice()
  }

  private func skipExpiredNotice() {
    guard index < notices.count, Double(notices[index].show.unixMS) + Self.limitMS < WallClock.nowMS else { return }
    missedCount += 1
    expectNextNotice()
  }

  private func expectNextNotice() {
    index += 1
    if index < notices.count { television.expect([notices[index].title]) }
  }
}
