import Foundation
import TestSupport
import TestTraits
import Testing

/// Failing system calls in all commands that write: a command's message agrees with the data on disk, and a second run completes
/// the change.
///
/// `TENFOOT_FAULT_TRIALS` sets the number of trials of each command; `every` tries every call, which takes many minutes. The calls and
/// their errors are derived from `TENFOOT_TEST_SEED`.
@Suite(.heavy) struct FaultTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  private static let trials = ProcessInfo.processInfo.environment["TENFOOT_FAULT_TRIALS"]
  private static let trialCount = trials.flatMap { Int($0) } ?? 2

  /// An album with the demo photos, an order, and the channels.
  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("demo", "add")
      try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
      try tenfoot("buy", "nikon-d90", "--key", "before")
      try tenfoot("schedule", "show", "1")
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
  }

  private func reset(for words: String) throws {
    let files = FileManager.default
    if files.fileExists(atPath: tenfoot.data) { try files.removeItem(atPath: tenfoot.data) }
    _ = try Self.prepared.get().copied(to: folder)
    if words == "demo add" { try tenfoot("demo", "remove") }
    for name in ["Anna", "Ben"] where words.contains(name) { try tenfoot("people", "add", name) }
  }

  /// Returns a command, with the files that it needs.
  private func command(_ words: String) throws -> [String] {
    let needsPhoto = words.contains("PHOTO")
    let photo = needsPhoto ? try tenfoot.list("photos", "--limit", "1").first?["id"] as? String ?? "" : ""
    let schedule = """
      {"version": 1, "channels": [{"id": "mine", "number": 7000, "name": "Mine"}], "schedules": [{
        "channel": "mine", "serial": 1, "from": "2026-11-21T20:00:00Z", "until": "2026-11-21T21:00:00Z",
        "programmes": [{"id": "p", "title": "P", "start": "2026-11-21T20:00:00Z", "stop": "2026-11-21T21:00:00Z"}]}]}
      """
    let product = """
      {"id":"x","brand":"Canon","model":"Canon X","kind":"dslr","price":{"amountMinor":9,"currency":"CNY"}}
      """
    let guide = """
      <tv><channel id="c"><display-name>C</display-name></channel>
      <programme start="20261121200000 +0000" stop="20261121210000 +0000" channel="c"><title>T</title></programme></tv>
      """
    let values = [
      "PHOTO": photo, "SCHEDULE": folder.write(schedule.utf8, to: "s.json"),
      "PRODUCTS": folder.write(product.utf8, to: "p.jsonl"), "GUIDE": folder.write(guide.utf8, to: "g.xml"),
      "PICTURES": try makePictures(), "MODEL": "Nikon D3",
    ]
    return words.split(separator: " ").map { values[String($0)] ?? String($0) }
  }

  private func makePictures() throws -> String {
    let pictures = folder.file("pictures")
    if FileManager.default.fileExists(atPath: pictures) { return pictures }
    let text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    let picture = try #require(Data(base64Encoded: text))
    for number in 0..<5 { folder.write(picture + Data("\(number)".utf8), to: "pictures/\(number % 2)/\(number).png") }
    return pictures
  }

  private static let commands = [
    "buy nikon-d90 --key K", "import PICTURES", "import --copy PICTURES", "correct PHOTO --model MODEL", "remove PHOTO",
    "remove --album Harbours --yes", "demo add", "demo remove", "schedule import SCHEDULE", "catalog import PRODUCTS",
    "guide import GUIDE", "people add Dora", "people invite Anna", "friends ask Ben --as Anna",
  ]

  /// The numbers of the calls that fail, one for each trial.
  private static func callNumbers(_ count: Int, trials: Int, using random: inout SeededGenerator) -> [Int] {
    if Self.trials == "every" { return Array(1...max(1, count)) }
    return (0..<trials).map { _ in Int.random(in: 1...max(1, count), using: &random) }
  }

  private static func randomFault(_ calls: String, _ number: Int, using random: inout SeededGenerator) -> Fault {
    var fault = Fault(calls: calls, number: number)
    fault.code = [ENOSPC, EIO].randomElement(using: &random) ?? EIO
    fault.kind = Fault.Kind.allCases.randomElement(using: &random) ?? .fail
    fault.isLasting = Bool.random(using: &random)
    return fault
  }

  @Test(arguments: commands)
  func messagesAgreeWithTheDataOnDisk(_ words: String) throws {
    var random = SeededGenerator()
    var arguments: [String] = []
    for calls in [Fault.changes, "r"] {
      try reset(for: words)
      if arguments.isEmpty { arguments = try command(words) }
      let before = try StoredState(of: tenfoot.data)
      let whole = try tenfoot.run(arguments, fault: Fault(calls: calls), in: tenfoot.data)
      #expect(whole.outcome.status == 0 && whole.callCount > 0, "\(words): \(whole.outcome.messages)")
      let done = try StoredState(of: tenfoot.data)
      let numbers = Self.callNumbers(whole.callCount, trials: calls == "r" ? 1 : Self.trialCount, using: &random)
      for number in numbers {
        try reset(for: words)
        let fault = Self.randomFault(calls, number, using: &random)
        let outcome = try tenfoot.run(arguments, fault: fault, in: tenfoot.data).outcome
        let place = "seed \(TestSeed.value), \(words), \(fault): status \(outcome.status), \(outcome.messages)"
        try expectTruth(outcome, fault, before: before, done: done, place)
        _ = try tenfoot.run(arguments)
        #expect(try StoredState(of: tenfoot.data) == done, "the next run completes it; \(place)")
        try expectNothingIsLeftOver(place)
      }
    }
  }

  /// Expects that a command's message agrees with the data on disk.
  private func expectTruth(
    _ outcome: Tenfoot.Outcome, _ fault: Fault, before: StoredState, done: StoredState, _ place: String
  ) throws {
    let found = try StoredState(of: tenfoot.data)
    let messages = outcome.messages
    if outcome.status == 0 || messages.contains("was removed, but its pictures") {
      #expect(found == done, "\(place)")
    } else if outcome.status == SIGKILL {
      #expect(fault.kind == .kill, "\(place)")
    } else if messages.contains("may or may not have been saved") {
      #expect(found == before || found == done, "\(place)")
    } else if let match = messages.firstMatch(of: #/(\d+) w(?:as|ere) imported|added \(photos: (\d+)\)/#) {
      let count = (match.output.1 ?? match.output.2).flatMap { Int($0) }
      #expect(found.photoCount - before.photoCount == count, "\(place)")
    } else {
      #expect(outcome.status == 1 && messages.contains("Error: "), "\(place)")
      #expect(found == before, "\(place)")
    }
    for raw in ["NSCocoa", "Domain", "SQLITE", "DatabaseError", "Errno("] {
      #expect(!messages.contains(raw), "\(place)")
    }
  }

  @Test func demoPicturesThatCannotBeDeletedAreNamed() throws {
    try reset(for: "demo remove")
    let fault = Fault(calls: "u", number: 1, code: EIO, isLasting: true)
    let outcome = try tenfoot.run(["demo", "remove"], fault: fault, in: tenfoot.data).outcome
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.contains(
        "The demo album was removed, but its pictures in \(tenfoot.data)/media/demo could not be deleted: input/output")
    )
  }

  private func expectNothingIsLeftOver(_ place: String) throws {
    #expect(try DatabaseCheck.faults(in: tenfoot.data).isEmpty, "\(place)")
    let names = FileManager.default.enumerator(atPath: tenfoot.data)?.compactMap { $0 as? String } ?? []
    #expect(names.filter { $0.contains(".new") || $0.contains(".unfinished") }.isEmpty, "\(place)")
  }

  @Test func everyFileFoundIsCounted() throws {
    let pictures = try makePictures()
    folder.write("notes".utf8, to: "pictures/notes.txt")
    folder.write("settings".utf8, to: "pictures/0/.hidden.jpg")
    var random = SeededGenerator()
    for calls in ["d", "l", "i", "r"] {
      let count = try tenfoot.run(["import", pictures], fault: Fault(calls: calls), in: pictures).callCount
      for number in Self.callNumbers(count, trials: Self.trialCount, using: &random) {
        if FileManager.default.fileExists(atPath: tenfoot.data) {
          try FileManager.default.removeItem(atPath: tenfoot.data)
        }
        var fault = Self.randomFault(calls, number, using: &random)
        (fault.kind, fault.code) = (.fail, [EIO, ESTALE, EACCES, ENAMETOOLONG].randomElement(using: &random) ?? EIO)
        let outcome = try tenfoot.run(["import", "--json", pictures], fault: fault, in: pictures).outcome
        let place = "seed \(TestSeed.value), \(fault): \(outcome.messages) \(outcome.output)"
        let report = try #require(try outcome.json() as? [String: Any], "\(place)")
        let sum = ["imported", "unchanged", "failed", "skipped"].reduce(0) { $0 + (report[$1] as? Int ?? 0) }
        let failures = (report["failures"] as? [[String: String]] ?? []).compactMap { $0["file"] }
        let hasFolder = failures.contains { path in
          var isFolder: ObjCBool = false
          return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
        // The files in a folder that cannot be listed are unknown, so the folder itself is counted as a failure.
        #expect(hasFolder || sum == 7, "\(place)")
        #expect(report["failed"] as? Int == failures.count, "\(place)")
      }
    }
  }
}
