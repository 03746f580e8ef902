import Calls
import Foundation
import TestSupport
import Threads

@testable import tenfoot

/// A server that is killed at random moments and started again while televisions write to it.
final class KilledServer: Sendable {
  /// A write that was not answered although the server was running.
  struct NoAnswer: Error {
    let failure: ServiceFailure?
  }

  /// The times at which it is killed.
  struct Plan {
    /// The number of times.
    var killCount: Int
    /// The number of acknowledged writes between two times, at most.
    var writeLimit: Int
    var seed: UInt64
  }

  private struct State {
    var isRunning = true
    /// The writes that were acknowledged since the last start.
    var acknowledgedCount = 0
    var failureCounts: [ServiceFailure.Code: Int] = [:]
    var isOver = false
  }

  let address: ServerAddress
  private let name: ServerName
  private let data: String
  private let process: ServerProcess
  private let state = Monitor(State())

  /// Changes of the database between an acknowledged write and the end, at most. A commit makes about ten.
  private static let changeLimit = 40

  /// Starts the server.
  init(_ name: ServerName, of tenfoot: Tenfoot) throws {
    (self.name, data, process) = (name, tenfoot.data, try ServerProcess(tenfoot, [name]))
    guard let address = process.addresses[name] else { throw ServerProcess.StartFailure(description: "no address") }
    self.address = address
  }

  /// Whether the plan was carried out, so that no further writes are needed.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// The number of writes without an answer, by the failure's code.
  var failureCounts: [ServiceFailure.Code: Int] { state.withLock { $0.failureCounts } }

  /// Stops the server; returns the exit status.
  func stop() -> Int32 { process.stop() }

  /// Kills the server and starts it again, as often as planned; afterwards some more writes are acknowledged.
  ///
  /// - Throws: An error if the server does not start again.
  func carryOut(_ plan: Plan) throws {
    defer { state.update { ($0.isOver, $0.isRunning) = (true, true) } }
    var random = SeededGenerator(seed: plan.seed)
    for _ in 0..<plan.killCount where !isOver {
      waitForWrites(random.integer(in: 0...plan.writeLimit))
      try waitForChanges(random.integer(in: 0...Self.changeLimit))
      // This comes first, so that a write can fail only after it.
      state.update { $0.isRunning = false }
      process.kill()
      try process.restart()
      state.update { ($0.isRunning, $0.acknowledgedCount) = (true, 0) }
    }
    waitForWrites(random.integer(in: 1...plan.writeLimit))
  }

  private func waitForWrites(_ count: Int) {
    state.wait { $0.acknowledgedCount >= count || $0.isOver ? () : nil }
  }

  /// Ends the plan early, because a television has failed.
  func abandon() { state.update { $0.isOver = true } }

  /// Waits until the server has made some changes to its database, so that it is killed at any step of a commit.
  private func waitForChanges(_ count: Int) throws {
    let changes = try ChangeCounter(of: [data], named: "\(name).sqlite")
    var polled = pollfd(fd: changes.descriptor, events: Int16(POLLIN), revents: 0)
    while changes.changeCount < count, poll(&polled, 1, 20_000) > 0 { changes.update() }
  }

  /// Makes a write until it is answered, each time under the same key, as a television's outbox does.
  ///
  /// - Returns: The answer, and the number of times the write was sent.
  /// - Throws: A failure that is not due to the end of the server.
  func acknowledged<Answer>(_ write: () throws(ServiceFailure) -> Answer) throws -> (answer: Answer, attempts: Int) {
    var last: ServiceFailure?
    for attempts in 1...10 {
      state.wait { $0.isRunning ? () : nil }
      do throws(ServiceFailure) {
        let answer = try write()
        state.update { $0.acknowledgedCount += 1 }
        return (answer, attempts)
      } catch {
        guard error.code == .outcomeUnknown || error.code == .unavailable else { throw error }
        state.withLock { $0.failureCounts[error.code, default: 0] += 1 }
        last = error
      }
    }
    throw NoAnswer(failure: last)
  }
}
