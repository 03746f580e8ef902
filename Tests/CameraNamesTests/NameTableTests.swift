import CameraNames
import Testing

@Suite("Reading a table of names")
struct NameTableTests {
  private func names(_ rows: String) throws -> CameraNameResolver {
    try CameraNameResolver(table: ("tenfoot-names 1\n" + rows).utf8)
  }

  @Test("A row joins its names under the first")
  func row() throws {
    let names = try names("@camera Canon\tEOS\nEOS 550D\tEOS Rebel T2i\tEOS Kiss X4\n")
    for name in ["Canon EOS 550D", "canon eos rebel t2i", "Canon EOS KISS X4", "Rebel T2i", "canon 550d"] {
      #expect(names.model(name) == "Canon EOS 550D")
    }
  }

  @Test("A name may be sold under another brand")
  func otherBrand() throws {
    let names = try names("@camera DJI\nMavic 2 Pro\tHasselblad|L1D-20c\n")
    #expect(
      names.camera(make: "Hasselblad", model: "L1D-20c")
        == CanonicalCamera(brand: "DJI", model: "DJI Mavic 2 Pro"))
    #expect(names.model("DJI L1D-20c") == "DJI L1D-20c")
  }

  @Test("A short name that two products share names neither")
  func ambiguous() throws {
    let names = try names("@camera Canon\tIXUS\tIXY\nIXUS 180\nIXUS 175\tIXY 180\n")
    #expect(names.model("Canon 180") == "Canon 180")
    #expect(names.model("Canon 175") == "Canon IXUS 175")
  }

  @Test("A full name beats a short one")
  func shortNames() throws {
    let names = try names("@camera Canon\tEOS\nEOS 5D\n5D\n")
    #expect(names.model("Canon 5D") == "Canon 5D")
  }

  @Test("The last line may lack its newline, and a section may come twice")
  func loose() throws {
    let names = try names("@camera Nikon\nD90\n@lens Nikon\nAF 50mm f/1.8D\n@camera Nikon\nD70s")
    #expect(names.model("nikon d70S") == "Nikon D70s")
    #expect(names.model("nikon d90") == "Nikon D90")
  }

  @Test("What is wrong is told with its line")
  func errors() {
    #expect(throws: CameraNamesError.notATable) { try CameraNameResolver(table: "EOS 550D\n".utf8) }
    #expect(throws: CameraNamesError.notATable) { try CameraNameResolver(table: [UInt8]()) }
    #expect(throws: CameraNamesError.malformed(line: 2)) { try names("EOS 550D\n") }
    #expect(throws: CameraNamesError.malformed(line: 3)) { try names("@camera Canon\n@film Kodak\n") }
    #expect(throws: CameraNamesError.malformed(line: 2)) { try names("@camera\n") }
    #expect(throws: CameraNamesError.conflict(line: 4, name: "d-90")) { try names("@camera Nikon\nD90\nD80\td-90\n") }
    #expect("\(CameraNamesError.conflict(line: 4, name: "d-90"))" == "line 4: \"d-90\" already names another product")
  }
}
