import Calls
import Foundation
import HTTPClient
import Synchronization

/// The file with the tokens of servers. It is read again when it has changed, so that a token is used as soon as it is entered.
public final class ServerTokenFile: Sendable {
  /// The path; nil for no file.
  public let path: String?

  /// What is compared to find out whether the file has changed.
  private enum Stamp: Equatable {
    /// A file, with the time at which its content, its owner or its permissions last changed.
    case file(inode: UInt64, changedSeconds: Int, changedNanoseconds: Int)
    /// A file that cannot be reached, and the error number.
    case unreachable(Int32)
  }

  private struct Content {
    var stamp: Stamp?
    var tokens: Result<ServerTokens, WorkspaceError>
  }

  private let content: Mutex<Content>

  /// Creates an empty list of tokens, without a file.
  public init() {
    path = nil
    content = Mutex(Content(stamp: nil, tokens: .success(ServerTokens())))
  }

  /// Reads a file, which need not exist.
  ///
  /// - Throws: As ``ServerTokens/init(path:)``.
  public init(path: String?) throws(WorkspaceError) {
    // The stamp is read first: if the file changes in between, it is read again.
    let stamp = path.flatMap(Self.stamp)
    let tokens = try Self.tokens(in: path, stamp)
    self.path = path
    content = Mutex(Content(stamp: stamp, tokens: .success(tokens)))
  }

  /// Creates access to a file that need not exist. One that cannot be used is reported when a token is needed.
  init(unchecked path: String) {
    self.path = path
    content = Mutex(Content(stamp: nil, tokens: .success(ServerTokens())))
  }

  /// Returns the source of the token of a server. A token that was entered is used before one that the server has issued.
  ///
  /// - Parameters:
  ///   - issued: The tokens that servers have issued; nil for none.
  ///   - createsAccount: Whether the client creates an account of the device when it needs one.
  func source(
    for server: ServerAddress, issued: IssuedTokenFile? = nil, createsAccount: Bool = false
  ) -> TokenSource {
    let lookUp: @Sendable () -> TokenSource.Token = {
      let token = self.token(of: server)
      return token == .missing ? issued?.token(of: server) ?? .missing : token
    }
    guard createsAccount, let issued else { return TokenSource(file: path, lookUp: lookUp) }
    return TokenSource(file: path, lookUp: lookUp) { token throws(ServiceFailure) in
      try issued.save(token, of: server)
    }
  }

  /// Returns the source of the token of a server at which people sign in: the token of the sign-in is used before one that was entered.
  func source(for server: ServerAddress, preferring issued: IssuedTokenFile) -> TokenSource {
    TokenSource(
      file: path,
      lookUp: {
        let token = issued.token(of: server)
        return token == .missing ? self.token(of: server) : token
      })
  }

  func token(of server: ServerAddress) -> TokenSource.Token {
    switch current {
    case .success(let tokens): tokens.token(of: server).map { .known($0) } ?? .missing
    case .failure(let error): .unusable(ServiceFailure.details(of: error.fault))
    }
  }

  private var current: Result<ServerTokens, WorkspaceError> {
    guard let path else { return content.withLock { $0.tokens } }
    let stamp = Self.stamp(path)
    return content.withLock { content in
      if content.stamp != stamp {
        content = Content(
          stamp: stamp, tokens: Result { () throws(WorkspaceError) in try Self.tokens(in: path, stamp) })
      }
      return content.tokens
    }
  }

  private static func tokens(in path: String?, _ stamp: Stamp?) throws(WorkspaceError) -> ServerTokens {
    guard let path, stamp != nil else { return ServerTokens() }
    return try ServerTokens(path: path)
  }

  /// Returns the stamp of a file; nil if it does not exist.
  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR ? nil : .unreachable(errno) }
    return .file(
      inode: UInt64(status.st_ino), changedSeconds: status.st_ctim.tv_sec, changedNanoseconds: status.st_ctim.tv_nsec)
  }
}
