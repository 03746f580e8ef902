import Attributes
import Calls

/// A person with an account in the album.
public struct Person: Hashable, Codable, Sendable, Identifiable {
  /// The album service's identifier, which cannot be guessed.
  public var id: String
  /// The name, unique in its folded form; empty for the first person of an album as long as that person has no name.
  public var name: String

  /// Creates a person.
  public init(id: String, name: String) {
    (self.id, self.name) = (id, name)
  }
}

/// The settings for what a person shares of photos with those who see them. Pictures at smaller sizes are always shared.
public struct Sharing: Hashable, Codable, Sendable {
  /// Whether friends and album readers see where the photos were taken.
  public var places: Bool
  /// Whether friends and album readers can have the original files, which may contain the place.
  public var originals: Bool

  /// Creates settings; by default nothing is shared.
  public init(places: Bool = false, originals: Bool = false) {
    (self.places, self.originals) = (places, originals)
  }
}

/// The rules for names of people and tokens.
public enum PersonName {
  /// The greatest length of a name, in Unicode scalars.
  public static let limit = 60

  /// Returns a name as it is stored: composed, without control characters, and without blanks at its ends.
  ///
  /// - Throws: `refused` with reason `personName` for a name that is blank or longer than ``limit``.
  public static func validated(_ text: String) throws(ServiceFailure) -> String {
    guard let name = visible(text).sanitizedForStorage()?.composed(), name.unicodeScalars.count <= limit else {
      throw ServiceFailure(.refused, .personName)
    }
    return name
  }

  /// Returns the form in which names are compared.
  public static func comparisonKey(_ name: String) -> String {
    (visible(name).sanitizedForStorage() ?? "").foldedForComparison()
  }

  /// Returns a text without characters that are invisible or change the direction, which could make two names look alike.
  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
  }
}

extension ServiceFailure.Reason {
  /// A name of a person or a token that is blank or too long; no parameters.
  public static let personName = ServiceFailure.Reason(rawValue: "personName")
  /// An item or an album that belongs to another person; no parameters.
  public static let otherOwner = ServiceFailure.Reason(rawValue: "otherOwner")
  /// An original file that its owner does not share; no parameters.
  public static let original = ServiceFailure.Reason(rawValue: "original")
}
