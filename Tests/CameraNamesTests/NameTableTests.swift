import CameraNames
import TestSupport
import Testing

/// The file of a name table.
@Suite struct NameTableTests {
  private func names(_ rows: String) throws -> CameraNameResolver {
    try CameraNameResolver(table: ("tenfoot-names 1\n" + rows).utf8)
  }

  @Test func joinsTheNamesOfARowUnderTheFirst() throws {
    let names = try names("@camera Canon\tEOS\nEOS 550D\tEOS Rebel T2i\tEOS Kiss X4\n")
    for name in ["Canon EOS 550D", "canon eos rebel t2i", "Canon EOS KISS X4", "Rebel T2i", "canon 550d"] {
      #expect(names.model(name) == "Canon EOS 550D")
    }
  }

  @Test func findsProductsThatAreSoldUnderAnotherBrand() throws {
    let names = try names("@camera DJI\nMavic 2 Pro\tHasselblad|L1D-20c\n")
    #expect(
      names.camera(make: "Hasselblad", model: "L1D-20c")
        == CanonicalCamera(brand: "DJI", model: "DJI Mavic 2 Pro"))
    #expect(names.model("DJI L1D-20c") == "DJI L1D-20c")
  }

  @Test func ignoresShortNamesOfTwoProducts() throws {
    let names = try names("@camera Canon\tIXUS\tIXY\nIXUS 180\nIXUS 175\tIXY 180\n")
    #expect(names.model("Canon 180") == "Canon 180")
    #expect(names.model("Canon 175") == "Canon IXUS 175")
  }

  @Test func prefersFullNamesToShortOnes() throws {
    let names = try names("@camera Canon\tEOS\nEOS 5D\n5D\n")
    #expect(names.model("Canon 5D") == "Canon 5D")
  }

  @Test func acceptsAMissingLastNewlineAndARepeatedSection() throws {
    let names = try names("@camera Nikon\nD90\n@lens Nikon\nAF 50mm f/1.8D\n@camera Nikon\nD70s")
    #expect(names.model("nikon d70S") == "Nikon D70s")
    #expect(names.model("nikon d90") == "Nikon D90")
  }

  @Test func namesTheLineOfAnError() {
    #expect(throws: CameraNamesError.notATable) { try CameraNameResolver(table: "EOS 550D\n".utf8) }
    #expect(throws: CameraNamesError.notATable) { try CameraNameResolver(table: [UInt8]()) }
    #expect(throws: CameraNamesError.malformed(line: 2)) { try names("EOS 550D\n") }
    #expect(throws: CameraNamesError.malformed(line: 3)) { try names("@camera Canon\n@film Kodak\n") }
    #expect(throws: CameraNamesError.malformed(line: 2)) { try names("@camera\n") }
    #expect(throws: CameraNamesError.malformed(line: 3)) { try names("@camera Nikon\n\tD90\n") }
    #expect(throws: CameraNamesError.conflict(line: 4, name: "d-90")) { try names("@camera Nikon\nD90\nD80\td-90\n") }
    #expect("\(CameraNamesError.conflict(line: 4, name: "d-90"))" == "line 4: \"d-90\" already names another product")
  }
  @Test func refusesTooManySections() {
    let sections = (0...1_000).map { "@camera Brand \($0)\n" }
    #expect(throws: CameraNamesError.tooManySections(line: 1_002, limit: 1_000)) { try names(sections.joined()) }
    let brands = (0..<70_000).map { "Brand \($0)|A" }.joined(separator: "\t")
    #expect(throws: CameraNamesError.tooManySections(line: 3, limit: 1_000)) {
      try names("@camera Nikon\nD90\t\(brands)\n")
    }
  }

  @Test func refusesAFileBeyondItsLimit() {
    let bytes = Array("tenfoot-names 1\n@camera Nikon\n".utf8) + Array(repeating: UInt8(ascii: "D"), count: 16 << 20)
    #expect(throws: CameraNamesError.tooLarge(limitBytes: 16 << 20)) { try CameraNameResolver(table: bytes) }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func readsOrRefusesAnyFile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "\n", "\t", "@", "@camera ", "@lens ", "@film", "Canon", "Nikon|", "|", " ", "-", "EOS", "EOS 5D", "D90",
      "Mark II",
      "mk", "é", "\u{0}", "tenfoot-names 1\n",
    ]
    let valid = "@camera Canon\tEOS\nEOS 550D\tEOS Rebel T2i\tNikon|D90\n@lens Nikon\nAF 50mm f/1.8D\n"
    for _ in 0..<1_000 {
      let rows = [
        FuzzedText.random(of: pieces, count: 20, using: &random),
        FuzzedText.mutated(valid, with: pieces, using: &random),
      ]
      for rows in rows {
        guard let names = try? names(rows) else { continue }
        let camera = names.camera(make: "Canon", model: "EOS 5D")
        #expect(names.camera(make: camera.brand, model: camera.model).brand != nil)
        _ = names.lens("AF 50mm f/1.8D", brand: "Nikon")
      }
    }
  }
}
