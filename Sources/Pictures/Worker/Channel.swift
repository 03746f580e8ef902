import Glibc

/// One end of the socket between the program and a worker. Messages are bytes, preceded by their count.
///
/// A value around a descriptor that somebody else closes.
struct Channel: Sendable {
  /// Why nothing came or went.
  enum Failure: Error, Equatable {
    /// The other end is closed.
    case closed
    /// The time was up.
    case timedOut
    /// What came cannot be a message.
    case malformed
  }

  /// The longest message that is believed, bytes; the largest screens stay far below.
  private static let maximumMessageBytes = 64 << 20

  let descriptor: Int32

  /// Sends one message, waiting as long as it takes.
  func send(_ message: [UInt8]) throws(Failure) {
    var writer = ByteWriter()
    writer.write(UInt32(message.count))
    writer.write(raw: message)
    var sent = 0
    while sent < writer.bytes.count {
      let count = writer.bytes.withUnsafeBytes { bytes in
        // Without MSG_NOSIGNAL a worker that died would end the television by SIGPIPE.
        Glibc.send(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      sent += count
    }
  }

  /// Receives one message.
  ///
  /// - Parameter deadline: When to give up; nil to wait for ever.
  func receive(until deadline: Deadline? = nil) throws(Failure) -> [UInt8] {
    var header = ByteReader(try read(4, until: deadline))
    let count: UInt32
    do throws(MalformedMessage) { count = try header.read() } catch { throw .malformed }
    guard count <= Self.maximumMessageBytes else { throw .malformed }
    return try read(Int(count), until: deadline)
  }

  private func read(_ count: Int, until deadline: Deadline?) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      if let deadline { try wait(until: deadline) }
      let step = bytes.withUnsafeMutableBytes { buffer in
        recv(descriptor, buffer.baseAddress.map { $0 + received }, count - received, 0)
      }
      if step < 0 && errno == EINTR { continue }
      guard step > 0 else { throw .closed }
      received += step
    }
    return bytes
  }

  private func wait(until deadline: Deadline) throws(Failure) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, deadline.remainingMS)
      if count > 0 { return }
      if count == 0 { throw .timedOut }
      guard errno == EINTR else { throw .closed }
    }
  }
}

/// A moment of the monotonic clock, which neither sleeps nor is set.
struct Deadline: Sendable {
  private let moment: ContinuousClock.Instant

  /// The moment some milliseconds from now.
  init(inMS milliseconds: Int) {
    moment = ContinuousClock.now + .milliseconds(milliseconds)
  }

  /// How long it is until then, milliseconds, rounded up; 0 when it has passed.
  var remainingMS: Int32 {
    let rest = moment - ContinuousClock.now
    guard rest > .zero else { return 0 }
    let (seconds, attoseconds) = rest.components
    return Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
  }
}
