import Attributes
import Calls

/// The rules for passwords.
///
/// A password is any text of 8 to 1,000 characters: rules about its composition make passwords easier to guess, not harder (NIST SP
/// 800-63B, section 5.1.1.2). It is compared by the profile OpaqueString of RFC 8265, section 4.2, so that it can be typed on
/// any keyboard. Of the characters that the profile does not allow, only control characters are refused, because the keyboards of phones
/// insert some of the others into emoji.
public enum Password {
  /// The permitted lengths, in Unicode scalars.
  public static let lengths = 8...1_000

  /// Returns a new password in the form that is hashed.
  ///
  /// - Throws: `refused` with reason `password` for a text that is too short or too long or contains control characters; parameters
  ///   `minimum` and `maximum`.
  public static func validated(_ text: String) throws(ServiceFailure) -> String {
    guard let password = prepared(text), password.unicodeScalars.count >= lengths.lowerBound else {
      throw ServiceFailure(
        .refused, .password, ["count": String(lengths.lowerBound), "limit": String(lengths.upperBound)])
    }
    return password
  }

  /// Returns a text in the form in which passwords are compared: other blanks as spaces, and composed (NFC); nil for a text that no
  /// password can be.
  public static func prepared(_ text: String) -> String? {
    guard text.utf8.count <= lengths.upperBound * 4 else { return nil }
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .spaceSeparator ? " " : $0 }
    let password = String(String.UnicodeScalarView(scalars)).composed()
    guard (1...lengths.upperBound).contains(password.unicodeScalars.count),
      password.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    return password
  }
}

extension ServiceFailure.Reason {
  /// A new password that is too short or too long or contains control characters; parameters `count` and `limit`, the least and the
  /// greatest number of characters.
  public static let password = ServiceFailure.Reason(rawValue: "password")
  /// A present password that is wrong; no parameters.
  public static let wrongPassword = ServiceFailure.Reason(rawValue: "wrongPassword")
  /// A session of the web pages that has ended; no parameters.
  public static let session = ServiceFailure.Reason(rawValue: "session")
  /// An invitation that was used or has expired; no parameters.
  public static let invitation = ServiceFailure.Reason(rawValue: "invitation")
}
