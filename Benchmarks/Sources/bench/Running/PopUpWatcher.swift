import Calls
import Glibc

/// A television whose notices are observed, with the delay of each on its terminal.
final class PopUpWatcher {
  /// The delay of each notice on the terminal, milliseconds.
  private(set) var latenessMS: [Double] = []
  /// The number of notices not shown in their time.
  private(set) var missedCount = 0

  private let television: TelevisionModel
  private let notices: [(show: Instant, title: String)]
  private var index = 0

  /// The time after which a notice is over and counts as missed, milliseconds.
  private static let patienceMS = 1_000.0

  /// Starts a television on the machine's clock.
  init(_ tenfoot: Program, data: String, notices: [(show: Instant, title: String)]) throws {
    self.notices = notices
    television = try TelevisionModel(tenfoot, data: data, clock: nil)
    try television.wait(for: ["SELECTED"])
    television.rest(quietMS: 500)
    television.await(notices.prefix(1).map(\.title))
  }

  /// Observes televisions until all their notices have been shown or are over.
  static func watch(_ watchers: [PopUpWatcher]) throws {
    var requests = watchers.map { pollfd(fd: $0.television.terminal.descriptor, events: Int16(POLLIN), revents: 0) }
    while watchers.contains(where: { $0.index < $0.notices.count }) {
      if poll(&requests, nfds_t(requests.count), 100) > 0 {
        for (watcher, request) in zip(watchers, requests) where request.revents != 0 {
          guard request.revents & Int16(POLLIN) != 0 else { throw BenchError("a television has ended") }
          watcher.read()
        }
      }
      for watcher in watchers { watcher.passOver() }
    }
  }

  private func read() {
    guard television.read(), index < notices.count else { return }
    let nowMS = WallClock.nowMS
    latenessMS.append(nowMS - Double(notices[index].show.unixMS))
    goOn()
  }

  private func passOver() {
    guard index < notices.count, Double(notices[index].show.unixMS) + Self.patienceMS < WallClock.nowMS else { return }
    missedCount += 1
    goOn()
  }

  private func goOn() {
    index += 1
    if index < notices.count { television.await([notices[index].title]) }
  }
}
