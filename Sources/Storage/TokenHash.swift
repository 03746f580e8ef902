import Calls
import Glibc

/// The SHA-256 hash of tokens, computed by libcrypto, which is not linked but loaded when a token is first created or looked up.
public enum TokenHash {
  private typealias Function =
    @convention(c) (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8>?

  private static let function: Function? = {
    guard let library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL), let symbol = dlsym(library, "SHA256") else {
      return nil
    }
    return unsafeBitCast(symbol, to: Function.self)
  }()

  /// Returns the hash of a token as lower-case hexadecimal digits.
  ///
  /// - Throws: `storage` with reason `tokenLibrary` if libcrypto cannot be loaded.
  public static func of(_ secret: String) throws(ServiceFailure) -> String {
    guard let function else { throw ServiceFailure(.storage, .tokenLibrary) }
    let bytes = Array(secret.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    _ = function(bytes, bytes.count, &digest)
    return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

extension ServiceFailure.Reason {
  /// The library that hashes tokens cannot be loaded; no parameters.
  public static let tokenLibrary = ServiceFailure.Reason(rawValue: "tokenLibrary")
}
