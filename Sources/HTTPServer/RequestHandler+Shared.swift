import HTTPTypes
import NIOCore
import WireFormat

extension RequestHandler {
  /// Returns an answer that was given a moment ago; nil for a request that has to be carried out.
  func sharedAnswer(to exchange: Exchange) -> SharedAnswers.Answer? {
    let fields = exchange.head.headerFields
    guard exchange.head.method == .get, fields[.contentLength] == nil, fields[.transferEncoding] == nil,
      fields[.expect] == nil, let answer = service.state.shared.answer(to: exchange.target, at: .now()),
      namesKnownHost(exchange), waitMS(exchange, service.state.rates) == nil
    else { return nil }
    return answer
  }

  /// Returns the response for a request, and records it.
  func response(to exchange: Exchange, _ answer: SharedAnswers.Answer) -> (head: HTTPResponse, body: ByteBuffer?) {
    var exchange = exchange
    exchange.route = answer.route
    let isKnown = exchange.head.headerFields[.ifNoneMatch].map { TagCondition(header: $0).matches(answer.tag) } ?? false
    var response = ServerResponse(isKnown ? .notModified : .ok, fields: answer.fields)
    if isKnown { response.fields[.contentType] = nil }
    if answer.hasServerTime { ServerTime.write(.now, to: &response.fields) }
    if exchange.head.headerFields[.connection] == "close" { response.fields[.connection] = "close" }
    let body = isKnown ? nil : answer.body
    response.fields[.contentLength] = body.map { String($0.readableBytes) }
    finish(&response, exchange)
    record(exchange, status: response.status, sizeBytes: Int64(body?.readableBytes ?? 0))
    return (HTTPResponse(status: response.status, headerFields: response.fields), body)
  }

  /// Keeps an answer that may be shared, for the requests that follow soon.
  func share(_ response: ServerResponse, _ exchange: Exchange) {
    guard exchange.isPublic, exchange.head.method == .get, let content = response.sharedContent else { return }
    var fields = response.fields
    let hasServerTime = fields[.serverTime] != nil
    for name in [HTTPField.Name.date, .serverTime, .requestID, .contentLength] { fields[name] = nil }
    fields[.contentType] = "application/json"
    service.state.shared.keep(
      SharedAnswers.Answer(
        fields: fields, body: ByteBuffer(bytes: content.bytes), tag: content.tag, route: exchange.route,
        hasServerTime: hasServerTime, madeAt: .now()), to: exchange.target)
  }
}
