import Foundation
import TestSupport
import TestTraits
import Testing

/// A read that the system refuses is reported as such: it says nothing about the file, and never that the file is damaged.
@Suite(.heavy) struct ReadFaultTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("import", Repository.path("assets/demo/kite.jpg"))
      try tenfoot("buy", "nikon-d90", "--key", "before")
      try tenfoot("schedule", "show", "1")
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
    _ = try Self.prepared.get().copied(to: folder)
  }

  private static let errors = [EIO, ESTALE, ENOMEM, EACCES]

  /// Makes every read of a folder's files fail in turn, up to a number, and passes on what the command says.
  private func fail(
    _ arguments: [String], in place: String, calls: String, limit: Int, _ check: (Tenfoot.Outcome, Fault) throws -> Void
  ) throws {
    let count = try tenfoot.run(arguments, fault: Fault(calls: calls), in: place).callCount
    #expect(count > 0, "\(arguments)")
    let step = max(1, count / limit)
    for (index, number) in stride(from: 1, through: count, by: step).enumerated() {
      var fault = Fault(calls: calls, number: number)
      (fault.code, fault.isLasting) = (Self.errors[index % Self.errors.count], true)
      try check(try tenfoot.run(arguments, fault: fault, in: place).outcome, fault)
    }
  }

  private static let words = [
    "damaged", "corrupt", "not a picture", "malformed", "incomplete", "is not a catalogue", "too early",
  ]

  @Test(arguments: [["catalog", "import"], ["schedule", "import"], ["guide", "import"], ["replay"]])
  func aFileThatCannotBeReadIsNotBlamed(_ command: [String]) throws {
    let text = String(repeating: " ", count: 1 << 20) + "\n"
    let place = folder.file("files")
    let file = folder.write(text.utf8, to: "files/" + (command[0] == "replay" ? "a.tape" : "a.xml"))
    for calls in ["r", "i"] {
      try fail(command + [file], in: place, calls: calls, limit: 4) { outcome, fault in
        let text = outcome.messages + outcome.output
        #expect([1, 2].contains(outcome.status), "\(fault): \(text)")
        #expect(!Self.words.contains { text.contains($0) }, "\(fault): \(text)")
        #expect(text.contains("cannot be read"), "\(fault): \(text)")
        if fault.code == EIO { #expect(text.contains("input/output error"), "\(fault): \(text)") }
        if fault.code == EIO && command[0] != "replay" { #expect(text.contains("check its disk"), "\(text)") }
      }
    }
  }

  @Test(arguments: [["photos"], ["orders"], ["schedule", "show", "1"], ["doctor", "--check"]])
  func aDatabaseThatCannotBeReadIsNotDamaged(_ command: [String]) throws {
    try fail(command, in: tenfoot.data, calls: "r", limit: 12) { outcome, fault in
      let text = outcome.messages + outcome.output
      #expect(!text.contains("damaged"), "\(command), \(fault): \(text)")
      if outcome.status != 0 {
        let isTrue = ["reported an error", "not enough memory", "can’t be opened"].contains { text.contains($0) }
        #expect(isTrue, "\(command), \(fault): \(text)")
      }
    }
  }

  @Test func aPhotoThatCannotBeOpenedIsLeftAsItIs() throws {
    let pictures = folder.file("pictures")
    try FileManager.default.createDirectory(atPath: pictures, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.path("assets/demo/kite.jpg"), toPath: pictures + "/a.jpg")
    for code in Self.errors {
      var fault = Fault(calls: "i", number: 1)
      (fault.code, fault.isLasting) = (code, true)
      let outcome = try tenfoot.run(["import", pictures + "/a.jpg"], fault: fault, in: pictures).outcome
      let text = outcome.messages + outcome.output
      #expect(!Self.words.contains { text.contains($0) }, "\(fault): \(text)")
      #expect(text.contains(code == EACCES ? "cannot be read: permission denied" : "cannot be read: "), "\(text)")
      #expect(code == EACCES || text.contains("were left as they are. Check the disk"), "\(text)")
    }
  }
}
