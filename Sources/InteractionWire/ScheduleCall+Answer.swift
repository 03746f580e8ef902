import Calls
import HTTPTypes
import InteractionService
import WireFormat

extension ScheduleCall {
  /// Reads the whole answer.
  ///
  /// - Throws: The failure of the server, or `unavailable` with reason `unexpectedAnswer`.
  public static func answer(
    status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    let serverTime = ServerTime.read(fields)
    switch status {
    case .notModified:
      guard let serverTime else { throw ServiceFailure(.unavailable, .unexpectedAnswer) }
      return ServerStamped(.unchanged, serverTime: serverTime)
    case .ok:
      guard let serverTime, let tag = fields[.eTag].flatMap(EntityTag.init(anyHeader:)) else {
        throw ServiceFailure(.unavailable, .unexpectedAnswer)
      }
      return ServerStamped(.schedule(try decode(body), tag: tag.text), serverTime: serverTime)
    default: throw ProblemDetails(status: status, fields: fields, body: body).failure
    }
  }
}
