import ArgumentParser
import Workspaces

/// `tenfoot catalog`: the mall's products.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Bring products into the mall.",
    subcommands: [Import.self])

  /// `tenfoot catalog import`: products from JSON Lines.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring in products from a file of JSON Lines.",
      discussion: """
        One product a line. An id that is there already gets the new facts and keeps its purchases; a line that is wrong \
        is left out and named. Brands and models may be written in any way. A line:
          {"id":"canon-eos-5d","brand":"Canon","model":"Canon EOS 5D","kind":"dslr",
           "price":{"amountMinor":289900,"currency":"CNY"},"year":2005,"megapixels":12.7}
        (on one line; assets/README.md of the sources tells every field).

        Examples:
          tenfoot catalog import products.jsonl
        """)

    @Argument(help: "The file, one JSON object a line.", completion: .file(extensions: ["jsonl"]))
    var file: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let catalogue = try CatalogueFile(path: file)
      for problem in catalogue.problems { Message.say("\(file):\(problem.line): \(problem.message)") }
      if catalogue.products.isEmpty && !catalogue.problems.isEmpty {
        Message.say("Error: \(file) is no catalogue: not one of its lines is a product.")
        throw ExitCode.malformed
      }
      let workspace = try data.workspace()
      try workspace.openMall().addProducts(
        catalogue.products.map(NameCanonicalizer(names: try workspace.cameraNames()).product))
      let outcome = Outcome(products: catalogue.products.count, problems: catalogue.problems)
      if json.isOn { return try JSON.print(object: outcome) }
      Message.print("\(outcome.products) products came in; \(outcome.problems.count) lines were left out.")
    }
  }

  /// What became of a catalogue.
  private struct Outcome: Encodable {
    let products: Int
    let problems: [CatalogueFile.Problem]
  }
}
