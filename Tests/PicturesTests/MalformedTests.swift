import Glibc
import Pictures
import Screen
import Testing

/// Files made to crash readers, or broken by accident: each gets an answer, in time.
@Suite(.enabled(if: TestPlaces.samples("malformed") != nil, "needs the broken files in ../shared/malformed"))
struct MalformedTests {
  private static let folder = TestPlaces.samples("malformed")
  private static let pool = WorkerPool(command: TestPlaces.worker)

  private static var files: [String] {
    guard let folder else { return [] }
    return TemporaryFolder.names(in: folder).flatMap { group in
      TemporaryFolder.names(in: "\(folder)/\(group)").map { "\(folder)/\(group)/\($0)" }
    }
  }

  @Test func everyFileGetsFactsOrAReason() {
    #expect(Self.files.count > 100)
    for file in Self.files {
      do throws(ImageFailure) {
        let facts = try Self.pool.examine(path: file)
        #expect(facts.hasMetadata || facts.problem == nil, "\(file) has neither a picture nor anything to say")
      } catch {
        #expect(!error.reason.isEmpty && error.kind != .noReader, "\(file)")
      }
    }
  }

  @Test func everyFileGetsAPictureOrAReason() {
    let size = Size(columns: 8, rows: 3)
    for file in Self.files {
      let order = ImageRequest(
        source: .file(path: file, version: ""), size: size, treatment: .whole, backdrop: RGB(0, 0, 0), depth: .full,
        glyphs: .blocks)
      do throws(ImageFailure) {
        #expect(try Self.pool.develop(order, filePath: file).size == size, "\(file)")
      } catch {
        #expect(!error.reason.isEmpty && error.kind != .noReader, "\(file)")
      }
    }
  }
}
