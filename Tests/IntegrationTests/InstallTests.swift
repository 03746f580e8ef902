import Foundation
import TestSupport
import Testing

/// `make install`, `make uninstall`, and the manual.
@Suite struct InstallTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  @Test func theInstalledProgramRunsOnTheInstalledData() throws {
    try make("completions", "install")
    let tape = folder.path + "/start.tape"
    try Data("Right Enter Right 3 Enter Expect /./".utf8).write(to: URL(fileURLWithPath: tape))
    #expect(try run("doctor").contains("\(folder.path)/tree/usr/share/tenfoot/assets"))
    _ = try run("replay", tape)
  }

  @Test func onlyDataThatTheProgramReadsIsInstalled() throws {
    try make("completions", "install")
    let files = try installed()
    let known = [
      "bin/", "share/tenfoot/assets/", "share/man/man1/", "share/doc/tenfoot/", "completions", "site-functions",
      "lib/systemd/system/", "lib/sysusers.d/",
    ]
    #expect(files.filter { file in !known.contains { file.contains($0) } } == [])
    // The web pages have one drawing, their icon.
    let sources = files.filter { $0.hasSuffix(".py") || $0.contains("snapshots") || $0.hasSuffix(".svg") }
    #expect(sources.filter { !$0.hasSuffix("/pages/icon.svg") } == [])
  }

  @Test func theServiceStartsTheInstalledProgram() throws {
    try make("completions", "install", "PREFIX=/opt/tenfoot")
    let root = folder.path + "/tree/opt/tenfoot"
    let unit = try String(contentsOfFile: root + "/lib/systemd/system/tenfoot.service", encoding: .utf8)
    let command = try #require(unit.replacing("\\\n", with: "").firstMatch(of: #/\nExecStart=(.*)/#)?.1).split(
      separator: " ")
    #expect(command.first == "/opt/tenfoot/bin/tenfoot")
    #expect(FileManager.default.isExecutableFile(atPath: root + "/bin/tenfoot"))
    // The options are those of this version.
    let outcome = try tenfoot.run(command.dropFirst().map(String.init) + ["--help"])
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test func uninstallRemovesWhatInstallWroteAndNothingElse() throws {
    let theme = "usr/share/tenfoot/assets/themes/mine.toml"
    try make("completions", "install")
    try Data().write(to: URL(fileURLWithPath: "\(folder.path)/tree/\(theme)"))
    try make("uninstall")
    #expect(try installed() == [theme])
  }

  @Test func theVersionNamesTheRelease() throws {
    let pattern = #/tenfoot \d+\.\d+\.\d+( \([0-9a-f]{7,40}(-dirty)?\))?\n/#
    #expect(try tenfoot("--version").output.wholeMatch(of: pattern) != nil)
  }

  @Test func theManualDescribesEveryCommandAndOption() throws {
    let manual = try Repository.text("packaging/tenfoot.1").replacing("\\&", with: "")
    let help = try #require(try tenfoot("--experimental-dump-help").json() as? [String: Any])
    let command = try #require(help["command"] as? [String: Any])
    #expect(names(in: command).count > 80)
    #expect(names(in: command).filter { !manual.contains($0) } == [])
  }

  /// The commands and long options below a command, as mdoc writes them.
  private func names(in command: [String: Any]) -> [String] {
    let parts = ["subcommands", "arguments"].map { part in
      (command[part] as? [[String: Any]] ?? []).filter { $0["shouldDisplay"] as? Bool != false }
    }
    let commands = parts[0]
    let options = parts[1].flatMap { $0["names"] as? [[String: String]] ?? [] }.filter { $0["kind"] == "long" }
    return options.compactMap { $0["name"].map { "Fl -\($0)" } }
      + commands.compactMap { ($0["commandName"] as? String).map { "Cm \($0)" } }
      + commands.flatMap { names(in: $0) }
  }

  /// The installed files, by path from the root, ordered.
  private func installed() throws -> [String] {
    let root = folder.path + "/tree"
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// Runs make on the program under test, installing into a folder of this test.
  private func make(_ targets: String...) throws {
    _ = try output(
      of: "/usr/bin/make",
      ["--silent", "PROGRAM=\(Tenfoot.executable())", "COMPLETIONS=\(folder.path)/completions", "PREFIX=/usr"]
        + ["DESTDIR=\(folder.path)/tree"] + targets)
  }

  /// Runs the installed program.
  private func run(_ arguments: String...) throws -> String {
    try output(of: "\(folder.path)/tree/usr/bin/tenfoot", arguments)
  }

  /// What a program that succeeds writes on its standard output and error.
  private func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.currentDirectoryURL = Repository.root
    process.arguments = arguments
    process.environment = try tenfoot.environment
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(output)")
    return output
  }
}
