import Calls
import Device
import Foundation

/// The servers that a television uses, with the tokens and certificates for them.
public struct ServerAccess: Sendable {
  /// The addresses.
  public var addresses: ServerAddresses
  /// The tokens.
  public var tokens: ServerTokens
  /// A file with the trusted certificates, in PEM; nil for those of the system.
  public var trustedCertificates: String?
  /// How long a call may take, in milliseconds; nil for the usual time.
  public var timeLimitMS: Int64?

  /// Creates the access to servers; by default to none.
  public init(
    addresses: ServerAddresses = ServerAddresses(), tokens: ServerTokens = ServerTokens(),
    trustedCertificates: String? = nil, timeLimitMS: Int64? = nil
  ) {
    (self.addresses, self.tokens, self.trustedCertificates) = (addresses, tokens, trustedCertificates)
    self.timeLimitMS = timeLimitMS
  }
}

/// The tokens of servers. Each is sent only to the server with its address.
public struct ServerTokens: Sendable {
  private var tokens: [ServerAddress: String] = [:]

  /// Creates an empty list of tokens.
  public init() {}

  /// Reads tokens from text: for each server a line with its address and its token, separated by blanks. Empty lines and those that begin
  /// with `#` are skipped.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `malformed` for the first line of another form.
  public init(text: String, file: String) throws(WorkspaceError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty || words[0].hasPrefix("#") { continue }
      guard words.count == 2, let server = ServerAddress(String(words[0])), words[1].utf8.allSatisfy(Self.isTokenByte)
      else {
        throw WorkspaceError(
          .malformed, .token(place: "\(file):\(index + 1)", example: "https://tv.example TOKEN"))
      }
      tokens[server] = String(words[1])
    }
  }

  /// Reads tokens from a file, which only its owner may read.
  ///
  /// - Throws: `unreadable` if it cannot be read, or if other users may read it too; `malformed` as ``init(text:file:)``.
  public init(path: String) throws(WorkspaceError) {
    var status = stat()
    guard stat(path, &status) == 0, let bytes = FileManager.default.contents(atPath: path) else {
      throw WorkspaceError(.unreadable, .tokensUnreadable(path: path))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw WorkspaceError(.unreadable, .tokensReadableByOthers(path: path))
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// Returns the token of a server; nil if it has none.
  public func token(of server: ServerAddress) -> String? { tokens[server] }

  /// The characters of a token (RFC 6750, section 2.1).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~+/=".utf8.contains(byte)
    }
  }
}
