import Calls

/// A call for a page of a list.
public struct PageCall<Kind: ListKind>: WireCall {
  /// The query that selects and sorts the items.
  public var query: Kind.Query
  /// The part of the list.
  public var page: PageRequest

  /// Creates the call.
  public init(_ query: Kind.Query, page: PageRequest) {
    (self.query, self.page) = (query, page)
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    query = try Kind.Query(&parameters)
    page = try parameters.page()
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest { parameters in
      query.add(to: &parameters)
      parameters.add(page)
    }
  }
}

extension PageCall where Kind.Query == NoParameters {
  /// Creates the call.
  public init(page: PageRequest) {
    self.init(NoParameters(), page: page)
  }
}

/// A call for one resource by its identifier.
public struct ResourceCall<Kind: ResourceKind>: WireCall {
  /// The identifier.
  public var id: String

  /// Creates the call.
  public init(id: String) {
    self.id = id
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [id]) }
}

/// A call for something that is read with parameters.
public struct QueryCall<Kind: QueryKind>: WireCall {
  /// The parameters.
  public var query: Kind.Query

  /// Creates the call.
  public init(_ query: Kind.Query) {
    self.query = query
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    query = try Kind.Query(&parameters)
    try parameters.end()
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest { query.add(to: &$0) } }
}

extension QueryCall where Kind.Query == NoParameters {
  /// Creates the call.
  public init() {
    self.init(NoParameters())
  }
}
