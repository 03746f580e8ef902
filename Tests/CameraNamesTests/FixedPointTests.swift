import TestSupport
import Testing

@testable import CameraNames

/// Canonical names are fixed points: the canonical name of a canonical name is the name itself.
@Suite struct FixedPointTests {
  private let names: CameraNameResolver

  init() throws { names = try NamesFixture.names() }

  @Test func theTableSpellsNamesAsTheRulesDo() {
    for product in names.table.products(.camera) {
      let name = "\(product.brand) \(product.name)"
      #expect(CameraNameResolver.rulesOnly.model(name) == name)
      #expect(names.model(name) == name)
      #expect(names.camera(make: product.brand, model: name) == CanonicalCamera(brand: product.brand, model: name))
    }
    for product in names.table.products(.lens) {
      let name = "\(product.brand) \(product.name)"
      #expect(CameraNameResolver.rulesOnly.lens(name, brand: product.brand) == name)
      #expect(names.lens(name, brand: product.brand) == name)
    }
  }

  @Test(arguments: [20_261_121, 7, 1_000_003] as [UInt64])
  func canonicalNamesOfRandomNamesAreFixedPoints(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let make = Bool.random(using: &random) ? Self.makes.randomElement(using: &random) : nil
      let count = Int.random(in: 1...4, using: &random)
      let model = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &random) }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      for names in [names, CameraNameResolver.rulesOnly] {
        let camera = names.camera(make: make, model: model)
        let comment: Comment = "seed \(seed): \(make ?? "-") / \(model)"
        #expect(names.camera(make: camera.brand, model: camera.model) == camera, comment)
        if let model = camera.model { #expect(names.model(model) == model, comment) }
        if let brand = camera.brand { #expect(names.brand(brand) == brand, comment) }
        guard let lens = names.lens(model, brand: camera.brand) else { continue }
        #expect(names.lens(lens, brand: camera.brand) == lens, comment)
      }
    }
  }

  /// Neither the names nor their parts need to be names at all.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func acceptsAnyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      Self.pieces + Self.makes + FuzzedText.extremeNumbers + ["\u{0}", "\u{301}", "İ", "ß", "|", "\t", "f/", "1:"]
    for _ in 0..<400 {
      let text = FuzzedText.random(of: pieces, count: 8, using: &random)
      let make = FuzzedText.mutated("NIKON CORPORATION", with: pieces, using: &random)
      for names in [names, CameraNameResolver.rulesOnly] {
        let camera = names.camera(make: make, model: text)
        #expect(camera.brand != "" && camera.model != "")
        #expect(names.lens(text, brand: camera.brand) != "")
        _ = (names.brand(text), names.model(text), names.isKnownModel(text))
      }
    }
    #expect(names.uniqueCamera(named: FuzzedText.random(of: pieces, count: 3, using: &random))?.model != "")
  }

  private static let makes = [
    "Canon", "NIKON CORPORATION", "SONY", "OLYMPUS IMAGING CORP.", "OM Digital Solutions", "Panasonic", "FUJIFILM",
    "Caplio",
    "RICOH IMAGING COMPANY, LTD.", "EASTMAN KODAK COMPANY", "samsung", "HUAWEI", "POCO", "Foo/Bar Inc.", "A, B",
    "Camera",
    "<x>", "LEICA CAMERA AG", "LGE", "Sony Ericsson", "HTC", "motorola", "Voigtlander",
  ]

  private static let pieces = [
    "Canon", "NIKON", "PENTAX", "EOS", "EOS 5D", "Mark II", "MkII", "M2", "III", "E995", "COOLPIX", "P6000", "DSC-",
    "ILCE-7",
    "Alpha", "a7", "R", "S", "DMC-", "TZ10", "FinePix", "ZOOM", "Pro", "u760", "C2040Z", "UZ", ",", "/", "<", ">",
    "(V01.0)",
    "(Typ 240)", "DIGITAL CAMERA", "DIGITAL", "series", "moto g(9)", "-", "_", "+", "1", "42", "Lens", "50mm", "f/1.4",
    "1:2.8/35", "24-105/F4", "F2.8-2.8", "XF", "EF", "NIKKOR", "smc PENTAX-DA*", "[IF]", "| Art 018", "+ 1.4x", " or ",
    "é",
    "µ", "Stylus", "Tough", "TG-", "EX-", "IXUS", "Digital", "V1.01", "GR", "4", "HD", "LEICA DG", "iHS", "Lumix",
  ]
}
