import CMedia
import Calls
import Glibc

/// One end of the socket between the program and a worker, which carries messages: bytes preceded by their count, and at most
/// one file descriptor.
///
/// A value around a descriptor that it does not own.
struct WorkerSocket: Sendable {
  /// The reason why a message cannot be sent or received.
  enum Failure: Error, Equatable {
    /// The other end is closed.
    case closed
    /// The deadline has passed.
    case timedOut
    /// The received bytes are not a message.
    case malformed
  }

  /// The longest message that is accepted, bytes; the largest image takes 12 MB.
  private static let maximumMessageBytes = 16 << 20

  let descriptor: Int32

  /// A received message.
  struct Message {
    var bytes: [UInt8] = []
    /// The descriptor that was received with the bytes, which the receiver has to close; nil without one.
    var descriptor: Int32?
  }

  /// Sends one message with an open file's descriptor, and waits until it is sent.
  func send(_ message: [UInt8], with file: OpenFile? = nil) throws(Failure) {
    var writer = ByteWriter()
    writer.write(UInt32(message.count))
    writer.write(raw: message)
    let code = withExtendedLifetime(file) {
      cmedia_socket_send(descriptor, writer.bytes, writer.bytes.count, file?.descriptor ?? -1)
    }
    guard code == 0 else { throw .closed }
  }

  /// Receives one message.
  ///
  /// - Throws: `malformed` for more than one descriptor, or for more bytes than a message may have.
  func receive(until deadline: Deadline = .never) throws(Failure) -> Message {
    var message = Message()
    do throws(Failure) {
      var header = ByteReader(try read(4, of: &message, until: deadline))
      let count: UInt32
      do throws(MalformedMessage) { count = try header.read() } catch { throw .malformed }
      guard count <= Self.maximumMessageBytes else { throw .malformed }
      message.bytes = try read(Int(count), of: &message, until: deadline)
      return message
    } catch {
      if let descriptor = message.descriptor { close(descriptor) }
      throw error
    }
  }

  /// Checks that nothing from the other end waits to be received.
  ///
  /// - Throws: `malformed` if something waits, `closed` if the other end is closed.
  func expectNothing() throws(Failure) {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    guard count < 0, errno == EAGAIN else { throw count > 0 ? .malformed : .closed }
  }

  private func read(_ count: Int, of message: inout Message, until deadline: Deadline) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    var attached = message.descriptor ?? -1
    defer { message.descriptor = attached < 0 ? nil : attached }
    while received < count {
      if deadline != .never { try wait(until: deadline) }
      let step = bytes.withUnsafeMutableBytes { buffer in
        cmedia_socket_receive(descriptor, buffer.baseAddress.map { $0 + received }, count - received, &attached)
      }
      guard step != -Int64(EBADMSG) else { throw .malformed }
      guard step > 0 else { throw .closed }
      received += Int(step)
    }
    return bytes
  }

  private func wait(until deadline: Deadline) throws(Failure) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&request, 1, deadline.remainingMS.map { Int32(clamping: $0) } ?? -1)
      if count > 0 { return }
      if count == 0 { throw .timedOut }
      guard errno == EINTR else { throw .closed }
    }
  }
}
