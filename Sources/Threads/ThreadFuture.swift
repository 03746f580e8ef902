import Foundation

/// The result of work that runs on a thread of its own.
public final class ThreadFuture<Value: Sendable>: Sendable {
  private let result = Monitor<Result<Value, any Error>?>(nil)

  /// Starts the work.
  public init(_ work: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread {
      let result = Result { try work() }
      self.result.update { $0 = result }
    }
  }

  /// Waits until the work is done and returns its result, every time it is called.
  ///
  /// - Throws: The error of the work.
  @discardableResult
  public func wait() throws -> Value {
    try result.wait { $0 }.get()
  }
}
