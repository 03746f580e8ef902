import Calls
import Foundation
import HTTPClient
import Storage
import SystemPackage

/// The tokens that servers have issued to this device, in a file that the program writes. Its form is that of ``ServerTokens``.
public final class IssuedTokenFile: Sendable {
  /// The path; the file need not exist.
  public let path: String
  private let file: ServerTokenFile

  /// Creates access to a file, which need not exist. A file that cannot be used is reported when a token is needed.
  public init(path: String) {
    self.path = path
    file = ServerTokenFile(unchecked: path)
  }

  /// Returns the token of a server.
  func token(of server: ServerAddress) -> TokenSource.Token {
    switch file.token(of: server) {
    case .known(let token): .issued(token)
    case let other: other
    }
  }

  /// Saves the token of a server in place of its former one; nil removes it. It is on disk when this returns.
  ///
  /// - Throws: `storage` with reason `issuedTokens` if the file cannot be read or written. It is then unchanged.
  public func save(_ token: String?, of server: ServerAddress) throws(ServiceFailure) {
    let lock = FolderLock(ofFile: path)
    defer { extendLifetime(lock) }
    do throws(WorkspaceError) {
      var tokens = FileManager.default.fileExists(atPath: path) ? try ServerTokens(path: path) : ServerTokens()
      tokens.set(token, of: server)
      try replace(by: tokens.text)
    } catch {
      throw ServiceFailure(
        .storage, .issuedTokens,
        ServiceFailure.details(of: error.fault).merging(["path": path]) { own, _ in own })
    }
  }

  private func replace(by text: String) throws(WorkspaceError) {
    do throws(Errno) {
      try DurableFile.replace(path, by: Array(text.utf8), unfinished: path + ".new")
    } catch {
      throw WorkspaceError(.unreadable, .diskError(path: path, error: SystemError(error)))
    }
  }
}

extension ServiceFailure.Reason {
  /// The file with the tokens that servers have issued cannot be read or written; parameters `path` and `details`.
  public static let issuedTokens = ServiceFailure.Reason(rawValue: "issuedTokens")
}
