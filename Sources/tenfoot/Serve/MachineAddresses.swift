import Glibc

/// The addresses at which other machines can reach this one.
enum MachineAddresses {
  /// The hosts for URLs: the addresses of all interfaces that are up, IPv4 first, without loopback and link-local addresses; the machine's
  /// name if there are none; empty if it has no name either.
  static var hosts: [String] {
    let addresses = interfaceAddresses.filter(isReachable)
    let ofVersion6 = addresses.filter { $0.contains(":") }.map { "[\($0)]" }
    let usable = addresses.filter { !$0.contains(":") } + ofVersion6
    return usable.isEmpty ? [hostName].compactMap(\.self) : usable
  }

  /// Returns whether other machines can reach an address: false for loopback addresses (127.0.0.0/8, ::1) and for link-local ones
  /// (169.254.0.0/16, fe80::/10; RFC 3927 and RFC 4291).
  static func isReachable(_ address: String) -> Bool {
    if address.contains(":") {
      guard address != "::1", let first = address.split(separator: ":").first, let bits = UInt16(first, radix: 16)
      else { return false }
      return bits & 0xFFC0 != 0xFE80
    }
    return !address.hasPrefix("127.") && !address.hasPrefix("169.254.")
  }

  /// Returns whether a host stands for all addresses of the machine.
  static func isWildcard(_ host: String) -> Bool {
    host == "0.0.0.0" || host == "::"
  }

  private static var interfaceAddresses: [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      let isUp = entry.pointee.ifa_flags & UInt32(IFF_UP) != 0
      guard isUp, let address = entry.pointee.ifa_addr, let text = text(of: address) else { continue }
      addresses.append(text)
    }
    return addresses
  }

  /// Returns an address in numeric form; nil if it is neither IPv4 nor IPv6.
  private static func text(of address: UnsafeMutablePointer<sockaddr>) -> String? {
    let size: Int
    switch Int32(address.pointee.sa_family) {
    case AF_INET: size = MemoryLayout<sockaddr_in>.size
    case AF_INET6: size = MemoryLayout<sockaddr_in6>.size
    default: return nil
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(NI_MAXHOST)) { buffer in
      guard let base = buffer.baseAddress,
        getnameinfo(address, socklen_t(size), base, socklen_t(NI_MAXHOST), nil, 0, NI_NUMERICHOST) == 0
      else { return nil }
      return String(cString: base)
    }
  }

  private static var hostName: String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let base = buffer.baseAddress, gethostname(base, 255) == 0 else { return nil }
      base[255] = 0
      return String(cString: base)
    }
  }
}
