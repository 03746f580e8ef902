import Calls
import Foundation
import HTTPTypes

/// The SHA-256 of content in the fields `Content-Digest` and `Repr-Digest` (RFC 9530).
public enum ContentDigest {
  /// Returns the value of a field for a hash.
  ///
  /// - Parameter hash: 64 hexadecimal digits.
  public static func field(_ hash: String) -> String {
    "sha-256=:\(Data(bytes(of: hash)).base64EncodedString()):"
  }

  /// Returns the hash that a field states, as 64 lower-case hexadecimal digits; nil if it states none by SHA-256. Other algorithms are
  /// ignored (RFC 9530, section 2).
  ///
  /// - Throws: `refused` with reason `parameter` for a SHA-256 that is malformed.
  public static func hash(_ field: String) throws(ServiceFailure) -> String? {
    // A dictionary of structured fields (RFC 8941); base64 contains neither commas nor semicolons.
    for member in field.split(separator: ",") {
      let member = String(member.prefix { $0 != ";" }).trimmingBlanks()
      guard member.hasPrefix("sha-256=") else { continue }
      let value = member.dropFirst("sha-256=".count)
      guard value.count > 2, value.first == ":", value.last == ":",
        let bytes = Data(base64Encoded: String(value.dropFirst().dropLast())), bytes.count == 32
      else { throw .parameter("Digest") }
      return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    return nil
  }

  private static func bytes(of hash: String) -> [UInt8] {
    let digits = hash.utf8.map { UInt8(Character(UnicodeScalar($0)).hexDigitValue ?? 0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension HTTPField.Name {
  /// The hash of the content of a message.
  public static let contentDigest = fieldName("Content-Digest")
  /// The hash of a whole file, of which a message may contain a part.
  public static let reprDigest = fieldName("Repr-Digest")
}
