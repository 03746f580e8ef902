import Foundation
import MallService
import Testing
import Workspaces

/// The catalogue that comes with the program.
@Suite struct CatalogueTests {
  let assets: AssetFolder
  let catalogue: CatalogueFile

  init() throws {
    assets = try AssetFolder(environment: [:])
    catalogue = try CatalogueFile(path: assets.catalogue)
  }

  @Test func everyLineIsAProduct() {
    #expect(catalogue.problems == [])
    #expect(catalogue.products.count >= 100)
  }

  @Test func everyNameIsCanonical() throws {
    let names = try assets.cameraNames()
    for product in catalogue.products {
      let model = product.kind == .lens ? names.lens(product.model, brand: nil) : names.model(product.model)
      #expect(model == product.model, "\(product.id)")
      #expect(names.brand(product.brand) == product.brand, "\(product.id)")
    }
  }

  @Test func everyProductIsDrawn() {
    for product in catalogue.products {
      let drawing = product.picture.map { assets.drawing($0) } ?? ""
      #expect(FileManager.default.fileExists(atPath: drawing), "\(product.id): \(product.picture ?? "none")")
    }
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, "brand: expected a brand"),
    (#"not json"#, "expected one JSON object"),
    (
      #"{"id":"a","brand":"B","model":"B a","kind":"other","price":{"amountMinor":-1,"currency":"CNY"}}"#,
      "price.amountMinor: expected a whole number from 0 to 1000000000000"
    ),
  ])
  func aWrongLineCostsItselfAndSaysWhy(_ line: String, _ message: String) {
    let good = #"{"id":"g","brand":"B","model":"B g","kind":"other","price":{"amountMinor":1,"currency":"CNY"}}"#
    let file = CatalogueFile(contents: Data("\(good)\n\n\(line)\r\n".utf8))
    #expect(file.products.map(\.id) == ["g"])
    #expect(file.problems.map(\.line) == [3])
    #expect(file.problems.map(\.message) == [message])
  }

  @Test func anIdIsTakenOnce() {
    let line = #"{"id":"g","brand":"B","model":"B g","kind":"other","price":{"amountMinor":1,"currency":"CNY"}}"#
    let file = CatalogueFile(contents: Data("\(line)\n\(line)".utf8))
    #expect(file.products.count == 1)
    #expect(file.problems.first?.message == "the id “g” was on line 1 already")
  }
}
