import Glibc

/// An address of the Internet protocol, version 4 or 6.
public struct NetworkAddress: Hashable, Sendable {
  /// The first half of an address of version 6; 0 for one of version 4.
  private let high: UInt64
  /// The second half of an address of version 6; an address of version 4.
  private let low: UInt64
  private let isVersion4: Bool

  private init(high: UInt64, low: UInt64, isVersion4: Bool) {
    (self.high, self.low, self.isVersion4) = (high, low, isVersion4)
  }

  /// Reads an address, such as `192.0.2.7` or `2001:db8::7`; nil for text of another form, also for one with a port.
  ///
  /// An address of version 4 within one of version 6 (`::ffff:192.0.2.7`, RFC 4291, section 2.5.5.2) is that of version 4.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    var (four, six) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, text, &four) == 1 {
      self.init(high: 0, low: UInt64(UInt32(bigEndian: four.s_addr)), isVersion4: true)
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      self.init(bytes: withUnsafeBytes(of: six) { Array($0) })
    } else {
      return nil
    }
  }

  /// Creates an address from the 16 bytes of version 6.
  private init(bytes: [UInt8]) {
    let halves = [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    let isMapped = halves[0] == 0 && halves[1] >> 32 == 0xFFFF
    self.init(high: halves[0], low: isMapped ? halves[1] & 0xFFFF_FFFF : halves[1], isVersion4: isMapped)
  }

  /// Whether it is this machine's own: 127.0.0.0/8 or ::1.
  public var isLoopback: Bool { isVersion4 ? low >> 24 == 127 : high == 0 && low == 1 }

  /// The network that one household has: an address of version 4, and the first 64 bits of one of version 6 (RFC 6177).
  public var network: NetworkAddress {
    isVersion4 ? self : NetworkAddress(high: high, low: 0, isVersion4: false)
  }
}

extension NetworkAddress: CustomStringConvertible {
  /// The address as text (RFC 5952 for version 6).
  public var description: String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
      if isVersion4 {
        var address = in_addr(s_addr: UInt32(truncatingIfNeeded: low).bigEndian)
        inet_ntop(AF_INET, &address, buffer.baseAddress, socklen_t(buffer.count))
      } else {
        var words = (high.bigEndian, low.bigEndian)
        inet_ntop(AF_INET6, &words, buffer.baseAddress, socklen_t(buffer.count))
      }
      return buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}

extension NetworkAddress {
  /// Returns the address that a request comes from.
  ///
  /// Everything that callers write themselves may be false. Each proxy appends the address that it was called from to the field
  /// `X-Forwarded-For`; so the last address that is not a trusted proxy's is true, if the connection comes from such a proxy.
  ///
  /// - Parameters:
  ///   - peer: The other end of the connection.
  ///   - forwardedFor: The field's value; nil for none.
  package static func caller(peer: NetworkAddress, forwardedFor: String?, trusting proxies: Set<NetworkAddress>)
    -> NetworkAddress
  {
    guard let forwardedFor, proxies.contains(peer) else { return peer }
    var caller = peer
    for part in forwardedFor.split(separator: ",").reversed() {
      guard let address = NetworkAddress(withoutPort(part.drop { $0 == " " || $0 == "\t" })) else { break }
      caller = address
      guard proxies.contains(address) else { break }
    }
    return caller
  }

  /// Returns an address without blanks behind it, brackets and a port: `[2001:db8::7]:80`, `192.0.2.7:80`.
  private static func withoutPort(_ text: Substring) -> Substring {
    let text = text.prefix { $0 != " " && $0 != "\t" }
    if text.hasPrefix("[") { return text.dropFirst().prefix { $0 != "]" } }
    return text.count(where: { $0 == ":" }) == 1 ? text.prefix { $0 != ":" } : text
  }
}
