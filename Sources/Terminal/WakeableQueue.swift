import Synchronization

/// A queue of messages from any thread to the thread that runs a ``TerminalLoop``.
public final class WakeableQueue<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let pipe: WakePipe

  /// Creates an empty queue.
  ///
  /// - Throws: ``TerminalError/noPipe(_:)`` when the process has no descriptors left.
  public init() throws(TerminalError) {
    pipe = try WakePipe()
  }

  /// A descriptor that is readable while the queue holds messages.
  public var descriptor: Int32 { pipe.reading }

  /// Appends a message and wakes the loop. Never blocks.
  public func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    // One byte is enough for all messages that arrive before the queue is drained.
    if isFirst { pipe.wake() }
  }

  /// Removes and returns all messages, the oldest first.
  public func drain() -> [Message] {
    // The pipe comes first: a message that arrives in between is returned now, and its byte costs no more than draining
    // an empty queue.
    _ = pipe.drain()
    return messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
