import Attributes
import Calls

/// Arguments of a call that travel as parameters of its query.
public protocol QueryForm: Hashable, Sendable {
  /// Takes the parameters.
  ///
  /// - Throws: `refused` for a value that is not valid.
  init(_ parameters: inout ParameterReader) throws(ServiceFailure)
  /// Adds the parameters.
  func add(to parameters: inout QueryParameters)
}

/// No arguments.
public struct NoParameters: QueryForm {
  /// Creates no arguments.
  public init() {}
  /// Takes nothing.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {}
  /// Adds nothing.
  public func add(to parameters: inout QueryParameters) {}
}

/// An argument that a query may have any number of, one parameter each.
public protocol RepeatedParameter: Hashable, Sendable {
  /// Reads a parameter; nil for one that is something else.
  ///
  /// - Throws: `refused` for a value that is not valid.
  static func read(_ parameter: QueryParameters.Parameter) throws(ServiceFailure) -> Self?
  /// Adds the parameter.
  func add(to parameters: inout QueryParameters)
}

extension Array: QueryForm where Element: RepeatedParameter {
  /// Takes all parameters of this kind, in their order.
  public init(_ parameters: inout ParameterReader) throws(ServiceFailure) {
    self = try parameters.takeAll(Element.read)
  }

  /// Adds a parameter for each argument.
  public func add(to parameters: inout QueryParameters) {
    for argument in self { argument.add(to: &parameters) }
  }
}

/// A parameter that is named as the attribute.
extension Attribute: RepeatedParameter {
  /// Reads an attribute; nil for a parameter that is not named as one.
  ///
  /// - Throws: `refused` for the value of a numeric attribute that is not a finite number.
  public static func read(_ parameter: QueryParameters.Parameter) throws(ServiceFailure) -> Attribute? {
    guard let name = AttributeName(rawValue: parameter.name) else { return nil }
    guard let attribute = Attribute(name, wireText: parameter.value) else { throw .parameter(parameter.name) }
    return attribute
  }

  /// Adds the parameter.
  public func add(to parameters: inout QueryParameters) {
    parameters.add(name.rawValue, wireText)
  }
}

/// A set of attributes, as the parameter `set`; see ``AttributeSetText``.
public struct AttributeSet: RepeatedParameter {
  /// The attributes; empty for the set that everything has.
  public var attributes: [Attribute]

  /// Creates a set.
  public init(_ attributes: [Attribute]) {
    self.attributes = attributes
  }

  /// Reads a set; nil for another parameter.
  ///
  /// - Throws: `refused` for text that is no set.
  public static func read(_ parameter: QueryParameters.Parameter) throws(ServiceFailure) -> AttributeSet? {
    guard parameter.name == "set" else { return nil }
    guard let attributes = AttributeSetText.attributes(parameter.value) else { throw .parameter("set") }
    return AttributeSet(attributes)
  }

  /// Adds the parameter.
  public func add(to parameters: inout QueryParameters) {
    parameters.add("set", AttributeSetText.text(attributes))
  }
}
