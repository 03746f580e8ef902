import ArgumentParser
import Calls
import Guides
import Workspaces

/// `tenfoot guide`: what is on, and when.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Bring channels and programmes in.",
    subcommands: [Import.self])

  /// `tenfoot guide import`: channels and programmes from XMLTV.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring in channels and programmes from an XMLTV file.",
      discussion: """
        The file may be gzip. A channel that is there already keeps its number; between a channel's first and last \
        programme of the file its programmes are replaced, the others stay. An entry that is wrong is left out or put \
        right, and named; a file that is not XMLTV to its end changes nothing. A time without a zone is in UTC.

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
      let batches = try Self.naming(file) { () throws(GuideError) in try guide.batches() }
      let tally = try data.workspace().openInteractions().addGuide { () throws(ServiceFailure) in
        do throws(GuideError) {
          return try batches.next()
        } catch {
          throw ServiceFailure(.unavailable, "\(file): \(error)")
        }
      }
      let outcome = GuideOutcome(tally: tally, problems: guide.problems)
      if json.isOn { return try outcome.printJSON() }
      outcome.say(file: file)
    }

    private static func read(_ file: String) throws -> Guide {
      try naming(file) { () throws(GuideError) in try Guide(path: file) }
    }

    /// Names the file, and the line, in what is thrown; what does not parse ends the program with status 2.
    private static func naming<Value>(_ file: String, _ work: () throws(GuideError) -> Value) throws -> Value {
      do throws(GuideError) {
        return try work()
      } catch {
        let place = file + (error.line.map { ":\($0)" } ?? "")
        guard error.kind == .malformed else { throw Failure("\(place) cannot be read: \(error)") }
        Message.say("Error: \(place): \(error). Nothing was changed.")
        throw ExitCode.malformed
      }
    }
  }
}
