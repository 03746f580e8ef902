import Attributes
import Calls
import Testing

@Suite struct AttributeParsingTests {
  @Test(
    "numbers may carry the marks photographers write",
    arguments: [
      ("exposureTime=1/125", Attribute(.exposureTime, 0.008)), ("exposureTime=2.5 s", Attribute(.exposureTime, 2.5)),
      ("fNumber=f/2.8", Attribute(.fNumber, 2.8)), ("iso=ISO 400", Attribute(.iso, 400)),
      ("focalLength=50 mm", Attribute(.focalLength, 50)), ("exposureBias=-0.3EV", Attribute(.exposureBias, -0.3)),
      ("zoom=4.2x", Attribute(.zoom, 4.2)), ("brand= Canon", Attribute(.brand, "Canon")),
      ("model=Canon EOS=5D", Attribute(.model, "Canon EOS=5D")),
    ] as [(String, Attribute)])
  func understood(argument: String, expected: Attribute) throws {
    #expect(try Attribute(parsing: argument) == expected)
  }

  @Test(
    "what is refused says what was expected",
    arguments: [
      ("brand", "NAME=VALUE"), ("colou=red", "there are brand"), ("brand=", "no value"), ("iso=many", "not a number"),
      ("exposureTime=1/0", "not a number"), ("fNumber=nan", "not a number"), ("iso=inf", "not a number"),
      ("iso=0x190", "not a number"), ("iso=0", "above 0"), ("exposureTime=-1", "above 0"), ("iso=1/-8", "above 0"),
    ] as [(String, String)])
  func refused(argument: String, expected: String) {
    let error = #expect(throws: AttributeParsingError.self) { try Attribute(parsing: argument) }
    #expect(error?.description.contains(expected) == true)
  }

  @Test("exposure programs are those of EXIF codes 1 to 8")
  func programs() {
    #expect(ExposureProgram(exifCode: 0) == nil)
    #expect(ExposureProgram(exifCode: 3) == .aperturePriority)
    #expect(ExposureProgram(exifCode: 8) == .landscape)
    #expect(ExposureProgram(exifCode: 9) == nil)
  }

  @Test("a page asks for 1 to 500 items")
  func pageLimits() {
    #expect(PageRequest(limit: 0).limit == 1)
    #expect(PageRequest(limit: 100_000).limit == 500)
  }
}
