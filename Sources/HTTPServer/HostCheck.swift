/// The check of the host that a request names.
///
/// A server on a loopback address without tokens answers all requests. A web page could make a browser on the same machine send requests to
/// it under the page's own host name (DNS rebinding) and read the answers. Such requests name the page's host and are therefore refused.
public enum HostCheck {
  /// Returns whether a host, with or without a port, is a loopback name or address; true for nil, because all browsers name a
  /// host.
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
