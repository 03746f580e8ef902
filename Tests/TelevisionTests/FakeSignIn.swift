import Calls
import Device
import Screen

@testable import Television

/// A sign-in whose decisions a test sets.
struct FakeSignIn {
  /// The answers to the next polls; then none has been made.
  var decisions: [SignInDecision] = []
  /// The number of codes requested.
  private(set) var codeCount = 0
  /// The codes of each poll.
  private(set) var polled: [String] = []
  /// Whether there are QR codes.
  var hasQRCode = true

  /// Answers a request; nil for one that is about something else.
  mutating func answer(_ request: any ServiceRequest) -> ServiceAnswer? {
    switch request {
    case let request as SignInCodesRequest:
      codeCount += 1
      return .of(
        request,
        SignInCodes(
          deviceCode: "tfd_\(codeCount)", userCode: "BCDF-GHJ\(codeCount)", page: "https://tv.example/device",
          pageWithCode: "https://tv.example/device?user_code=BCDF-GHJ\(codeCount)", lifetimeMS: 600_000,
          intervalMS: 5_000))
    case let request as SignInPollRequest:
      polled.append(request.codes.deviceCode)
      return .of(request, decisions.isEmpty ? .pending : decisions.removeFirst())
    case let request as QRCodeRequest:
      return .of(request, hasQRCode ? QRCode(darkModules: (0..<29 * 29).map { $0 % 3 == 0 }) : nil)
    default: return nil
    }
  }
}
