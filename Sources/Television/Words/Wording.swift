import Calls
import Device
import MallService
import Screen

/// The sentences of one language, as its file in assets/strings has them.
///
/// A key is a ``Phrase``, followed by `.one` or `.other` for a counted one; `{name}` in a sentence is a placeholder.
public struct Wording: Hashable, Sendable {
  /// Sentences by key.
  public let sentences: [String: String]

  /// Creates a wording from sentences by key.
  public init(sentences: [String: String]) {
    self.sentences = sentences
  }
}

extension Wording {
  /// Returns the message of a service failure to a user who typed the ids in it.
  public func message(of failure: ServiceFailure, in language: Language) -> String {
    Words(language: language, wording: self).failureWithIDs(failure)
  }

  /// Returns the name of a kind of product.
  public func name(of kind: ProductKind, in language: Language) -> String {
    Words(language: language, wording: self).kind(kind)
  }

  /// Returns why an image cannot be shown.
  public func message(of problem: ImageProblem, in language: Language) -> String {
    Words(language: language, wording: self)(Phrase.imageProblem(problem))
  }
}
