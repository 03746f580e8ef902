import Foundation
import MediaFuzz
import Pictures
import TestSupport

/// The length and the seeds of the fuzzing tests; by default a short round that is always the same.
///
/// - `TENFOOT_FUZZ_ROUNDS`: the number of rounds of 200 generated files, 1 by default. From 2 on, each round also has 200
///   mutants of the sample files beside the package.
/// - `TENFOOT_TEST_SEED`: the seed of the first round; each further round has the next number.
/// - `TENFOOT_FUZZ_WORKER`: another program as the worker, such as one built with sanitizers. It gets no memory limit, because a
///   sanitizer's shadow memory would exceed any, and six times the time.
/// - `TENFOOT_FUZZ_KEEP`: a folder for the sanitizers' reports, and for files whose worker crashed or exceeded a limit.
///
/// A long campaign, in which memory errors and undefined behaviour in C end the worker:
///
///     swift build --product tenfoot --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined \
///       --scratch-path .build/asan
///     TENFOOT_FUZZ_ROUNDS=100 TENFOOT_TEST_SEED=$RANDOM TENFOOT_FUZZ_KEEP="$PWD/.build" \
///       TENFOOT_FUZZ_WORKER="$PWD/.build/asan/debug/tenfoot" swift test --filter FuzzTests
enum Campaign {
  static let filesPerRound = 200

  /// The seeds of all rounds.
  static let seeds: [UInt64] = {
    let count = variable("ROUNDS").flatMap { UInt64($0) } ?? 1
    let first = TestSeed.override ?? 20_261_121
    return (0..<count).map { first &+ $0 }
  }()

  /// The pool that reads the files.
  static let pool: WorkerPool = {
    guard let program = variable("WORKER") else { return WorkerPool(command: .programUnderTest) }
    // Workers get an empty environment; a shell sets the variable that the sanitizers read.
    let log = variable("KEEP").map { ":log_path=\($0)/report" } ?? ""
    let options = "detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=1500\(log)"
    let command = "ASAN_OPTIONS=\(options) exec '\(program)' \(WorkerCommand.argument) \"$0\" \"$1\""
    let limits = WorkerLimits(memoryBytes: .max, metadataMS: 60_000, renderMS: 120_000)
    return WorkerPool(command: .script(command), limits: limits)
  }()

  /// The files of a round: generated ones, and in a campaign of several rounds as many mutants of the samples.
  static func files(seed: UInt64) -> [FuzzedMedia.File] {
    FuzzedMedia.files(filesPerRound, seed: seed) + mutants(seed: seed)
  }

  private static func mutants(seed: UInt64) -> [FuzzedMedia.File] {
    guard seeds.count > 1, !samples.isEmpty else { return [] }
    var generator = SeededGenerator(seed: ~seed)
    return (0..<filesPerRound).map { index in
      let sample = generator.element(of: samples)
      return FuzzedMedia.File(
        name: "mutant-\(index)-\(sample.split(separator: "/").last ?? "")",
        bytes: FuzzedMedia.mutant(of: TemporaryFolder.read(sample), &generator))
    }
  }

  /// The paths of the sample files beside the package that are small enough to be read many times.
  private static let samples: [String] = ["photos", "malformed"].flatMap { name -> [String] in
    guard let folder = Repository.sharedFolder(name) else { return [] }
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let texts = [".csv", ".md", ".txt"]
    return names.filter { name in !texts.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }
  }.filter { path in
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size < 3_000_000
  }.sorted()

  /// Keeps a file whose worker failed, under a name that contains the reason.
  static func keep(_ file: FuzzedMedia.File, seed: UInt64, reason: String) {
    guard let folder = variable("KEEP") else { return }
    let letters = reason.filter { $0.isLetter || $0.isNumber }
    let path = "\(folder)/\(seed)-\(letters)-\(file.name)"
    if !FileManager.default.createFile(atPath: path, contents: Data(file.bytes)) { print("\(path) cannot be written") }
  }

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment["TENFOOT_FUZZ_\(name)"]
  }
}
