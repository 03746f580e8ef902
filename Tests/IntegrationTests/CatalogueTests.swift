import CatalogueFiles
import Foundation
import MallService
import Testing
import Workspaces

/// The catalogue that comes with the program.
@Suite struct CatalogueTests {
  private static let read = Result {
    let assets = try AssetFolder(environment: [:])
    return (assets, try CatalogueFile(path: assets.catalogue))
  }

  private let assets: AssetFolder
  private let catalogue: CatalogueFile

  init() throws {
    (assets, catalogue) = try Self.read.get()
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

  @Test func everyProductHasADrawing() {
    for product in catalogue.products {
      let drawing = product.picture.map { assets.drawing($0.token) } ?? ""
      #expect(FileManager.default.fileExists(atPath: drawing), "\(product.id): \(drawing)")
    }
  }
}
