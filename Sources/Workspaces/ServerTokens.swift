import Calls
import Foundation
import SystemPackage

/// The tokens of servers. Each is sent only to the server with its address.
public struct ServerTokens: Sendable {
  private var tokens: [ServerAddress: String] = [:]

  /// Creates an empty list of tokens.
  public init() {}

  /// Reads tokens from text: for each server a line with its address and its token, separated by blanks. Empty lines and lines that begin
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

  /// Reads tokens from a file, which no other user may have permission to use.
  ///
  /// - Throws: `unreadable` if it cannot be read, or if other users have permissions for it; `malformed` as ``init(text:file:)``.
  public init(path: String) throws(WorkspaceError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw WorkspaceError(.unreadable, .unreadable(path: path, error: SystemError(Errno(rawValue: errno))))
    }
    let bytes: [UInt8]
    do throws(FileContents.Failure) {
      bytes = try FileContents.read(path, limitBytes: Self.limitBytes)
    } catch {
      switch error {
      case .tooLarge: throw WorkspaceError(.unreadable, .tooLarge(path: path, megabytes: Self.limitBytes >> 20))
      case .system(let error):
        throw WorkspaceError(.unreadable, .unreadable(path: path, error: SystemError(error)))
      }
    }
    guard status.st_mode & 0o077 == 0 else {
      throw WorkspaceError(.unreadable, .tokensReadableByOthers(path: path))
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), file: path)
  }

  private static let limitBytes = 1 << 20

  /// Returns the token of a server; nil if it has none.
  public func token(of server: ServerAddress) -> String? { tokens[server] }

  /// Sets the token of a server in place of its former one; nil removes it.
  mutating func set(_ token: String?, of server: ServerAddress) { tokens[server] = token }

  /// The tokens as text that ``init(text:file:)`` reads, ordered by address.
  var text: String {
    tokens.map { "\($0.key.text) \($0.value)\n" }.sorted().joined()
  }

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
