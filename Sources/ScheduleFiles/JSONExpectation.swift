import Calls

/// The syntax that is expected at a place in a JSON text.
public enum JSONExpectation: Hashable, WordedProblem {
  case size(megabytes: Int)
  case depth(levels: Int)
  case utf8
  case value
  case name
  case eachNameOnce(name: String)
  case colon
  case commaOrBrace
  case commaOrBracket
  case quotationMark
  case digit
  case smallerNumber
  case escape(examples: Alternatives)
  case surrogatePair
  case end

  /// The first part of the keys of its sentences.
  public static let group = "json"
}
