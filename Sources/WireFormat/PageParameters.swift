import Calls

extension QueryParameters {
  /// Adds a request for a part of a list: `limit`, and one of `after`, `before` and `date`.
  public mutating func add(_ page: PageRequest) {
    add("limit", String(page.limit))
    switch page.position {
    case .first: break
    case .after(let cursor): add("after", cursor.token)
    case .before(let cursor): add("before", cursor.token)
    case .date(let date): add("date", date)
    }
  }
}

extension ParameterReader {
  /// Reads the parameters of a request for a part of a list; without parameters, its first 60 items.
  ///
  /// - Throws: `refused` for a limit outside 1...500 and for more than one position.
  public mutating func page() throws(ServiceFailure) -> PageRequest {
    let limit = try value("limit") { text in Int(text).flatMap { (1...500).contains($0) ? $0 : nil } } ?? 60
    let after = try text("after").map { PageRequest.Position.after(PageCursor(token: $0)) }
    let before = try text("before").map { PageRequest.Position.before(PageCursor(token: $0)) }
    let date = try text("date").map { PageRequest.Position.date($0) }
    let positions = [after, before, date].compactMap(\.self)
    guard positions.count <= 1 else { throw .parameter(after != nil && before != nil ? "before" : "date") }
    return PageRequest(positions.first ?? .first, limit: limit)
  }
}
