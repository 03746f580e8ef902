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
        The file may be compressed with gzip. A known channel keeps its number. A channel's programmes between the \
        first and the last one of the file are replaced; others are kept. Invalid entries are skipped or repaired, and \
        reported; a file that is not valid XML to its end changes nothing. A time without a zone is in UTC.

        Examples:
          tenfoot guide import guide.xml.gz
          curl https://example.org/guide.xml | tenfoot guide import /dev/stdin
        """)

    @Argument(help: "The file, XMLTV, plain or gzip.", completion: .file(extensions: ["xml", "gz", "xmltv"]))
    var file: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let guide = try Self.read(file)
      let batches = try Self.naming(file) { () throws(GuideError) in try guide.makeBatchReader() }
      let counts = try Self.add(batches, from: file, to: data.workspace().openInteractions())
      let outcome = GuideOutcome(counts: counts, problems: guide.problems)
      if json.isOn { return try outcome.printJSON() }
      outcome.printText(file: file)
    }

    private static func add(
      _ batches: GuideBatchReader, from file: String, to service: any InteractionOperatorAPI
    ) throws -> GuideImportCounts {
      do throws(GuideImportFailure<GuideError>) {
        return try service.addGuide { () throws(GuideError) in try batches.next() }
      } catch {
        switch error {
        case .source(let error): throw Failure("\(file) changed while it was read: \(error). Nothing was changed")
        case .service(let failure): throw failure
        }
      }
    }

    private static func read(_ file: String) throws -> Guide {
      try naming(file) { () throws(GuideError) in try Guide(path: file) }
    }

    /// Adds the file and the line to errors; a malformed file ends the program with status 2.
    private static func naming<Value>(_ file: String, _ work: () throws(GuideError) -> Value) throws -> Value {
      do throws(GuideError) {
        return try work()
      } catch {
        let place = file + (error.line.map { ":\($0)" } ?? "")
        guard error.kind == .malformed else { throw Failure("\(place) cannot be read: \(error)") }
        Message.printError("Error: \(place): \(error). Nothing was changed.")
        throw ExitCode.malformed
      }
    }
  }
}
