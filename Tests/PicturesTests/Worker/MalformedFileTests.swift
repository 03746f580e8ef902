import Glibc
import Pictures
import Screen
import TestSupport
import Testing

/// Files that were made to crash readers, or are damaged: each gets a result in time.
@Suite(.enabled(if: Repository.sharedFolder("malformed") != nil, "needs ../shared/malformed"))
struct MalformedFileTests {
  private static let folder = Repository.sharedFolder("malformed")
  private static let pool = WorkerPool(command: .programUnderTest)

  private static var files: [String] {
    guard let folder else { return [] }
    return TemporaryFolder.names(in: folder).flatMap { group in
      TemporaryFolder.names(in: "\(folder)/\(group)").map { "\(folder)/\(group)/\($0)" }
    }
  }

  @Test func readsMetadataOrReturnsAReason() {
    #expect(Self.files.count > 100)
    for file in Self.files {
      do throws(ImageFailure) {
        let metadata = try Self.pool.readMetadata(path: file)
        #expect(metadata.hasMetadata || metadata.problem == nil, "\(file) has neither a picture nor metadata")
      } catch {
        #expect(!error.reason.isEmpty && error.kind != .noWorker, "\(file)")
      }
    }
  }

  @Test func rendersOrReturnsAReason() {
    let size = Size(columns: 8, rows: 3)
    for file in Self.files {
      let request = ImageRequest(
        source: .asset(""), size: size, treatment: .whole, backdrop: RGB(0, 0, 0), depth: .full,
        glyphs: .blocks)
      do throws(ImageFailure) {
        #expect(try Self.pool.render(request, path: file).size == size, "\(file)")
      } catch {
        #expect(!error.reason.isEmpty && error.kind != .noWorker, "\(file)")
      }
    }
  }
}
