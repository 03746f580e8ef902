import Synchronization

/// Messages from any thread to the one that waits in ``TerminalLoop``.
public final class WakeableQueue<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let pipe: WakePipe

  /// An empty mailbox.
  ///
  /// - Throws: ``TerminalError/noPipe(_:)`` when the process has no descriptors left.
  public init() throws(TerminalError) {
    pipe = try WakePipe()
  }

  /// Readable while there is mail; to be given to ``TerminalLoop``.
  public var descriptor: Int32 { pipe.reading }

  /// Puts a message in and wakes whoever waits; from any thread, and never waits itself.
  public func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    // One byte wakes for all messages that come before they are taken.
    if isFirst { pipe.wake() }
  }

  /// Takes everything out, the oldest first; empty when there is nothing.
  public func takeAll() -> [Message] {
    // The pipe first: a message that comes in between is taken now, and its byte costs no more than a look into an
    // empty mailbox.
    _ = pipe.drain()
    return messages.withLock { messages in
      defer { messages.removeAll() }
      return messages
    }
  }
}
