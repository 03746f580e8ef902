import AlbumService
import Attributes
import Calls
import WireFormat

/// `album`, attributes by their names, `owner`, `person` and `sort`.
extension MediaQuery: QueryForm {
  /// Takes a query for media; without parameters every item, most looked up first.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self.init(
      album: try parameters.text("album"), attributes: try [Attribute](&parameters),
      owner: try parameters.text("owner"), person: try parameters.value("person", OwnerFilter.init),
      sort: try parameters.value("sort", MediaQuery.Sort.init(rawValue:)) ?? .popular)
  }

  /// Adds the parameters.
  public func add(to parameters: inout QueryParameters) {
    parameters.add("album", album)
    attributes.add(to: &parameters)
    parameters.add("owner", owner)
    parameters.add("person", person?.text)
    parameters.add("sort", sort.rawValue)
  }
}

/// `person` and `sort`.
extension AlbumQuery: QueryForm {
  /// Takes a query for albums; without parameters every album, by the bytes of its name.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self.init(
      order: try parameters.value("sort", NameOrder.init(rawValue:)) ?? .bytes,
      person: try parameters.value("person", OwnerFilter.init))
  }

  /// Adds the parameters.
  public func add(to parameters: inout QueryParameters) {
    parameters.add("person", person?.text)
    parameters.add("sort", order.rawValue)
  }
}

/// The one attribute of photos that statistics and counts by owner are about.
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
