import Calls
import Foundation

/// Reading of JSON bodies.
public enum JSONBody {
  /// Reads the answer of a server.
  ///
  /// - Throws: `unavailable` with reason `unexpectedAnswer` for other text, such as an unrelated web page.
  public static func answer<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(ServiceFailure) -> Value {
    guard let value = value(type, bytes) else { throw ServiceFailure(.unavailable, .unexpectedAnswer) }
    return value
  }

  /// Reads the body of a request.
  ///
  /// - Throws: `refused` with reason `body` for other text.
  public static func request<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(ServiceFailure) -> Value {
    guard let value = value(type, bytes) else { throw ServiceFailure(.refused, .body) }
    return value
  }

  private static func value<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
    do { return try JSONDecoder().decode(type, from: Data(bytes)) } catch { return nil }
  }
}

extension ServiceFailure.Reason {
  /// An answer that does not come from a Tenfoot server but, for example, from another web server or a captive portal; parameter
  /// `status`, if it is known.
  public static let unexpectedAnswer = ServiceFailure.Reason(rawValue: "unexpectedAnswer")
}
