import Calls
import Foundation
import WireFormat

/// The tokens that a server accepts.
public struct AccessTokens: Sendable {
  /// A function that returns the account of the person who owns a token; nil for an unknown token. It may block.
  public typealias Viewer = @Sendable (String) throws(ServiceFailure) -> String?

  private let tokens: [[UInt8]]
  /// Returns whether requests need a token although there are none here: one that the function ``Viewer`` finds. It may block.
  let needsViewer: (@Sendable () throws(ServiceFailure) -> Bool)?

  /// Creates a list of tokens.
  ///
  /// - Parameter needsViewer: Returns whether requests need a token of a person although the list is empty; nil for never. It may block.
  public init(_ tokens: [String], needsViewer: (@Sendable () throws(ServiceFailure) -> Bool)? = nil) {
    self.tokens = tokens.map { Array($0.utf8) }
    self.needsViewer = needsViewer
  }

  /// Whether requests need a token in any case.
  var areRequired: Bool { !tokens.isEmpty }

  /// Returns whether a text is one of the tokens. The time that this takes does not depend on where the texts differ.
  func contains(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return tokens.map { Self.areEqual($0, bytes) }.contains(true)
  }

  private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// A file with the tokens of the servers, one on each line. The prefix of a token states its server: `tfa_` for the album, `tfm_` for the
/// mall, `tfi_` for the interactions. Empty lines and lines that begin with `#` are skipped.
public struct TokenFile: Sendable {
  /// The reason why a token file cannot be used.
  public enum Problem: Error, Hashable, Sendable {
    /// It cannot be read or written.
    case inaccessible(SystemError)
    /// All users of the machine may read it.
    case readableByAll
    /// A line is not a token; its number, from 1.
    case malformed(line: Int)
    /// It has no token for a server; the server's prefix.
    case missing(String)
  }

  /// The prefixes of the tokens of the three servers.
  public static let prefixes = ["tfa_", "tfm_", "tfi_"]

  private let tokens: [String]

  /// Reads the text of a file.
  public init(text: String) throws(Problem) {
    var tokens: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard Self.isToken(line) else { throw .malformed(line: index + 1) }
      tokens.append(line)
    }
    self.tokens = tokens
  }

  /// Returns whether a text is a token: a prefix and at least 20 characters, about 128 bits, all of which a header field may
  /// contain (RFC 6750, section 2.1).
  private static func isToken(_ text: String) -> Bool {
    prefixes.contains { text.hasPrefix($0) } && (24...200).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        PercentEncoding.encode(String(UnicodeScalar(byte))).utf8.count == 1 || "+/=".utf8.contains(byte)
      }
  }

  /// Returns the tokens with a prefix.
  ///
  /// - Throws: ``Problem/missing(_:)`` if there is none, because the server could not be used.
  public func tokens(withPrefix prefix: String) throws(Problem) -> AccessTokens {
    let own = tokens.filter { $0.hasPrefix(prefix) }
    guard !own.isEmpty else { throw .missing(prefix) }
    return AccessTokens(own)
  }
}

extension TokenFile {
  /// Reads a file. If it does not exist, it is created with a new token for each server, readable only by its owner.
  public init(path: String) throws(Problem) {
    if !FileManager.default.fileExists(atPath: path) { try Self.create(path) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .inaccessible(SystemError(code: errno)) }
    guard status.st_mode & 0o004 == 0 else { throw .readableByAll }
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw .inaccessible(SystemError(code: errno))
    }
    try self.init(text: String(decoding: contents, as: UTF8.self))
  }

  private static func create(_ path: String) throws(Problem) {
    let lines = prefixes.map { $0 + RandomID.make() + RandomID.make() + RandomID.make() + RandomID.make() }
    let text =
      "# Tokens of tenfoot serve: album (tfa_), mall (tfm_), interactions (tfi_).\n" + lines.joined(separator: "\n")
    let contents = Data((text + "\n").utf8)
    guard FileManager.default.createFile(atPath: path, contents: contents, attributes: [.posixPermissions: 0o600])
    else {
      throw .inaccessible(SystemError(code: errno))
    }
  }
}
