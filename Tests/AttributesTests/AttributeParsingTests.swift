import Attributes
import TestSupport
import Testing

/// Attributes as users type them.
@Suite struct AttributeParsingTests {
  @Test(
    arguments: [
      ("exposureTime=1/125", Attribute(.exposureTime, 0.008)), ("exposureTime=2.5 s", Attribute(.exposureTime, 2.5)),
      ("fNumber=f/2.8", Attribute(.fNumber, 2.8)), ("iso=ISO 400", Attribute(.iso, 400)),
      ("focalLength=50 mm", Attribute(.focalLength, 50)), ("exposureBias=-0.3EV", Attribute(.exposureBias, -0.3)),
      ("exposureBias=0", Attribute(.exposureBias, 0)), ("zoom=4.2x", Attribute(.zoom, 4.2)),
      ("brand= Canon", Attribute(.brand, "Canon")), ("model=Canon EOS=5D", Attribute(.model, "Canon EOS=5D")),
    ] as [(String, Attribute)])
  func readsNumbersInPhotographersNotation(argument: String, expected: Attribute) throws {
    #expect(try Attribute(parsing: argument) == expected)
  }

  @Test(
    arguments: [
      ("brand", "noEqualsSign"), ("", "noEqualsSign"), ("colou=red", "unknownName"),
      ("=red", "unknownName"),
      ("brand=", "noValue"), ("iso= ", "noValue"), ("iso=many", "notANumber"),
      ("exposureTime=1/0", "notANumber"), ("exposureTime=1/", "notANumber"),
      ("exposureTime=/", "notANumber"), ("exposureTime=1/2/3", "notANumber"),
      ("exposureTime=1e308/1e-308", "notANumber"), ("fNumber=nan", "notANumber"),
      ("iso=inf", "notANumber"), ("iso=1e999", "notANumber"), ("exposureBias=-1e999", "notANumber"),
      ("iso=0x190", "notANumber"), ("iso=0", "notAboveZero"), ("iso=1e-999", "notAboveZero"),
      ("exposureTime=-1", "notAboveZero"), ("iso=1/-8", "notAboveZero"),
    ] as [(String, String)])
  func saysWhatItExpected(argument: String, expected: String) {
    let error = #expect(throws: AttributeParsingError.self) { try Attribute(parsing: argument) }
    #expect(error.map { "\($0)" }?.hasPrefix(expected) == true)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func readsOnlyFiniteNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces =
      ["=", "/", " ", "f/", "ISO ", "mm", "s", "1", ".", "-", "e", "×", "é", "\u{0}"] + FuzzedText.extremeNumbers
    for _ in 0..<2_000 {
      guard let name = AttributeName.allCases.randomElement(using: &random) else { continue }
      let texts = [
        name.rawValue + "=" + FuzzedText.random(of: pieces, count: 5, using: &random),
        FuzzedText.mutated("exposureTime=1/125", with: pieces, using: &random),
      ]
      for text in texts {
        guard let attribute = try? Attribute(parsing: text) else { continue }
        #expect(attribute.name.isNumeric == (attribute.number != nil), "\(text)")
        #expect(attribute.number?.isFinite != false, "\(text)")
      }
    }
  }
}

/// Attributes made from names and values that need not fit each other.
@Suite struct AttributeTests {
  @Test func acceptsOnlyTheKindOfValueThatTheNameRequires() {
    for name in AttributeName.allCases {
      #expect((Attribute(name, value: .text("Canon")) != nil) == !name.isNumeric)
      #expect((Attribute(name, value: .number(50)) != nil) == name.isNumeric)
    }
    #expect(Attribute(.brand, value: .text("Canon")) == Attribute(.brand, "Canon"))
    #expect(Attribute(.iso, value: .number(400)) == Attribute(.iso, 400))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func refusesNumbersThatAreNotFinite(number: Double) {
    #expect(Attribute(.iso, value: .number(number)) == nil)
  }
}

/// Exposure programs by their EXIF codes.
@Suite struct ExposureProgramTests {
  @Test(
    arguments: [
      (1, .manual), (2, .normal), (3, .aperturePriority), (4, .shutterPriority), (5, .creative), (6, .action),
      (7, .portrait), (8, .landscape), (0, nil), (9, nil), (-1, nil), (.min, nil), (.max, nil),
    ] as [(Int, ExposureProgram?)])
  func mapsEXIFCodes(code: Int, program: ExposureProgram?) {
    #expect(ExposureProgram(exifCode: code) == program)
  }
}
