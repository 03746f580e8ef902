import Attributes
import Calls

/// A person with an account in the album.
public struct Person: Hashable, Codable, Sendable, Identifiable {
  /// The album service's identifier, which cannot be guessed.
  public var id: String
  /// The name, unique in its folded form; empty for the first person of an album, as long as no one has named that person.
  public var name: String

  /// Creates a person.
  public init(id: String, name: String) {
    (self.id, self.name) = (id, name)
  }
}

/// What a person shows of photos to those who see them. Pictures at small sizes are always shown.
public struct Sharing: Hashable, Codable, Sendable {
  /// Whether others see where the photos were taken.
  public var places: Bool
  /// Whether others can have the files as they are, which may state the place as well.
  public var originals: Bool

  /// Creates the switches; both are off unless they are set.
  public init(places: Bool = false, originals: Bool = false) {
    (self.places, self.originals) = (places, originals)
  }
}

/// The names of people.
public enum PersonName {
  /// The most Unicode scalars that a name has.
  public static let limit = 60

  /// Returns a name as it is stored: composed, without control characters and blank ends.
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

  /// Returns a text without the characters that are invisible or turn the direction, with which one name could look like another.
  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
  }
}

extension ServiceFailure.Reason {
  /// A name of a person that is blank or too long; no parameters.
  public static let personName = ServiceFailure.Reason(rawValue: "personName")
  /// An item or an album that belongs to another person; no parameters.
  public static let otherOwner = ServiceFailure.Reason(rawValue: "otherOwner")
  /// A file that its owner does not hand out; no parameters.
  public static let original = ServiceFailure.Reason(rawValue: "original")
}
