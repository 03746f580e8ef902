import Calls
import Foundation
import Glibc
import TestSupport
import Testing

@testable import Pictures

/// A worker whose file cannot be read says so, whatever the decoder makes of the missing bytes.
@Suite struct ReadFailureTests {
  /// Returns the descriptor of a whole picture that may not be read by it.
  private func unreadable(_ folder: TemporaryFolder, _ name: String) throws -> Int32 {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Repository.path("assets/demo/kite.jpg")))
    return open(folder.write(bytes, to: name), O_WRONLY | O_CLOEXEC)
  }

  private static let requests: [WorkerRequest] = [
    .readMetadata, .checkPicture, .readSidecar,
  ]

  @Test func aReadThatFailsIsNoDamage() throws {
    let folder = try TemporaryFolder()
    for request in Self.requests {
      guard case .failure(let failure) = MediaWorker.reply(to: request, about: try unreadable(folder, "a.jpg")) else {
        Issue.record("\(request)")
        continue
      }
      #expect(failure.kind == .unreachable && failure.problem == .unreadable, "\(request): \(failure)")
      #expect(failure.reason == "cannot be read: bad file descriptor", "\(request)")
    }
  }

  @Test func aFailureIsForgottenWithItsRequest() throws {
    let folder = try TemporaryFolder()
    _ = MediaWorker.reply(to: .readMetadata, about: try unreadable(folder, "a.jpg"))
    let whole = open(Repository.path("assets/demo/kite.jpg"), O_RDONLY | O_CLOEXEC)
    guard case .metadata = MediaWorker.reply(to: .readMetadata, about: whole) else {
      Issue.record("the next file is not read")
      return
    }
  }
}
