import Calls
import Glibc
import MediaFuzz
import Screen
import TestSupport
import Testing
import Threads

@testable import Pictures

/// Every file gets a result of its own, whatever it contains, and so does the next file.
///
/// A short round runs with the other tests; ``Campaign`` describes how to run a long one.
@Suite(.serialized) struct FuzzTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: Campaign.seeds) func readsEveryStructureWithoutACrash(seed: UInt64) throws {
    for file in Campaign.files(seed: seed) {
      let media = try OpenFile(path: folder.write(file.bytes, to: "file"))
      guard case .picture(let format) = DetectedFormat(Array(file.bytes.prefix(DetectedFormat.neededBytes))) else {
        continue
      }
      let structure = FileStructure(of: media, format: format)
      if let size = structure.size { #expect(size.width > 0 && size.height > 0, "seed \(seed), \(file.name)") }
      if let embedded = EmbeddedMetadata(media, format: format) {
        let bytes = (embedded.exif?.count ?? 0) + (embedded.xmp?.count ?? 0)
        #expect(bytes <= 2 * EmbeddedMetadata.largestBlock, "seed \(seed), \(file.name)")
      }
    }
  }

  @Test(arguments: Campaign.seeds) func returnsAResultForEveryFileInTime(seed: UInt64) {
    let files = Campaign.files(seed: seed)
    let results = parallelMap(files, threadLimit: Campaign.pool.workerCount) { read($0, seed: seed) }
    #expect(results.count == files.count)
    print("seed \(seed): \(files.count) files, \(Summary(results))")
  }

  /// Reads the metadata of one file and renders its picture.
  private func read(_ file: FuzzedMedia.File, seed: UInt64) -> FileResult {
    let path = folder.write(file.bytes, to: file.name)
    defer { unlink(path) }
    var result = FileResult()
    do throws(ImageFailure) {
      let metadata = try Campaign.pool.readMetadata(path: path)
      result.hasMetadata = true
      #expect(metadata.isValid, "seed \(seed), \(file.name)")
    } catch {
      add(error, to: &result, file, seed)
    }
    let request = ImageRequest(
      source: .asset(""), size: Size(columns: 9, rows: 4), treatment: ImageStyle.allCases[Int(seed % 5)],
      backdrop: RGB(0, 0, 0), depth: .full, glyphs: .sextants)
    do throws(ImageFailure) {
      let image = try Campaign.pool.render(request, path: path)
      result.hasImage = true
      #expect(image.size == request.size, "seed \(seed), \(file.name)")
    } catch {
      add(error, to: &result, file, seed)
    }
    return result
  }

  private func add(_ failure: ImageFailure, to result: inout FileResult, _ file: FuzzedMedia.File, _ seed: UInt64) {
    #expect(!failure.reason.isEmpty && failure.kind != .noWorker, "seed \(seed), \(file.name)")
    if failure.kind == .workerFailed {
      result.workerFailures.append(failure.reason)
      Campaign.keep(file, seed: seed, reason: failure.reason)
    }
  }
}

/// The results of one file.
private struct FileResult {
  var hasMetadata = false
  var hasImage = false
  /// Why its workers were terminated.
  var workerFailures: [String] = []
}

/// The number of results of each kind, for the log.
private struct Summary: CustomStringConvertible {
  let description: String

  init(_ results: [FileResult]) {
    let reasons = Dictionary(grouping: results.flatMap(\.workerFailures)) { $0 }
    let failures = reasons.sorted { $0.key < $1.key }.map { "; \($0.value.count) times: \($0.key)" }
    let (metadataCount, imageCount) = (results.count(where: \.hasMetadata), results.count(where: \.hasImage))
    description = "\(metadataCount) with metadata, \(imageCount) with an image" + failures.joined()
  }
}
