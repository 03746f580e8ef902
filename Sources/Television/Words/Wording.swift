/// The words of one language, as its file in assets/strings has them.
///
/// A key is a ``Phrase``, for countable things with `.one` or `.other` behind it; `{name}` in a sentence is filled in.
public struct Wording: Hashable, Sendable {
  /// Sentences by key.
  public let sentences: [String: String]

  /// Words by key.
  public init(sentences: [String: String]) {
    self.sentences = sentences
  }
}
