import Calls

/// The parameters of a request in their order: the query of a URL, or a form (`application/x-www-form-urlencoded`).
public struct QueryParameters: Hashable, Sendable {
  /// A name with a value.
  public struct Parameter: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value; empty for a name without `=`.
    public var value: String
  }

  /// The parameters, in the order in which they were written.
  public private(set) var parameters: [Parameter] = []

  /// Creates a list without parameters.
  public init() {}

  /// Reads a query or a form; empty text has no parameters.
  ///
  /// - Throws: `refused` with reason `parameter` for text that is not percent-encoded UTF-8.
  public init(encoded text: some StringProtocol) throws(ServiceFailure) {
    for piece in text.split(separator: "&") {
      let equals = piece.firstIndex(of: "=")
      let name = piece[..<(equals ?? piece.endIndex)]
      let value = equals.map { piece[piece.index(after: $0)...] } ?? ""
      guard let name = PercentEncoding.decode(name, plusIsBlank: true),
        let value = PercentEncoding.decode(value, plusIsBlank: true)
      else { throw .parameter(String(name.prefix(64))) }
      parameters.append(Parameter(name: name, value: value))
    }
  }

  /// Adds a parameter; none for nil.
  public mutating func add(_ name: String, _ value: String?) {
    if let value { parameters.append(Parameter(name: name, value: value)) }
  }

  /// The parameters as a query or a form; empty if there are none.
  public var encoded: String {
    parameters.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
  }
}

/// A reader of parameters that refuses unknown ones.
public struct ParameterReader: Sendable {
  private var rest: [QueryParameters.Parameter]

  /// Creates a reader of all parameters.
  public init(_ parameters: QueryParameters) {
    rest = parameters.parameters
  }

  /// Removes and returns the values of a parameter that may be repeated, in their order; empty if there is none.
  public mutating func all(_ name: String) -> [String] {
    let values = rest.filter { $0.name == name }.map(\.value)
    if !values.isEmpty { rest.removeAll { $0.name == name } }
    return values
  }

  /// Removes and returns the value of a parameter; nil if there is none.
  ///
  /// - Throws: `refused` for a parameter that is repeated.
  public mutating func text(_ name: String) throws(ServiceFailure) -> String? {
    let values = all(name)
    guard values.count <= 1 else { throw .parameter(name) }
    return values.first
  }

  /// Removes a parameter and reads its value; nil if there is none.
  ///
  /// - Throws: `refused` for a value that `read` returns nil for.
  public mutating func value<Value>(_ name: String, _ read: (String) -> Value?) throws(ServiceFailure) -> Value? {
    guard let text = try text(name) else { return nil }
    guard let value = read(text) else { throw .parameter(name) }
    return value
  }

  /// Removes all parameters for which `read` returns a value, and returns the values in their order.
  public mutating func takeAll<Value>(
    _ read: (QueryParameters.Parameter) throws(ServiceFailure) -> Value?
  ) throws(ServiceFailure) -> [Value] {
    var values: [Value] = []
    var others: [QueryParameters.Parameter] = []
    for parameter in rest {
      if let value = try read(parameter) { values.append(value) } else { others.append(parameter) }
    }
    rest = others
    return values
  }

  /// Checks that no parameter is left.
  ///
  /// - Throws: `refused` for one that is left.
  public func end() throws(ServiceFailure) {
    if let first = rest.first { throw .parameter(first.name) }
  }
}

extension ServiceFailure {
  /// The failure for a parameter that is unknown, repeated, missing or invalid.
  public static func parameter(_ name: String) -> ServiceFailure {
    ServiceFailure(.refused, .parameter, ["parameter": String(name.prefix(64))])
  }
}

extension ServiceFailure.Reason {
  /// A parameter of a request that is unknown, repeated, missing or invalid; parameter `parameter`, its name.
  public static let parameter = ServiceFailure.Reason(rawValue: "parameter")
  /// The body of a request that is not the expected JSON object or form.
  public static let body = ServiceFailure.Reason(rawValue: "body")
}
