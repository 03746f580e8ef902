import Calls
import HTTPTypes

/// The header fields of a request that identify its caller and the write.
public enum CallFields {
  /// Writes the calling device and its token.
  ///
  /// - Parameter token: The token of this server; nil for none. It must not be sent to another origin.
  public static func write(_ caller: Caller, token: String?, to fields: inout HTTPFields) {
    fields[.device] = PercentEncoding.encode(caller.device, keeping: .visible)
    fields[.authorization] = token.map { "Bearer \($0)" }
  }

  /// Writes the key of a write.
  public static func write(_ key: IdempotencyKey, to fields: inout HTTPFields) {
    fields[.idempotencyKey] = PercentEncoding.encode(key.text, keeping: .visible)
  }

  /// Returns the calling device's identifier; empty if the request names none or has an invalid one.
  public static func device(_ fields: HTTPFields) -> String {
    fields[.device].flatMap { PercentEncoding.decode($0) } ?? ""
  }

  /// Returns the key of a write.
  ///
  /// - Throws: `refused` with reason `key` if there is none or an invalid one.
  public static func key(_ fields: HTTPFields) throws(ServiceFailure) -> IdempotencyKey {
    guard let text = fields[.idempotencyKey].flatMap({ PercentEncoding.decode($0) }) else {
      throw ServiceFailure(.refused, .key)
    }
    return try IdempotencyKey(validating: text)
  }

  /// Returns the token of a request (RFC 6750, section 2.1); nil if it has none.
  public static func token(_ fields: HTTPFields) -> String? {
    guard let header = fields[.authorization], let blank = header.firstIndex(of: " "),
      header[..<blank].lowercased() == "bearer"
    else { return nil }
    return String(header[blank...]).trimmingBlanks()
  }
}
