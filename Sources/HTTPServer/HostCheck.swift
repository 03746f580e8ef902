/// The check of the host that a request names.
///
/// A server on a loopback address without a token answers everything. A web page could make a browser on the same machine send requests to it
/// under the page's own host name (DNS rebinding), and read the answers; such requests name that host.
public enum HostCheck {
  /// Returns whether a host, with or without a port, is this machine by a loopback name or address; also for nil, which no browser sends.
  public static func isThisMachine(_ authority: String?) -> Bool {
    guard let authority, !authority.isEmpty else { return true }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
    return host.lowercased() == "localhost" || host == "::1" || host == "127.0.0.1" || isLoopbackAddress(host)
  }

  /// 127.0.0.0/8.
  private static func isLoopbackAddress(_ host: Substring) -> Bool {
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
  }
}
