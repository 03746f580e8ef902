import Foundation
import MediaFuzz
import Pictures

/// How long the fuzzers go on, and from which seed; by default a short round that is always the same.
///
/// - `TENFOOT_FUZZ_ROUNDS`: rounds of 200 made files each, 1 unless set; from 2 on as many mutants of the sample files
///   beside the package come with them.
/// - `TENFOOT_FUZZ_SEED`: the seed of the first round; each further one takes the next number.
/// - `TENFOOT_FUZZ_WORKER`: another program to read the files, one built with sanitizers. Its workers get no limit on
///   memory (`WorkerLimits(memoryBytes: .max)` is none), which a sanitizer's shadow would exceed at once, and six times
///   the time. The program itself knows nothing of this: its limit stays whatever it is built with.
/// - `TENFOOT_FUZZ_KEEP`: a folder for the sanitizers' reports, and for files whose reader crashed or took too long.
///
/// A long campaign, where a fault of memory or an undefined step in C ends the reader and leaves its file:
///
///     swift build --product tenfoot --sanitize=address -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined \
///       --scratch-path .build/asan
///     TENFOOT_FUZZ_ROUNDS=100 TENFOOT_FUZZ_SEED=$RANDOM TENFOOT_FUZZ_KEEP="$PWD/.build" \
///       TENFOOT_FUZZ_WORKER="$PWD/.build/asan/debug/tenfoot" swift test --filter FuzzTests
enum Campaign {
  static let filesPerRound = 200

  static let seeds: [UInt64] = {
    let first = variable("ROUNDS").flatMap { UInt64($0) } ?? 1
    let start = variable("SEED").flatMap { UInt64($0) } ?? 20_261_121
    return (0..<first).map { start &+ $0 }
  }()

  /// The pool that reads hostile files.
  static let pool: WorkerPool = {
    guard let program = variable("WORKER") else { return WorkerPool(command: TestPlaces.worker) }
    // A worker's environment is emptied; the shell gives it what sanitizers read. Their reports go to files.
    let log = variable("KEEP").map { ":log_path=\($0)/report" } ?? ""
    let options = "detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=1500\(log)"
    let command = "ASAN_OPTIONS=\(options) exec '\(program)' \(WorkerCommand.argument) \"$0\" \"$1\""
    let limits = WorkerLimits(memoryBytes: .max, examinationMS: 60_000, developmentMS: 120_000)
    return WorkerPool(command: TestPlaces.script(command), limits: limits)
  }()

  /// The files of a round: made ones, and where the samples are there, as many mutants of those.
  static func files(seed: UInt64) -> [FuzzedMedia.File] {
    FuzzedMedia.files(filesPerRound, seed: seed) + mutants(seed: seed)
  }

  private static func mutants(seed: UInt64) -> [FuzzedMedia.File] {
    // A short round needs nothing beside the package.
    guard seeds.count > 1, !samples.isEmpty else { return [] }
    var dice = Dice(seed: ~seed)
    return (0..<filesPerRound).map { index in
      let sample = dice.pick(samples)
      return FuzzedMedia.File(
        name: "mutant-\(index)-\(sample.split(separator: "/").last ?? "")",
        bytes: FuzzedMedia.mutant(of: TemporaryFolder.read(sample), &dice))
    }
  }

  /// The sample files that lie beside the package and are not too large to be read over and over.
  private static let samples: [String] = ["photos", "malformed"].flatMap { name -> [String] in
    guard let folder = TestPlaces.samples(name) else { return [] }
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let texts = [".csv", ".md", ".txt"]
    return names.filter { name in !texts.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }
  }.filter { path in
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size < 3_000_000
  }.sorted()

  /// Keeps a file for whoever looks into what it does, under a name that tells why.
  static func keep(_ file: FuzzedMedia.File, seed: UInt64, why: String) {
    guard let folder = variable("KEEP") else { return }
    let reason = why.filter { $0.isLetter || $0.isNumber }
    let path = "\(folder)/\(seed)-\(reason)-\(file.name)"
    if !FileManager.default.createFile(atPath: path, contents: Data(file.bytes)) { print("\(path) cannot be written") }
  }

  private static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment["TENFOOT_FUZZ_\(name)"]
  }
}
