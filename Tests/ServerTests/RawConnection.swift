import Foundation
import Glibc

/// A connection on which a test writes any bytes and reads the answer.
final class RawConnection {
  /// An answer of a server.
  struct Reply {
    var status: Int
    /// The fields by lower-case name; fields with the same name are joined by a comma.
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }
  }

  /// The connection failed, was closed too early, or received something other than HTTP.
  struct Failure: Error {
    let reason: String
  }

  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(reason: "connect: \(errno)") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Writes bytes; stops if the server has closed the connection.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads until the server closes the connection, and returns the number of bytes.
  func readToEnd() throws -> Int {
    while try receive() {}
    defer { received = [] }
    return received.count
  }

  /// Reads an answer.
  ///
  /// - Parameter hasBody: Whether the answer has a body; false after HEAD.
  func reply(hasBody: Bool = true) throws -> Reply {
    let end = Array("\r\n\r\n".utf8)
    while received.firstRange(of: end) == nil { guard try receive() else { throw Failure(reason: "closed") } }
    guard let range = received.firstRange(of: end) else { throw Failure(reason: "no head") }
    var reply = try Self.head(String(decoding: received[..<range.lowerBound], as: UTF8.self))
    received.removeSubrange(..<range.upperBound)
    let length = hasBody && reply.status != 304 ? Int(reply.fields["content-length"] ?? "0") ?? 0 : 0
    while received.count < length { guard try receive() else { throw Failure(reason: "closed in the body") } }
    reply.body = Array(received.prefix(length))
    received.removeFirst(length)
    return reply
  }

  private static func head(_ text: String) throws -> Reply {
    let lines = text.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else { throw Failure(reason: lines[0]) }
    let fields = lines.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
    return Reply(status: status, fields: Dictionary(fields) { "\($0),\($1)" }, body: [])
  }

  /// Reads the bytes that have arrived; returns false at the end.
  private func receive() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    if count < 0 {
      if errno == ECONNRESET { return false }
      throw Failure(reason: "recv: \(errno)")
    }
    received.append(contentsOf: buffer.prefix(count))
    return count > 0
  }
}
