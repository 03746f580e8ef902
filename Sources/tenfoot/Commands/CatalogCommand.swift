import ArgumentParser
import CatalogueFiles
import Workspaces

/// `tenfoot catalog`: manages the products of the mall.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Import products into the mall.",
    subcommands: [Import.self])

  /// `tenfoot catalog import`: imports products from JSON Lines.
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Import products from a file in JSON Lines.",
      discussion: """
        One product per line. A product with a known id is updated and keeps its purchases; an invalid line is skipped \
        and reported. Brands and models are normalised. A line:
          {"id":"canon-eos-5d","brand":"Canon","model":"Canon EOS 5D","kind":"dslr",
           "price":{"amountMinor":289900,"currency":"CNY"},"year":2005,"megapixels":12.7}
        (on one line; assets/README.md of the sources describes every field).

        Examples:
          tenfoot catalog import products.jsonl
        """)

    @Argument(help: "The file, one JSON object per line.", completion: .file(extensions: ["jsonl"]))
    var file: String
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let catalogue = try CatalogueFile(path: file)
      for problem in catalogue.problems { Message.printError("\(file):\(problem.line): \(problem.text)") }
      if catalogue.products.isEmpty && !catalogue.problems.isEmpty {
        Message.printError(CommandPhrase.error() + CommandPhrase.notACatalogue(["file": file]))
        throw ExitCode.malformed
      }
      let workspace = try data.writableWorkspace()
      try workspace.openMall().addProducts(
        catalogue.products.map(NameCanonicalizer(names: try workspace.cameraNames()).product))
      let outcome = Outcome(products: catalogue.products.count, problems: catalogue.problems.map(Record.init))
      if json.isOn { return try JSON.print(object: outcome) }
      Message.print(
        CommandPhrase.productsImported.count(outcome.products)
          + CommandPhrase.linesSkipped.count(outcome.problems.count))
    }
  }

  /// The result as JSON.
  private struct Outcome: Encodable {
    let products: Int
    let problems: [Record]
  }

  /// A line that was left out, as JSON.
  private struct Record: Encodable {
    let line: Int
    let message: String

    init(_ problem: CatalogueFile.Problem) {
      (line, message) = (problem.line, problem.english)
    }
  }
}
