import Foundation
import TestSupport
import Testing

/// The commands of the mall, as other programs use them.
@Suite struct MallCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.stocked().copied(to: folder)
  }

  @Test func productsAreListedMostBoughtFirst() throws {
    let products = try tenfoot.list("products", "--attribute", "brand=canon")
    #expect(products.count > 5)
    #expect(products.allSatisfy { $0["brand"] as? String == "Canon" })
    let counts = products.compactMap { $0["purchaseCount"] as? Int }
    #expect(counts.count == products.count)
    #expect(counts == counts.sorted(by: >))
  }

  @Test func productsMeetAllAttributes() throws {
    let fast = try tenfoot.list("products", "--attribute", "kind=lens", "--attribute", "fNumber=f/1.4")
    #expect(!fast.isEmpty)
    for lens in fast {
      #expect(lens["kind"] as? String == "lens")
      #expect((lens["fNumber"] as? Double ?? 9) <= 1.5)
    }
  }

  @Test func aModelNeedNotRepeatItsBrand() throws {
    let ids = try tenfoot.list("products", "--attribute", "model=d90", "--attribute", "brand=NIKON CORPORATION")
    #expect(ids.map { $0["id"] as? String } == ["nikon-d90"])
  }

  @Test func buyingCountsOnceForEachKey() throws {
    let product = "canon-eos-5d-mark-iii"
    let before = try tenfoot.purchaseCount(of: product)
    let order = try tenfoot.object("buy", product, "--key", "one")
    #expect(Set(order.keys) == ["id", "product", "price", "key", "orderedAt"])
    #expect(try tenfoot.object("buy", product, "--key", "one") as NSDictionary == order as NSDictionary)
    #expect(try tenfoot.purchaseCount(of: product) == before + 1)
    try tenfoot("buy", product)
    #expect(try tenfoot.purchaseCount(of: product) == before + 2)
    #expect(try tenfoot.list("orders").count == 2)

    let other = try tenfoot("buy", "canon-eos-550d", "--key", "one", "--json")
    #expect(other.status == 1)
    #expect(other.output.isEmpty)
  }

  @Test func buyingByNameCountsOnceForEachKey() throws {
    let order = try tenfoot.object("buy", "Nikon D90", "--key", "named")
    #expect(try tenfoot.object("buy", "nikon d90", "--key", "named") as NSDictionary == order as NSDictionary)
    #expect(try tenfoot.object("buy", "nikon-d90", "--key", "named") as NSDictionary == order as NSDictionary)
    #expect(try tenfoot.list("orders").count == 1)
  }

  @Test func attributesThatProductsLackAreRefused() throws {
    let outcome = try tenfoot("products", "--attribute", "takenAt=2010")
    #expect(outcome.status != 0 && outcome.messages.contains("“takenAt” is not an attribute; the attributes are"))
    #expect(!outcome.messages.contains("takenAt, "))
  }

  @Test func anUnknownProductCannotBeBought() throws {
    let outcome = try tenfoot("buy", "kodak-moment")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages == "Error: No product has the id or the name “kodak-moment”. “tenfoot products” lists the ids\n")
  }

  @Test(arguments: ["nikon-d9O", "Nikkon-D90"])
  func anUnknownProductIsAnsweredWithTheNearest(_ name: String) throws {
    let outcome = try tenfoot("buy", name)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("Error: No product has the id or the name “\(name)”. Did you mean “Nikon D90”"))
  }

  @Test func aPartOfANameIsAnsweredWithTheShortestNames() throws {
    let outcome = try tenfoot("buy", "Nikon D9")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("Did you mean “Nikon D90”"), "\(outcome.messages)")
    #expect(!outcome.messages.contains("nikon-d"), "names and no ids")
    let photos = try tenfoot("photos", "--model", "Nikon D9")
    #expect(photos.messages.contains("No photos match. Did you mean “Nikon D90”"), "\(photos.messages)")
  }

  @Test func anUnknownModelIsAnsweredWithTheNearest() throws {
    let outcome = try tenfoot("products", "--attribute", "model=Nikkon D90")
    #expect(outcome.status == 0)
    #expect(outcome.messages.hasPrefix("No products match. Did you mean “Nikon D90”"))
  }

  // MARK: Catalogues

  @Test func importedProductsHaveCanonicalNames() throws {
    let file = folder.path + "/products.jsonl"
    let line =
      #"{"id":"kiss-x4-kit","brand":"CANON","model":"EOS Kiss X4","kind":"dslr","price":{"amountMinor":1,"currency":"CNY"}}"#
    try (Data("\(line)\nrubbish\n".utf8) + [0xFF, 0x0A]).write(to: URL(fileURLWithPath: file))
    let outcome = try tenfoot("catalog", "import", file)
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("\(file):2: expected one JSON object in UTF-8\n"))
    #expect(outcome.messages.contains("\(file):3: expected one JSON object in UTF-8\n"))
    let models = try tenfoot.list("products", "--attribute", "model=EOS 550D").compactMap { $0["id"] as? String }
    #expect(models.contains("kiss-x4-kit"))
  }

  @Test func aFileThatIsNoCatalogueIsRefused() throws {
    #expect(try tenfoot("catalog", "import", Repository.path("LICENSE")).status == 2)
    let missing = try tenfoot("catalog", "import", folder.path + "/nowhere")
    #expect(missing.status == 1)
    #expect(missing.messages == "Error: \(folder.path)/nowhere cannot be read: no such file or folder\n")
  }
}
