import AlbumService
import Calls
import Glibc

/// The hashes of passwords by Argon2id (RFC 9106), computed by libargon2, which is not linked but loaded when the first password is set or
/// verified.
///
/// The costs are those that OWASP recommends: 19 MiB, two passes, one lane. A hash is stored as a PHC string, which contains its
/// costs and its salt: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`.
enum PasswordHash {
  private typealias HashFunction =
    @convention(c) (
      UInt32, UInt32, UInt32, UnsafeRawPointer?, Int, UnsafeRawPointer?, Int, Int, UnsafeMutablePointer<CChar>?, Int
    ) -> Int32
  private typealias VerifyFunction = @convention(c) (UnsafePointer<CChar>?, UnsafeRawPointer?, Int) -> Int32

  private static let passes: UInt32 = 2
  private static let memoryKiB: UInt32 = 19_456
  private static let lanes: UInt32 = 1
  private static let saltBytes = 16
  private static let hashBytes = 32
  /// The most bytes of a PHC string with these sizes, including its end.
  private static let textBytes = 128
  /// `ARGON2_VERIFY_MISMATCH`.
  private static let mismatch: Int32 = -35

  /// A hash that no password has, which is verified in place of a missing one, so that this takes the same time.
  static let ofNoPassword =
    "$argon2id$v=19$m=19456,t=2,p=1$dGVuZm9vdC1uby1wYXNzd2Q$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  private static let functions: (hash: HashFunction, verify: VerifyFunction)? = {
    guard let library = dlopen("libargon2.so.1", RTLD_NOW | RTLD_LOCAL),
      let hash = dlsym(library, "argon2id_hash_encoded"), let verify = dlsym(library, "argon2id_verify")
    else { return nil }
    return (unsafeBitCast(hash, to: HashFunction.self), unsafeBitCast(verify, to: VerifyFunction.self))
  }()

  /// Whether the library is installed.
  static var isAvailable: Bool { functions != nil }

  /// Returns the hash of a password with a new salt, as a PHC string.
  ///
  /// - Throws: `storage` with reason `passwordLibrary` if libargon2 cannot be loaded, and `unavailable` if there is not enough memory.
  static func of(_ password: String) throws(ServiceFailure) -> String {
    guard let functions else { throw ServiceFailure(.storage, .passwordLibrary) }
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let bytes = Array(password.utf8)
    var text = [CChar](repeating: 0, count: textBytes)
    let status = functions.hash(
      passes, memoryKiB, lanes, bytes, bytes.count, salt, salt.count, hashBytes, &text, text.count)
    guard status == 0 else { throw ServiceFailure(.unavailable, nil, [:], retryAfterMS: 1_000) }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Returns whether a hash is that of a password.
  ///
  /// - Parameter hash: The PHC string; nil for a person without a password, which takes the same time and is false.
  /// - Throws: See ``of(_:)``.
  static func matches(_ hash: String?, _ password: String) throws(ServiceFailure) -> Bool {
    guard let functions else { throw ServiceFailure(.storage, .passwordLibrary) }
    let bytes = Array(password.utf8)
    let status = (hash ?? ofNoPassword).withCString { functions.verify($0, bytes, bytes.count) }
    guard status == 0 || status == mismatch else {
      throw ServiceFailure(.unavailable, nil, [:], retryAfterMS: 1_000)
    }
    return status == 0 && hash != nil
  }
}

extension ServiceFailure.Reason {
  /// The library that hashes passwords cannot be loaded; no parameters.
  static let passwordLibrary = ServiceFailure.Reason(rawValue: "passwordLibrary")
}
