import Calls
import Device
import Glibc

/// The hash of a PIN: PBKDF2 with HMAC-SHA-256 (RFC 8018), computed by libcrypto, which is not linked but loaded when a PIN is first set or
/// checked.
///
/// The stored form is `pbkdf2-sha256$ITERATIONS$SALT$HASH`, with the salt and the hash in hexadecimal digits.
public enum PINHash {
  /// The number of iterations for new hashes (OWASP Password Storage Cheat Sheet, 2023).
  public static let iterations = 600_000
  private static let saltBytes = 16
  private static let hashBytes = 32
  private static let scheme = "pbkdf2-sha256"
  /// The most iterations that are accepted from a stored hash.
  private static let iterationLimit = 10_000_000

  private typealias Derive =
    @convention(c) (
      UnsafePointer<CChar>?, Int32, UnsafePointer<UInt8>?, Int32, Int32, OpaquePointer?, Int32,
      UnsafeMutablePointer<UInt8>?
    ) -> Int32
  private typealias Digest = @convention(c) () -> OpaquePointer?

  private static let functions: (derive: Derive, sha256: Digest)? = {
    guard let library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL),
      let derive = dlsym(library, "PKCS5_PBKDF2_HMAC"), let sha256 = dlsym(library, "EVP_sha256")
    else { return nil }
    return (unsafeBitCast(derive, to: Derive.self), unsafeBitCast(sha256, to: Digest.self))
  }()

  /// Returns the hash of a PIN with a new random salt.
  ///
  /// - Throws: `storage` with reason `pinLibrary` if libcrypto cannot be loaded.
  public static func make(of pin: PIN, iterations: Int = iterations) throws(ServiceFailure) -> String {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let hash = try derive(pin, salt, iterations)
    return "\(scheme)$\(iterations)$\(hex(salt))$\(hex(hash))"
  }

  /// Returns whether a PIN has a hash; false for a hash of unknown form.
  ///
  /// - Throws: As ``make(of:iterations:)``.
  public static func matches(_ pin: PIN, _ stored: String) throws(ServiceFailure) -> Bool {
    let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == scheme, let iterations = Int(parts[1]),
      (1...iterationLimit).contains(iterations),
      let salt = bytes(parts[2]), let hash = bytes(parts[3]), hash.count == hashBytes
    else { return false }
    let found = try derive(pin, salt, iterations)
    return zip(found, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ pin: PIN, _ salt: [UInt8], _ iterations: Int) throws(ServiceFailure) -> [UInt8] {
    guard let functions else { throw ServiceFailure(.storage, .pinLibrary) }
    let password = pin.digits.utf8.map { CChar(bitPattern: $0) }
    var hash = [UInt8](repeating: 0, count: hashBytes)
    let result = functions.derive(
      password, Int32(password.count), salt, Int32(salt.count), Int32(clamping: iterations), functions.sha256(),
      Int32(hash.count), &hash)
    guard result == 1 else { throw ServiceFailure(.storage, .pinLibrary) }
    return hash
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

extension ServiceFailure.Reason {
  /// The library that hashes PINs cannot be loaded; no parameters.
  static let pinLibrary = ServiceFailure.Reason(rawValue: "pinLibrary")
}
