import Foundation
import MediaFuzz
import TestSupport
import TestTraits
import Testing

/// Folders of hostile files: every file is counted, and the television shows those that could be imported.
@Suite(.heavy) struct HostileMediaTests {
  private static let seed: UInt64 = 71
  private static let fileCount = 120

  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot.silencePopUps()
  }

  /// Writes fuzzed files with hostile names into a folder, and returns its path.
  private func writeFiles() throws -> String {
    let path = folder.path + "/hostile \u{202E}album"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var generator = SeededGenerator(seed: Self.seed)
    for file in FuzzedMedia.files(Self.fileCount, seed: Self.seed) {
      let text = HostileText.text(&generator).filter { $0 != "/" && $0 != "\0" }.prefix(20)
      let prefix = generator.chance(oneIn: 3) && text.utf8.count < 100 ? String(text) : ""
      let bytes = prefix.utf8.filter { $0 != 0 && $0 != 0x2F }
      let name = String(decoding: bytes, as: UTF8.self) + file.name
      try Data(file.bytes).write(to: URL(fileURLWithPath: "\(path)/x\(name)"))
    }
    return path
  }

  private func numberOfFiles(below path: String) -> Int {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var status = stat()
      return stat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }.count
  }

  private func expectEveryFileCounted(for paths: [String], found: Int) throws {
    let outcome = try tenfoot.run(["import", "--json"] + paths)
    #expect(outcome.status == 0, "\(outcome.messages.suffix(300))")
    let report = try #require(try outcome.json() as? [String: Any])
    let counts = ["imported", "unchanged", "skipped", "failed"].compactMap { report[$0] as? Int }
    #expect(counts.reduce(0, +) == found, "seed \(Self.seed): \(counts) of \(found)")
    #expect((report["failures"] as? [Any])?.count == counts.last)
  }

  @Test func namesThatDifferInNormalisationAloneAreTwoFiles() throws {
    let pictures = folder.path + "/pictures"
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    for (name, picture) in [("e\u{301}.jpg", "kite"), ("\u{E9}.jpg", "dunes")] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Repository.path("assets/demo/\(picture).jpg")))
      let file = fopen("\(pictures)/\(name)", "w")
      bytes.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
    let report = try #require(try tenfoot("import", pictures, "--json").json() as? [String: Any])
    #expect(report["imported"] as? Int == 2)
  }

  @Test func everyFuzzedFileIsCountedAndTheTelevisionKeepsRunning() throws {
    let files = try writeFiles()
    try expectEveryFileCounted(for: [files], found: Self.fileCount)
    let (down, right) = ("\u{1B}[B", "\u{1B}[C")
    for walk in [
      ["\r", "\r", right, "\r", down, "\r"], [down, "\r", right, "\r", down, down, "\r", "?"], [right, "\r", "i"],
    ] {
      let window = try TerminalWindow(tenfoot, ["--no-motion"])
      #expect(window.shows("TENFOOT"))
      for key in walk {
        window.type(key)
        window.readUntilQuiet()
      }
      #expect(window.isTakenOver, "seed \(Self.seed), \(walk)")
      let fault = TerminalBytes(window.bytes).fault
      #expect(fault == nil, "seed \(Self.seed), \(walk): \(fault ?? "")")
    }
  }

  @Test(
    .enabled(if: Repository.sharedFolder("malformed") != nil, "needs ../shared/malformed"))
  func everyMalformedSampleIsCountedAndTheGridIsShown() throws {
    let samples = try #require(Repository.sharedFolder("malformed"))
    try expectEveryFileCounted(for: [samples], found: numberOfFiles(below: samples))
    let tape = "\(folder.path)/walk.tape"
    let steps = "Down\nEnter\nSleep 2s\n" + String(repeating: "Right\nEnter\nSleep 1s\nBrowserBack\n", count: 12)
    try Data(steps.utf8).write(to: URL(fileURLWithPath: tape))
    let outcome = try tenfoot("replay", "--data", tenfoot.data, tape)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
