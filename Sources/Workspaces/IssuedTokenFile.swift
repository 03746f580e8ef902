import Calls
import Foundation
import HTTPClient
import Storage

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
    let unfinished = path + ".new"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count,
      fsync(descriptor) == 0, rename(unfinished, path) == 0, syncFolder()
    else { throw failure() }
  }

  private func syncFolder() -> Bool {
    let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }

  private func failure() -> WorkspaceError {
    WorkspaceError(.unreadable, .diskError(path: path, error: SystemError(code: errno)))
  }
}

extension ServiceFailure.Reason {
  /// The file with the tokens that servers have issued cannot be read or written; parameters `path` and `details`.
  public static let issuedTokens = ServiceFailure.Reason(rawValue: "issuedTokens")
}
