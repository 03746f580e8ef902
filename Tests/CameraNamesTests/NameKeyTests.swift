import Testing

@testable import CameraNames

/// Keys by which names are compared.
@Suite struct NameKeyTests {
  @Test(
    arguments: [
      ("EOS 5D Mark II", "eos-5d mkII"), ("EOS 5D Mark II", "EOS 5D II"), ("X-T30 II", "x-t30 mark 2"),
      ("FinePix S2 Pro", "FinePixS2Pro"), ("OM-D E-M10 Mark III", "OM-D E-M10MarkIII"), ("*ist D", "ist D"),
    ])
  func areEqualForSpellingsOfOneProduct(one: String, other: String) {
    #expect(NameKey(of: one, kind: .camera) == NameKey(of: other, kind: .camera))
  }

  @Test(
    arguments: [
      ("D3", "D3S"), ("D3S", "D3X"), ("S8", "S8+"), ("G1", "GX1"), ("GR III", "GR IIIx"), ("5D Mark II", "5D Mark III"),
      ("EOS M2", "EOS M II"), ("X100", "X100F"), ("A7", "A7 II"), ("Mark", "II"),
    ])
  func differForDifferentProducts(one: String, other: String) {
    #expect(NameKey(of: one, kind: .camera) != NameKey(of: other, kind: .camera))
  }

  @Test(
    arguments: [
      ("50mm f/1.4", "50mm f/14"), ("16-50mm f/2.8", "1650mm f/2.8"), ("DA 16mm", "DA* 16mm"),
    ])
  func keepDotsHyphensAndStarsOfLenses(one: String, other: String) {
    #expect(NameKey(of: one, kind: .lens) != NameKey(of: other, kind: .lens))
  }
}
