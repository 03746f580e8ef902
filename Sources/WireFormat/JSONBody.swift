import Calls
import Foundation

/// Reading of JSON bodies.
public enum JSONBody {
  /// Reads the answer of a server.
  ///
  /// - Throws: `unavailable` with reason `unexpectedAnswer` for text that is no such JSON, as an unrelated web page is.
  public static func answer<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(ServiceFailure) -> Value {
    guard let value = value(type, bytes) else { throw ServiceFailure(.unavailable, .unexpectedAnswer) }
    return value
  }

  /// Reads the body of a request.
  ///
  /// - Throws: `refused` with reason `body` for text that is no such JSON.
  public static func request<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(ServiceFailure) -> Value {
    guard let value = value(type, bytes) else { throw ServiceFailure(.refused, .body) }
    return value
  }

  private static func value<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
    do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch { return nil }
  }
}

extension ServiceFailure.Reason {
  /// An answer that no server of Tenfoot gives, as from another web server or a captive portal; parameter `status`, where it is known.
  public static let unexpectedAnswer = ServiceFailure.Reason(rawValue: "unexpectedAnswer")
}
