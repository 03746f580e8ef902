import Glibc
import MediaFuzz
import Screen
import Synchronization
import Testing

@testable import Importing
@testable import Pictures

/// Whatever a file holds, it gets an answer of its own, and so does the next.
///
/// A short round runs with the others; ``Campaign`` says how to run a long one.
@Suite(.serialized) struct FuzzTests {
  private let folder = TemporaryFolder()

  @Test(arguments: Campaign.seeds) func structuresAreReadWithoutACrash(seed: UInt64) throws {
    for file in Campaign.files(seed: seed) {
      let media = try MediaFile(path: folder.write(file.bytes, to: "file"))
      guard case .picture(let format) = DetectedFormat(Array(file.bytes.prefix(DetectedFormat.neededBytes))) else {
        continue
      }
      let structure = FileStructure(of: media, format: format)
      if let size = structure.size { #expect(size.width > 0 && size.height > 0, "seed \(seed), \(file.name)") }
      if let exif = structure.exif {
        #expect(exif.lowerBound >= 0 && exif.upperBound <= media.sizeBytes, "seed \(seed), \(file.name)")
      }
    }
  }

  @Test(arguments: Campaign.seeds) func everyFileGetsAnAnswerInTime(seed: UInt64) {
    let files = Campaign.files(seed: seed)
    let next = Atomic<Int>(0)
    let tally = Mutex(Tally())
    withoutActuallyEscaping({ @Sendable in
      while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < files.count {
        let outcome = read(files[index], seed: seed)
        tally.withLock { $0.add(outcome) }
      }
    }) { onThreads(Campaign.pool.workerCount, $0) }
    let sums = tally.withLock { $0 }
    #expect(sums.facts + sums.examineFailures == files.count, "seed \(seed)")
    print("seed \(seed): \(files.count) files, \(sums)")
  }

  /// Examines and develops one file.
  private func read(_ file: FuzzedMedia.File, seed: UInt64) -> Outcome {
    let path = folder.write(file.bytes, to: file.name)
    defer { unlink(path) }
    var outcome = Outcome()
    do throws(ImageFailure) {
      let facts = try Campaign.pool.examine(path: path)
      outcome.hasFacts = true
      #expect(facts.isPlausible, "seed \(seed), \(file.name)")
    } catch {
      note(error, file, seed, &outcome)
    }
    let order = ImageRequest(
      source: .file(path: path, version: ""), size: Size(columns: 9, rows: 4),
      treatment: ImageStyle.allCases[Int(seed % 5)], backdrop: RGB(0, 0, 0), depth: .full, glyphs: .sextants)
    do throws(ImageFailure) {
      let picture = try Campaign.pool.develop(order, filePath: path)
      outcome.hasPicture = true
      #expect(picture.size == order.size, "seed \(seed), \(file.name)")
    } catch {
      note(error, file, seed, &outcome)
    }
    return outcome
  }

  private func note(_ failure: ImageFailure, _ file: FuzzedMedia.File, _ seed: UInt64, _ outcome: inout Outcome) {
    #expect(!failure.reason.isEmpty && failure.kind != .noReader, "seed \(seed), \(file.name)")
    if failure.kind == .readerFailed {
      outcome.endedReaders.append(failure.reason)
      Campaign.keep(file, seed: seed, why: failure.reason)
    }
  }
}

/// What came of one file.
private struct Outcome {
  var hasFacts = false
  var hasPicture = false
  /// Why its readers were ended.
  var endedReaders: [String] = []
}

/// What came of many.
private struct Tally: CustomStringConvertible {
  var facts = 0
  var examineFailures = 0
  var pictures = 0
  var endedReaders: [String: Int] = [:]

  mutating func add(_ outcome: Outcome) {
    if outcome.hasFacts { facts += 1 } else { examineFailures += 1 }
    if outcome.hasPicture { pictures += 1 }
    for reason in outcome.endedReaders { endedReaders[reason, default: 0] += 1 }
  }

  var description: String {
    let ended = endedReaders.sorted { $0.key < $1.key }.map { "; \($0.value) times: \($0.key)" }.joined()
    return "\(facts) with facts, \(pictures) with a picture\(ended)"
  }
}

extension MediaMetadata {
  /// Whether every number is one, and every text may be shown.
  fileprivate var isPlausible: Bool {
    let numbers = [exposureTime, fNumber, iso, exposureBias, focalLength, focalLength35].compactMap(\.self)
    let texts = [make, model, lens, title, takenAt, problem].compactMap(\.self) + problems
    return numbers.allSatisfy(\.isFinite) && [width, height].compactMap(\.self).allSatisfy { $0 > 0 }
      && texts.allSatisfy { text in
        text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      }
  }
}
