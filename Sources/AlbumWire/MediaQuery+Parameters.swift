import AlbumService
import Attributes
import Calls
import WireFormat

/// `album`, attributes by their names, `owner` and `sort`.
extension MediaQuery: QueryForm {
  /// Takes a query for media; without parameters every item, most looked up first.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self.init(
      album: try parameters.text("album"), attributes: try [Attribute](&parameters),
      owner: try parameters.text("owner"),
      sort: try parameters.value("sort", MediaQuery.Sort.init(rawValue:)) ?? .popular)
  }

  /// Adds the parameters.
  public func add(to parameters: inout QueryParameters) {
    parameters.add("album", album)
    attributes.add(to: &parameters)
    parameters.add("owner", owner)
    parameters.add("sort", sort.rawValue)
  }
}

/// `sort`.
extension NameOrder: QueryForm {
  /// Takes an order; by bytes without the parameter.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self = try parameters.value("sort", NameOrder.init(rawValue:)) ?? .bytes
  }

  /// Adds the parameter.
  public func add(to parameters: inout QueryParameters) {
    parameters.add("sort", rawValue)
  }
}

/// The one attribute of photos that statistics are about.
public struct StatisticsQuery: QueryForm {
  /// The attribute.
  public var attribute: Attribute

  /// Creates a query.
  public init(_ attribute: Attribute) {
    self.attribute = attribute
  }

  /// Takes the attribute.
  ///
  /// - Throws: `refused` for none and for several.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    let attributes = try [Attribute](&parameters)
    guard attributes.count == 1 else { throw .parameter("model") }
    attribute = attributes[0]
  }

  /// Adds the parameter.
  public func add(to parameters: inout QueryParameters) {
    attribute.add(to: &parameters)
  }
}
