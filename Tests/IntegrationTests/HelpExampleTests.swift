import Foundation
import TestSupport
import Testing

/// The examples in the help run as written, in a home folder that has the files they name.
@Suite struct HelpExampleTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot
  let home: String

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.stocked().copied(to: folder)
    home = folder.path + "/data.home"
    let files = FileManager.default
    for folder in ["2014", "2019/07"] {
      try files.createDirectory(atPath: "\(home)/Pictures/\(folder)", withIntermediateDirectories: true)
    }
    try files.copyItem(atPath: Repository.path("assets/demo/kite.jpg"), toPath: home + "/Pictures/kite.jpg")
    try files.copyItem(atPath: Repository.path("assets/demo/stairs.jpg"), toPath: home + "/Pictures/2014/stairs.jpg")
    try files.copyItem(atPath: Repository.path("assets/demo/dunes.jpg"), toPath: home + "/Pictures/2019/07/dunes.jpg")
    for (name, text) in Self.documents {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(home)/\(name)"))
    }
  }

  private static let documents = [
    "tour.tape": "Expect /./\n", "pages.tape": "Expect /./\n",
    "products.jsonl": #"{"id":"a-1","brand":"A","model":"A 1","kind":"dslr","#
      + #""price":{"amountMinor":100,"currency":"CNY"}}"#,
    "evening.json": #"{"version":1,"channels":[{"id":"mine","number":7,"name":"Mine"}]}"#,
    "guide.xml.gz": #"<?xml version="1.0"?><tv><channel id="a"><display-name>A</display-name></channel></tv>"#,
  ]

  /// The examples of all help texts, each with its comment removed.
  private static func examples() throws -> [String] {
    let files = Repository.files(in: "Tests/IntegrationTests/Help", endings: [".txt"])
    return try files.flatMap { file in
      try Repository.text(file).split(separator: "\n").filter { $0.hasPrefix("  tenfoot") || $0.hasPrefix("  curl") }
        .map { String($0.dropFirst(2)).replacing(#/   *[a-z, ]+$/#, with: "") }
    }
  }

  @Test func theExamplesRunAsWritten() throws {
    let examples = try Self.examples()
    #expect(examples.count > 25)
    try tenfoot("import", home + "/Pictures/2019")
    try tenfoot("import", "--album", "Holidays", home + "/Pictures")
    for name in ["Anna", "Ben", "Carla"] { try tenfoot("people", "add", name) }
    try tenfoot("friends", "ask", "Anna", "--as", "Ben")
    try tenfoot("profile", "add", "Ben")
    let photo = try #require(try tenfoot.list("photos").first?["id"] as? String)
    let files = FileManager.default
    try files.copyItem(atPath: tenfoot.data, toPath: folder.file("before"))
    // Servers run until they are stopped; ServeCommandTests starts them, UploadCommandTests uploads to one, and SignInTests signs in.
    // A password is typed; PeopleCommandTests does so.
    let others = [
      "curl", "tenfoot serve", "tenfoot upload", "tenfoot sign-", "tenfoot people password Anna",
    ]
    for example in examples where !others.contains(where: example.hasPrefix) {
      // Each command finds what an earlier one may have removed.
      try files.removeItem(atPath: tenfoot.data)
      try files.copyItem(atPath: folder.file("before"), toPath: tenfoot.data)
      let outcome = try run(example.replacing(#/\b[0-9a-f]{20}\b/#, with: photo))
      if Self.needsTerminal(example) {
        #expect(
          outcome.status == 1 && Self.needsTerminalMessages.contains { outcome.messages.contains($0) },
          "\(example): \(outcome.messages)")
      } else {
        #expect(outcome.status == 0, "\(example): \(outcome.messages)")
      }
    }
  }

  private static let needsTerminalMessages = ["not a terminal", "不是终端"]

  private static func needsTerminal(_ example: String) -> Bool {
    example == "tenfoot" || example.hasPrefix("tenfoot ~") || example.hasPrefix("tenfoot tv")
  }

  /// Runs a line in a shell, in the home folder.
  private func run(_ line: String) throws -> (status: Int32, messages: String) {
    let program = try Tenfoot.executable()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "tenfoot() { '\(program)' \"$@\"; }; \(line)"]
    process.environment = try tenfoot.environment
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let messages = folder.path + "/messages"
    try Data().write(to: URL(fileURLWithPath: messages))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: messages, encoding: .utf8))
  }
}
