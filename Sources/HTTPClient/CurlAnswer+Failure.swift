import CCurl
import Calls
import SystemPackage
import WireFormat

extension CurlAnswer {
  /// Returns the failure to report to the caller; nil if there is an answer.
  ///
  /// A write of which no part was sent was not applied. If any part was sent, the outcome is unknown, whatever the failure.
  ///
  /// - Parameter parameters: The parameters of the failure; libcurl's description is added as `details`.
  func failure(isWrite: Bool, parameters: [String: String]) -> ServiceFailure? {
    let details = message.isEmpty ? [:] : ["details": message]
    let parameters = parameters.merging(details) { own, _ in own }
    switch outcome {
    case CCURL_ANSWERED: return nil
    case CCURL_INTERRUPTED: return ServiceFailure(.cancelled)
    case CCURL_FILE_FAILED:
      return .pictureCache(Errno(rawValue: fileError))
    case CCURL_TIMED_OUT where !isWrite: return ServiceFailure(.timedOut, nil, parameters)
    default: return ServiceFailure(isWrite && wasSent ? .outcomeUnknown : .unavailable, reason, parameters)
    }
  }

  private var reason: ServiceFailure.Reason? {
    switch outcome {
    case CCURL_NAME_UNKNOWN: .hostName
    case CCURL_PROXY_FAILED: .proxy
    case CCURL_TIMED_OUT, CCURL_UNREACHABLE: wasSent ? .interrupted : .connection
    case CCURL_CERTIFICATE_INVALID: .certificate
    case CCURL_TLS_FAILED: .encryption
    case CCURL_BROKEN: .interrupted
    case CCURL_ANSWER_INVALID, CCURL_TOO_LARGE: .unexpectedAnswer
    default: nil
    }
  }
}
