import Foundation
import GRDB
import TestSupport
import TestTraits
import Testing

/// `kill -9` at any moment: nothing that was acknowledged is lost or counted twice, and the next start works.
///
/// `TENFOOT_CRASH_ROUNDS` sets the rounds of each test. `TENFOOT_TEST_SEED` repeats a run as far as a race can be repeated.
@Suite(.heavy) struct KillTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot
  private let pictures: String

  private static let roundCount = ProcessInfo.processInfo.environment["TENFOOT_CRASH_ROUNDS"].flatMap { Int($0) } ?? 2
  /// More than a batch, so that an import is on disk in several steps.
  private static let pictureCount = 130

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    pictures = folder.path + "/pictures"
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
  }

  /// Calls a function several times with a random limit of changes, at most as many as a run to its end makes.
  private func rounds(
    _ name: String, changeCount: Int, _ round: (_ number: Int, _ limit: Int) throws -> Void
  ) throws {
    print("\(name): seed \(TestSeed.value), up to \(changeCount) changes")
    var random = SeededGenerator(seed: TestSeed.value)
    for number in 0..<Self.roundCount { try round(number, Int.random(in: 0...changeCount, using: &random)) }
  }

  private func expectNoFaults(_ place: String) throws {
    let faults = try DatabaseCheck.faults(in: tenfoot.data)
    #expect(faults.isEmpty, "\(place)")
  }

  // MARK: Importing

  /// Writes small pictures of different content.
  private func makePictures() throws {
    let text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    let picture = try #require(Data(base64Encoded: text))
    for number in 0..<Self.pictureCount {
      // Bytes behind a picture's end make it another file.
      let content = picture + Data("\(number)".utf8)
      try content.write(to: URL(fileURLWithPath: "\(pictures)/\(number).png"))
    }
  }

  @Test func aKilledImportContinues() throws {
    try makePictures()
    let command = ["import", "--copy", "--json", pictures]
    let whole = try tenfoot.run(command, killedAfter: nil)
    #expect(whole.outcome.status == 0, "\(whole.outcome.messages)")
    try rounds("import", changeCount: whole.changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      try FileManager.default.removeItem(atPath: tenfoot.data)
      _ = try tenfoot.run(command, killedAfter: limit)
      try expectPhotosAreWhole(place)
      let report = try tenfoot.object("import", "--copy", pictures)
      #expect(report["failed"] as? Int == 0, "\(place)")
      #expect(try tenfoot.list("photos", "--limit", "500").count == Self.pictureCount, "\(place)")
      try expectPhotosAreWhole(place)
      let media = try FileManager.default.contentsOfDirectory(atPath: tenfoot.data + "/media")
      #expect(media.count == Self.pictureCount, "\(place): unfinished copies: \(media.filter { $0.hasPrefix(".") })")
    }
  }

  private func expectPhotosAreWhole(_ place: String) throws {
    for photo in try tenfoot.list("photos", "--limit", "500") {
      let file = try #require(photo["file"] as? String)
      let copy = try Data(contentsOf: URL(fileURLWithPath: file))
      let source = try Data(contentsOf: URL(fileURLWithPath: "\(pictures)/\(photo["title"] ?? "").png"))
      #expect(copy == source, "\(place)")
    }
    try expectNoFaults(place)
  }

  // MARK: The first start

  @Test func aKilledFirstStartIsCompletedByTheNext() throws {
    let changeCount = try TerminalWindow(tenfoot).changes(tenfoot, killedAfter: nil)
    let itemCount = try tenfoot.list("photos", "--limit", "500").count
    try rounds("first start", changeCount: changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      try FileManager.default.removeItem(atPath: tenfoot.data)
      _ = try TerminalWindow(tenfoot).changes(tenfoot, killedAfter: limit)
      let next = try TerminalWindow(tenfoot)
      #expect(next.shows("MOST LOOKED UP"), "\(place)")
      next.send(SIGTERM)
      #expect(next.waitForEnd() == 128 + SIGTERM, "\(place)")
      #expect(try tenfoot.list("photos", "--limit", "500").count == itemCount, "\(place)")
      try expectNoFaults(place)
    }
  }

  @Test func anIncompleteDemoAlbumIsCompletedAtTheNextStart() throws {
    let whole = try tenfoot.object("demo", "add")["added"] as? Int
    let ids = try tenfoot.list("photos", "--limit", "9").compactMap { $0["id"] as? String }
    #expect(try tenfoot.run(["remove"] + ids).status == 0)
    // The state after a first start that ended between two batches.
    try DatabaseQueue(path: tenfoot.data + "/television.sqlite").write { db in
      try db.execute(sql: "DELETE FROM setting")
    }
    let next = try TerminalWindow(tenfoot)
    #expect(next.shows("MOST LOOKED UP"))
    next.send(SIGTERM)
    #expect(next.waitForEnd() == 128 + SIGTERM)
    #expect(try tenfoot.list("photos", "--limit", "500").count == whole)
  }

  // MARK: Buying, correcting, selecting

  @Test func aPurchaseCountsOnce() throws {
    let product = "canon-eos-550d"
    _ = try PreparedData.stocked().copied(to: folder)
    let before = try tenfoot.purchaseCount(of: product)
    let whole = try tenfoot.run(["buy", product, "--key", "whole", "--json"], killedAfter: nil)
    try rounds("buy", changeCount: whole.changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      let key = "round-\(number)"
      let killed = try tenfoot.run(["buy", product, "--key", key, "--json"], killedAfter: limit)
      let acknowledged = killed.outcome.output.hasSuffix("}\n")
      let orders = try tenfoot.list("orders").filter { $0["key"] as? String == key }
      #expect(orders.count <= 1 && (orders.count == 1 || !acknowledged), "\(place)")
      let again = try tenfoot.object("buy", product, "--key", key)
      if acknowledged { #expect(again as NSDictionary == (try killed.outcome.json() as? NSDictionary), "\(place)") }
      #expect(try tenfoot.list("orders").count == number + 2, "\(place)")
      #expect(try tenfoot.purchaseCount(of: product) == before + number + 2, "\(place)")
      try expectNoFaults(place)
    }
  }

  @Test func aKilledCorrectionIsCompleteOrMissing() throws {
    try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
    let id = try #require(try tenfoot.list("photos").first?["id"] as? String)
    var model = "Nikon D90"
    let whole = try tenfoot.run(["correct", id, "--model", model, "--json"], killedAfter: nil)
    try rounds("correct", changeCount: whole.changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      let next = "Canon EOS \(number + 1)0D"
      let killed = try tenfoot.run(["correct", id, "--model", next, "--json"], killedAfter: limit)
      let found = try #require(try tenfoot.list("photos").first?["model"] as? String)
      #expect(found == next || (found == model && !killed.outcome.output.hasSuffix("}\n")), "\(place)")
      #expect(try tenfoot.object("correct", id, "--model", next)["model"] as? String == next, "\(place)")
      model = next
      try expectNoFaults(place)
    }
  }

  /// The responses that the service has counted, and those of the device that are still to be delivered.
  private func responses() throws -> (counted: Int, waiting: Int) {
    func count(_ database: String, _ condition: String) throws -> Int {
      try DatabaseQueue(path: "\(tenfoot.data)/\(database).sqlite").read { db in
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM response WHERE \(condition)") ?? 0
      }
    }
    return (try count("interaction", "TRUE"), try count("television", "receipt IS NULL"))
  }

  @Test func aResponseCountsOnce() throws {
    try tenfoot("demo", "add")
    // A poll shows 18 s after every other minute. A drawing of the screen proves that the response was acknowledged.
    let tape = folder.path + "/answer.tape"
    let acknowledged = tenfoot.data + ".acknowledged.svg"
    try Data("Sleep 19s Enter Expect /Saved|Received/ Screenshot \"\(acknowledged)\"".utf8).write(
      to: URL(fileURLWithPath: tape))
    let idle = folder.path + "/idle.tape"
    try Data("Sleep 1s".utf8).write(to: URL(fileURLWithPath: idle))
    func command(_ tape: String, minute: Int, second: Int) -> [String] {
      func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let clock = "2026-11-21T20:\(padded(minute)):\(padded(second))Z"
      return ["replay", "--data", tenfoot.data, "--clock", clock, tape]
    }
    let whole = try tenfoot.run(command(tape, minute: 0, second: 0), killedAfter: nil)
    #expect(whole.outcome.status == 0, "\(whole.outcome.messages)")
    var known = try responses().counted
    #expect(known == 1)
    try rounds("response", changeCount: whole.changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      try FileManager.default.removeItem(atPath: acknowledged)
      try Data().write(to: URL(fileURLWithPath: acknowledged))
      let minute = 2 + 2 * (number % 28)
      _ = try tenfoot.run(command(tape, minute: minute, second: 0), killedAfter: limit)
      let wasAcknowledged = try Data(contentsOf: URL(fileURLWithPath: acknowledged)).isEmpty == false
      // The next start delivers a response that is left. A start before the time of the answer would postpone it; one after the
      // poll would be too late.
      let next = try tenfoot.run(command(idle, minute: minute, second: 20))
      #expect(next.status == 0, "\(next.messages)")
      let found = try responses()
      #expect((known + (wasAcknowledged ? 1 : 0)...known + 1).contains(found.counted) && found.waiting == 0, "\(place)")
      known = found.counted
    }
  }

  @Test func aSelectionCountsOnce() throws {
    try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
    let tape = folder.path + "/select.tape"
    // A drawing of the screen proves that the effects of a key were finished, and the selection acknowledged.
    let looks = (0..<8).map { "Enter Screenshot \"data.outputs/\($0).svg\" BrowserBack\n" }.joined()
    try Data(("Right Enter Enter Enter\n" + looks).utf8).write(to: URL(fileURLWithPath: tape))
    let command = ["replay", "--data", tenfoot.data, tape]
    let whole = try tenfoot.run(command, killedAfter: nil)
    #expect(whole.outcome.status == 0, "\(whole.outcome.messages)")
    var known = try selectionCount()
    #expect(known == 8)
    try rounds("select", changeCount: whole.changeCount) { number, limit in
      let place = "seed \(TestSeed.value), round \(number), \(limit) changes"
      try FileManager.default.removeItem(atPath: tenfoot.data + ".outputs")
      _ = try tenfoot.run(command, killedAfter: limit)
      let acknowledged = try FileManager.default.contentsOfDirectory(atPath: tenfoot.data + ".outputs").count - 1
      let found = try selectionCount()
      #expect((known + acknowledged...known + acknowledged + 1).contains(found), "\(place)")
      known = found
      try expectNoFaults(place)
    }
  }

  private func selectionCount() throws -> Int {
    try tenfoot.list("photos").first?["selectionCount"] as? Int ?? -1
  }
}

extension TerminalWindow {
  /// Lets a television start, and kills it after a number of changes to its data, or when it shows its first page.
  ///
  /// - Returns: The changes it made.
  fileprivate func changes(_ tenfoot: Tenfoot, killedAfter limit: Int?) throws -> Int {
    let media = tenfoot.data + "/media/demo"
    try FileManager.default.createDirectory(atPath: media, withIntermediateDirectories: true)
    let progress = try ChangeCounter(of: [tenfoot.data, media])
    while progress.changeCount < limit ?? .max, !text.contains("MOST LOOKED UP"), read(waitingMS: 1) {
      progress.update()
    }
    send(SIGKILL)
    _ = waitForEnd()
    return progress.changeCount
  }
}
