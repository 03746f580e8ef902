import Glibc

/// Ports and connections of the loopback address.
enum Sockets {
  /// Returns whether something listens on a port.
  static func isListening(port: Int) -> Bool {
    withSocket { socket, address in
      var address = address
      address.sin_port = in_port_t(port).bigEndian
      return call(&address) { connect(socket, $0, $1) } == 0
    }
  }

  /// Returns a port that is free now.
  static func freePort() throws -> Int {
    let port = withSocket { socket, address in
      var (address, length) = (address, socklen_t(MemoryLayout<sockaddr_in>.size))
      guard call(&address, { bind(socket, $0, $1) }) == 0 else { return 0 }
      let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) } == 0
      }
      return isKnown ? Int(in_port_t(bigEndian: address.sin_port)) : 0
    }
    guard port > 0 else { throw BenchError("no port is free") }
    return port
  }

  /// Raises this process's limit of open files to what the system allows; children inherit it.
  static func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  private static func withSocket<Result>(_ body: (Int32, sockaddr_in) -> Result) -> Result {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return body(descriptor, address)
  }

  private static func call(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
