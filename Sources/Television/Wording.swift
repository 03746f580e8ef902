/// The words of one language.
public struct Wording: Hashable, Sendable {
  private let sentences: [String: String]

  /// Words by phrase; those of assets/strings.
  public init(sentences: [String: String]) {
    self.sentences = sentences
  }

  /// The sentence of a key, the key itself where there is none.
  public subscript(key: String) -> String {
    sentences[key] ?? key
  }
}
