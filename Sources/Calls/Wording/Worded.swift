/// A value that has a text in every language of the user.
public protocol Worded: Sendable {
  /// Returns the text in the language of some sentences, as a part of a sentence or as sentences.
  func text(in sentences: ProblemSentences) -> String
}

/// A problem as a code with values; it holds no sentence.
///
/// Conforming types are enumerations. The key of a case's sentence in assets/commands/problems.*.toml is the group and the case's
/// name, `tape.noTextField`. The associated values fill the placeholders that are named as their labels; a single value without a
/// label fills `{value}`.
public protocol WordedProblem: Worded {
  /// The first part of the keys of all cases.
  static var group: String { get }

  /// The values for the placeholders, by name.
  var values: [String: any Sendable] { get }
}

extension WordedProblem {
  /// The associated values by their labels.
  public var values: [String: any Sendable] { reflectedValues }

  /// The associated values by their labels, as the case has them.
  public var reflectedValues: [String: any Sendable] {
    guard let payload = Mirror(reflecting: self).children.first?.value else { return [:] }
    let mirror = Mirror(reflecting: payload)
    guard mirror.displayStyle == .tuple else { return ["value": Self.sendable(payload)] }
    return Dictionary(
      mirror.children.map { ($0.label ?? "value", Self.sendable($0.value)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The key of the sentence.
  public var key: String {
    let name = Mirror(reflecting: self).children.first?.label ?? String(describing: self)
    return Self.group + "." + name
  }

  /// Returns the text in the language of some sentences.
  public func text(in sentences: ProblemSentences) -> String {
    sentences.text(key, values)
  }

  /// Returns a value as one of the few types that have a text.
  private static func sendable(_ value: Any) -> any Sendable {
    switch value {
    case let value as any Worded: value
    case let value as [String]: value
    case let value as Int: value
    case let value as Instant: value
    case let value as any RawRepresentable: "\(value.rawValue)"
    default: "\(value)"
    }
  }
}
