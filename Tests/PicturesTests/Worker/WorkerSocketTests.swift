import Calls
import Glibc
import MediaFuzz
import TestSupport
import Testing

@testable import Pictures

/// Messages and descriptors arrive complete, or are rejected without leaving a descriptor open.
@Suite struct WorkerSocketTests {
  private let folder: TemporaryFolder
  private let sockets: (near: WorkerSocket, far: WorkerSocket)

  init() throws {
    folder = try TemporaryFolder()
    let ends = try Self.socketPair()
    sockets = (WorkerSocket(descriptor: ends[0]), WorkerSocket(descriptor: ends[1]))
  }

  private static func socketPair() throws -> [Int32] {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
    return ends
  }

  private func close() {
    Glibc.close(sockets.near.descriptor)
    Glibc.close(sockets.far.descriptor)
  }

  private func file(_ text: String) throws -> OpenFile {
    try OpenFile(path: folder.write(text.utf8, to: "file"))
  }

  @Test func passesAnOpenFileWithItsMessage() throws {
    defer { close() }
    let file = try file("content")
    try sockets.near.send([1, 2, 3], with: file)
    unlink("\(folder.path)/file")
    let message = try sockets.far.receive()
    #expect(message.bytes == [1, 2, 3])
    let received = try OpenFile(descriptor: try #require(message.descriptor))
    #expect(received.identity.inode == file.identity.inode)
    #expect(fcntl(received.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    #expect(try received.bytes(at: 0, count: 100) == Array("content".utf8))
  }

  @Test func passesMessagesWithoutADescriptor() throws {
    defer { close() }
    try sockets.near.send([1])
    try sockets.near.send([])
    #expect(try sockets.far.receive().bytes == [1])
    let second = try sockets.far.receive()
    #expect(second.bytes == [] && second.descriptor == nil)
  }

  @Test func keepsDescriptorsWithTheirMessages() throws {
    defer { close() }
    let file = try file("content")
    try sockets.near.send([1])
    try sockets.near.send([2], with: file)
    try sockets.near.send([3])
    let descriptors = try (0..<3).map { _ in try sockets.far.receive().descriptor }
    #expect(descriptors.map { $0 != nil } == [false, true, false])
    for descriptor in descriptors.compactMap(\.self) { Glibc.close(descriptor) }
  }

  @Test func reportsAClosedSocketWithoutASignal() throws {
    defer { Glibc.close(sockets.near.descriptor) }
    Glibc.close(sockets.far.descriptor)
    #expect(throws: WorkerSocket.Failure.closed) { try sockets.near.send([1], with: file("content")) }
    #expect(throws: WorkerSocket.Failure.closed) { try sockets.near.receive() }
  }

  /// Parts of a message of five bytes, each with a number of descriptors.
  private static let messagesWithSeveralDescriptors: [[(range: Range<Int>, count: Int)]] = [
    [(0..<5, 2)], [(0..<5, 20)], [(0..<2, 1), (2..<5, 1)], [(0..<4, 1), (4..<5, 2)],
  ]

  @Test(arguments: messagesWithSeveralDescriptors) func rejectsAndClosesMoreThanOneDescriptor(
    parts: [(range: Range<Int>, count: Int)]
  ) throws {
    defer { Glibc.close(sockets.near.descriptor) }
    let sent = try Self.socketPair()
    defer { Glibc.close(sent[0]) }
    let message: [UInt8] = [1, 0, 0, 0, 42]
    for part in parts {
      let descriptors = Array(repeating: sent[1], count: part.count)
      let count = Self.send(Array(message[part.range]), descriptors, over: sockets.near.descriptor)
      #expect(count == part.range.count)
    }
    Glibc.close(sent[1])
    #expect(throws: WorkerSocket.Failure.malformed) { try sockets.far.receive() }
    Glibc.close(sockets.far.descriptor)
    // A socket hangs up once the last duplicate of its other end is closed.
    var request = pollfd(fd: sent[0], events: 0, revents: 0)
    #expect(poll(&request, 1, 10_000) == 1)
    #expect(request.revents & Int16(POLLHUP) != 0)
  }

  @Test func rejectsAMessageThatIsTooLong() throws {
    defer { close() }
    let header = ByteWriter.bytes { $0.write(UInt32((16 << 20) + 1)) }
    #expect(Self.send(header, [], over: sockets.near.descriptor) == 4)
    #expect(throws: WorkerSocket.Failure.malformed) { try sockets.far.receive() }
  }

  @Test func givesUpAtTheDeadline() throws {
    defer { close() }
    #expect(throws: WorkerSocket.Failure.timedOut) { try sockets.far.receive(until: .afterMS(0)) }
    #expect(Self.send([1, 0], [], over: sockets.near.descriptor) == 2)
    #expect(throws: WorkerSocket.Failure.timedOut) { try sockets.far.receive(until: .afterMS(1)) }
  }

  @Test(arguments: Campaign.seeds) func receivesMessagesOrFailsForAnyBytes(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let ends = try Self.socketPair()
      defer { Glibc.close(ends[1]) }
      let length = generator.integer(in: 0...40)
      let bytes =
        ByteWriter.bytes { $0.write(generator.edgeValue(near: UInt32(length))) } + generator.bytes(count: length)
      #expect(Self.send(bytes, [], over: ends[0]) == bytes.count)
      Glibc.close(ends[0])
      var receivedCount = 0
      while let message = try? WorkerSocket(descriptor: ends[1]).receive() {
        receivedCount += 4 + message.bytes.count
      }
      #expect(receivedCount <= bytes.count, "seed \(seed)")
    }
  }

  private static func send(_ bytes: [UInt8], _ descriptors: [Int32], over socket: Int32) -> Int {
    var bytes = bytes
    // The layout of struct cmsghdr (cmsg(3)): its length, its level and its type, then the descriptors.
    let header =
      descriptors.isEmpty
      ? []
      : ByteWriter.bytes {
        $0.write(UInt64(16 + 4 * descriptors.count))
        $0.write(Int32(SOL_SOCKET))
        $0.write(Int32(SCM_RIGHTS))
        for descriptor in descriptors { $0.write(descriptor) }
        if descriptors.count % 2 != 0 { $0.write(Int32(0)) }
      }
    var control = header
    return bytes.withUnsafeMutableBytes { bytes in
      control.withUnsafeMutableBytes { control in
        var part = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &part) { part in
          var message = msghdr()
          (message.msg_iov, message.msg_iovlen) = (part, 1)
          (message.msg_control, message.msg_controllen) = (control.baseAddress, control.count)
          return sendmsg(socket, &message, 0)
        }
      }
    }
  }
}

extension ByteWriter {
  fileprivate static func bytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    write(&writer)
    return writer.bytes
  }
}
