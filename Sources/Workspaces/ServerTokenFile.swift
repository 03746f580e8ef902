import Calls
import Foundation
import HTTPClient
import Synchronization

/// The file with the tokens of servers. It is read again when it has changed, so that a token is used as soon as it is entered.
public final class ServerTokenFile: Sendable {
  /// The path; nil for no file.
  public let path: String?

  /// The file's inode and change time, one of which changes with its content, its owner and its permissions.
  private struct Stamp: Equatable {
    let inode: UInt64
    let changedSeconds: Int
    let changedNanoseconds: Int
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

  /// Returns the source of the token of a server.
  func source(for server: ServerAddress) -> TokenSource {
    TokenSource(file: path) { self.token(of: server) }
  }

  private func token(of server: ServerAddress) -> TokenSource.Token {
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

  /// Returns the stamp of a file; nil if it has none, because it does not exist or cannot be reached.
  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      inode: UInt64(status.st_ino), changedSeconds: status.st_ctim.tv_sec, changedNanoseconds: status.st_ctim.tv_nsec)
  }
}
