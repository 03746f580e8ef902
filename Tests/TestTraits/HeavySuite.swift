// A build with static libraries builds every target, but Swift has no static Testing.
#if canImport(Testing)
  import Foundation
  import Testing

  /// A suite that keeps processors, disks or terminals busy for seconds.
  ///
  /// Swift Testing starts all tests at once, and on a small machine heavy suites then slow each other down until real
  /// programs run into their time limits. Only as many heavy suites run at a time as the machine has processors; the others
  /// wait without holding a thread.
  public struct HeavySuite: SuiteTrait, TestScoping {
    /// Waits for its turn and runs the suite.
    public func provideScope(
      for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
      await Self.turns.take()
      do {
        try await function()
      } catch {
        await Self.turns.giveBack()
        throw error
      }
      await Self.turns.giveBack()
    }

    private static let turns = Turns(ProcessInfo.processInfo.activeProcessorCount)
  }

  extension Trait where Self == HeavySuite {
    /// Limits the number of suites with this trait that run at a time.
    public static var heavy: Self { HeavySuite() }
  }

  /// A counting semaphore for tasks; waiting tasks are resumed in the order of arrival.
  actor Turns {
    private var freeCount: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
      freeCount = max(1, count)
    }

    func take() async {
      guard freeCount == 0 else {
        freeCount -= 1
        return
      }
      await withCheckedContinuation { waiting.append($0) }
    }

    func giveBack() {
      if waiting.isEmpty { freeCount += 1 } else { waiting.removeFirst().resume() }
    }
  }
#endif
