import ArgumentParser
import Calls
import Guides
import InteractionService
import Workspaces

/// `tenfoot guide`: imports programme guides.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Import channels and programmes.",
    subcommands: [Import.self])

  /// `tenfoot guide import`: imports channels and programmes from XMLTV.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Import channels and programmes from an XMLTV file.",
      discussion: """
        The file may be compressed with gzip, xz or bzip2, or be in a zip archive. A new channel gets the number that \
        the file states, if it is free; an existing channel keeps its number. A channel's programmes between the first \
        and the last one in the file are replaced; others are kept. Faults in the XML are repaired, invalid entries are \
        skipped or corrected, and all are reported; an incomplete file changes nothing. A time without a zone is in UTC.

        Examples:
          tenfoot guide import guide.xml.gz
          curl https://example.org/guide.xml | tenfoot guide import -
          tenfoot guide import --zone Europe/Berlin guide.xml.gz
        """)

    @Argument(
      help: "The XMLTV file, plain or compressed; - for standard input.",
      completion: .file(extensions: ["xml", "gz", "xmltv", "xz", "bz2", "zip"]))
    var file: String
    @Option(
      help: ArgumentHelp(
        "The time zone of times that state none: a name such as Europe/Berlin, or an offset (default: UTC).",
        valueName: "zone"))
    var zone: ZoneArgument?
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let guide = try Self.naming(file) { () throws(GuideError) in try Guide(path: file, zone: zone?.offsets) }
      let batches = try Self.naming(file) { () throws(GuideError) in try guide.makeBatchReader() }
      let counts = try Self.add(batches, from: file, to: data.writableWorkspace().openInteractions())
      let outcome = GuideOutcome(counts: counts, problems: guide.problems)
      if json.isOn { return try outcome.printJSON() }
      outcome.printText(file: Self.name(of: file))
    }

    private static func add(
      _ batches: GuideBatchReader, from file: String, to service: any InteractionOperatorAPI
    ) throws -> GuideImportCounts {
      do throws(GuideImportFailure<GuideError>) {
        return try service.addGuide { () throws(GuideError) in try batches.next() }
      } catch {
        switch error {
        case .source(let error):
          throw Failure(CommandPhrase.guideChanged(["file": name(of: file), "reason": error.fault.text]))
        case .service(let failure): throw failure
        }
      }
    }

    /// Returns the name of a file for messages.
    static func name(of file: String) -> String { file == "-" ? CommandPhrase.standardInput() : file }

    /// Adds the file and the line to errors; a malformed file ends the program with status 2.
    private static func naming<Value>(_ file: String, _ work: () throws(GuideError) -> Value) throws -> Value {
      do throws(GuideError) {
        return try work()
      } catch {
        let place = name(of: file) + (error.line.map { ":\($0)" } ?? "")
        let values = ["file": place, "reason": error.fault.text]
        guard error.kind == .malformed else { throw Failure(CommandPhrase.unreadable(values)) }
        Message.printError(CommandPhrase.error() + CommandPhrase.malformed(values))
        throw ExitCode.malformed
      }
    }
  }
}
