// The members of ServiceRequest are documented there.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

import Calls
import Device
import Screen

/// Who is signed in.
public enum SignInPerson: Hashable, Sendable {
  /// The person who watches, or whoever approves on a television without profiles.
  case present
  /// Another person, for whom a profile is added.
  case newPerson

  func signIn(_ services: TelevisionServices) throws(ServiceFailure) -> any DeviceSignIn {
    let signIn = self == .present ? services.signIn : services.signInOfNewPerson
    guard let signIn else { throw ServiceFailure(.notFound) }
    return signIn
  }
}

/// A request for the codes of a sign-in.
public struct SignInCodesRequest: ServiceRequest {
  public static let service = ServiceName.signIn
  public static let retryPolicy = RetryPolicy.awaitedReading
  /// Who is signed in.
  public let person: SignInPerson

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> SignInCodes {
    try person.signIn(services).requestCodes(call)
  }
}

/// A poll for the decision about a sign-in. It is a write, because an approval saves a token.
public struct SignInPollRequest: ServiceRequest {
  public static let service = ServiceName.signIn
  public static let isWrite = true
  public static let retryPolicy = RetryPolicy.awaitedReading
  /// The codes of the sign-in.
  public let codes: SignInCodes
  /// Who is signed in.
  public let person: SignInPerson

  public func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> SignInDecision {
    try person.signIn(services).poll(codes, call)
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
