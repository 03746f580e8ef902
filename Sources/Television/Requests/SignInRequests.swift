// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Calls
import Device
import Screen

/// A request for the codes of a sign-in.
public struct SignInCodesRequest: ServiceRequest {
  public static let service = ServiceName.signIn
  public static let retryPolicy = RetryPolicy.awaitedReading

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> SignInCodes {
    guard let signIn = services.signIn else { throw ServiceFailure(.notFound) }
    return try signIn.requestCodes(call)
  }
}

/// A poll for the decision about a sign-in. It is a write, because an approval saves a token.
public struct SignInPollRequest: ServiceRequest {
  public static let service = ServiceName.signIn
  public static let isWrite = true
  public static let retryPolicy = RetryPolicy.awaitedReading
  /// The codes of the sign-in.
  public let codes: SignInCodes

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> SignInDecision {
    guard let signIn = services.signIn else { throw ServiceFailure(.notFound) }
    return try signIn.poll(codes, call)
  }
}

/// A request for a text as a QR code; the answer is nil if none can be made on this device.
public struct QRCodeRequest: ServiceRequest {
  public static let service = ServiceName.device
  /// The text.
  public let text: String

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> QRCode? {
    services.qrCode(text)
  }
}
