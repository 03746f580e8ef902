import CameraNames
import Testing

/// Canonical names of lenses.
@Suite struct LensNamesTests {
  private let names: CameraNameResolver

  init() throws { names = try NamesFixture.names() }

  @Test(
    arguments: [
      (
        "Canon", "Canon EF 50mm f/1.4 USM",
        ["EF50mm f/1.4 USM", "EF 50mm f/1.4 USM", "canon ef 50mm F1.4 USM", "EF50MM F/1.4 USM"]
      ),
      ("Canon", "Canon RF 24-105mm f/4L IS USM", ["RF24-105mm F4 L IS USM", "Canon RF 24-105mm F4L IS USM"]),
      (
        "Canon", "Canon EF 70-200mm f/4L USM",
        ["EF70-200mm f/4L USM +1.4x", "Canon EF 70-200mm f/4L USM + EF 1.4x extender"]
      ),
      ("Fujifilm", "Fujifilm XF 23mm f/1.4 R", ["XF23mmF1.4 R", "Fujinon XF 23mm f/1.4 R", "FUJIFILM XF 23mm F1.4 R"]),
      ("Fujifilm", "Fujifilm XF 18-135mm f/3.5-5.6 R LM OIS WR", ["XF18-135mmF3.5-5.6R LM OIS WR"]),
      ("Sony", "Sony FE 24-50mm f/2.8 G", ["FE 24-50mm F2.8 G"]),
      (
        "Nikon", "Nikon AF-S DX Nikkor 35mm f/1.8G", ["AF-S DX NIKKOR 35mm f/1.8G", "Nikon AF-S DX Nikkor 35mm f/1.8G"]
      ),
      ("Nikon", "Nikon Nikkor Z 50mm f/1.8 S", ["NIKKOR Z 50mm f/1.8 S"]),
      ("Panasonic", "Panasonic Lumix G Vario 12-32mm f/3.5-5.6", ["LUMIX G VARIO 12-32/F3.5-5.6"]),
      ("Panasonic", "Panasonic Leica DG Summilux 9mm f/1.7 Asph.", ["LEICA DG SUMMILUX 9/F1.7"]),
      ("Leica", "Leica Summilux-M 50mm f/1.4 ASPH.", ["Summilux-M 1:1.4/50 ASPH."]),
      ("Pentax", "Pentax smc DA* 16-50mm f/2.8 ED AL IF SDM", ["smc PENTAX-DA* 16-50mm F2.8 ED AL [IF] SDM"]),
      ("Olympus", "Olympus M.Zuiko Digital ED 12-200mm f/3.5-6.3", ["OLYMPUS M.12-200mm F3.5-6.3"]),
      ("Olympus", "Olympus M.Zuiko Digital ED 12-50mm f/3.5-6.3 EZ", ["OLYMPUS M.12-50mm F3.5-6.3"]),
      ("Olympus", "Olympus M.Zuiko Digital ED 12-100mm f/4 IS Pro", ["OLYMPUS M.12-100mm F4.0"]),
      ("Olympus", "Olympus M.Zuiko Digital 45mm f/1.8", ["OLYMPUS M.45mm F1.8"]),
      ("Olympus", "Olympus 14-42mm", ["OLYMPUS 14-42mm Lens"]),
      ("Canon", "Canon EF 70-200mm f/4L USM", ["EF70-200mm f/4L"]),
      ("Sigma", "Sigma 18-250mm f/3.5-6.3 DC Macro OS HSM", ["18-250mm F3.5-6.3 DC OS MACRO HSM"]),
    ])
  func joinsTheNotationsOfOneLens(brand: String, canonical: String, others: [String]) {
    for name in others + [canonical] { #expect(names.lens(name, brand: brand) == canonical) }
    #expect(names.lens(canonical, brand: nil) == canonical)
  }

  @Test(
    arguments: [
      ("Nikon", "Sigma 18-250mm F3.5-6.3 DC Macro OS HSM", "Sigma 18-250mm f/3.5-6.3 DC Macro OS HSM"),
      ("Sony", "105mm F2.8 DG DN MACRO | Art 020", "Sigma 105mm f/2.8 DG DN Macro Art"),
      ("Canon", "TAMRON SP 35mm F/1.8 Di VC USD F012", "Tamron SP 35mm f/1.8 Di VC USD (F012)"),
      ("Sony", "E 28-75mm F2.8-2.8", "Tamron E 28-75mm f/2.8"),
      ("Sony", "E 20-40mm F2.8 A062", "Tamron E 20-40mm f/2.8 (A062)"),
      ("Sony", "E 28-75mm F/2.8 Di III RXD", "Tamron E 28-75mm f/2.8 Di III RXD"),
      ("Sony", "E 18-135mm F3.5-5.6 OSS", "Sony E 18-135mm f/3.5-5.6 OSS"),
      ("Sony", "Minolta/Sony AF DT 18-70mm F3.5-5.6 (D)", "Sony AF DT 18-70mm f/3.5-5.6 (D)"),
      ("Canon", "MC Helios-44M-4 58mm 1:2", "MC Helios-44M-4 58mm f/2"),
      ("Apple", "iPhone 7 back camera 3.99mm f/1.8", "Apple iPhone 7 back camera 3.99mm f/1.8"),
      ("Nikon", "18.0-55.0 mm f/3.5-5.6", "18-55mm f/3.5-5.6"),
    ])
  func keepsTheBrandOfLensesByOtherMakers(camera: String, raw: String, canonical: String) {
    #expect(names.lens(raw, brand: camera) == canonical)
    #expect(names.lens(canonical, brand: camera) == canonical)
  }

  @Test(
    arguments: [
      ("Sony", "E 56mm f/1.4", "Viltrox", "Viltrox E 56mm f/1.4"),
      ("Leica", "AF 50mm f/1.4", "SAMYANG OPTICS", "Samyang AF 50mm f/1.4"),
      ("Sony", "10mm f/2.8 Zero-D FF", "Venus Optics", "Laowa 10mm f/2.8 Zero-D FF"),
      ("Fujifilm", "AF 56/1.7 XF", "VILTROX", "Viltrox AF 56mm f/1.7 XF"),
      ("Leica", "35mm F2 DG DN | Contemporary 020", "SIGMA", "Sigma 35mm f/2 DG DN Contemporary"),
      ("Leica", "12mm F2.0", "AstrHori Ltd.", "AstrHori 12mm f/2"),
      ("Sony", "FE 50mm F1.8", "Sony", "Sony FE 50mm f/1.8"),
      // A maker's own words in the name count for more.
      ("Nikon", "Sigma 18-250mm F3.5-6.3 DC Macro OS HSM", "NIKON", "Sigma 18-250mm f/3.5-6.3 DC Macro OS HSM"),
      ("Pentax", "HD PENTAX-DA 35mm F2.8", "RICOH IMAGING COMPANY, LTD.", "Pentax HD DA 35mm f/2.8"),
      ("Pentax", "smc DA 35mm F2.8", "RICOH IMAGING COMPANY, LTD.", "Pentax smc DA 35mm f/2.8"),
      ("Sony", "E 56mm f/1.4", "----", "Sony E 56mm f/1.4"),
      ("Sony", "E 56mm f/1.4", "Unknown", "Sony E 56mm f/1.4"),
      ("Sony", "E 56mm f/1.4", "", "Sony E 56mm f/1.4"),
    ])
  func theMakerOfTheLensDecidesWhereItsNameDoesNot(camera: String, raw: String, make: String, canonical: String) {
    let names = CameraNameResolver.rulesOnly
    #expect(names.lens(raw, brand: camera, make: make) == canonical)
    #expect(names.lens(canonical, brand: camera, make: make) == canonical)
  }

  @Test(
    arguments: [
      "----", "--", "---- mm f/--", "-- mm f/--", "mm", "f", "mm f/", "0 mm", "0mm", "0.0mm f/0.0", "0.0 mm f/0.0",
      "0 mm f/0", "DT 0mm F0 SAM", "E 0mm F0 OSS", "F0", "NO-LENS", "No Lens", "nolens", "NO_LENS", "Uncoded lens",
      "Lens uncoded", "None", "None attached", "(null)", "NULL", "n/a", "N.A.", "NA", "nan", "Unknown", "Unknown (137)",
      "Sony unknown lens", "Unidentified", "undefined", "not attached", "Not available", "Manual lens", "Lens", "65535",
      "(137)", "未知镜头", "不明",
    ])
  func aPlaceholderIsNoLens(text: String) {
    #expect(LensText.isPlaceholder(text))
    #expect(names.lens(text, brand: "Sony") == nil)
  }

  @Test(
    arguments: [
      "EF50mm f/1.8", "10mm f/2.8 Zero-D FF", "Nonikkor 50mm f/2", "Nokton 35mm f/1.4", "AF-S DX NIKKOR 10-20mm",
      "iPhone 7 back camera 3.99mm f/1.8", "XF10-24mmF4 R OIS",
      "Otherlens 50mm f/0.95",
    ])
  func aNameIsNoPlaceholder(text: String) {
    #expect(!LensText.isPlaceholder(text))
  }

  @Test(
    arguments: [
      "", " ", "----", "0.0 mm f/0.0", "0 mm", "Unknown (137)", "Unknown 5-16mm", "65535", "(137)", "n/a", "None",
      "No lens",
      " 6.0-72.0mm", "Manual lens", "Canon EF 28-80mm f/3.5-5.6 USM or Sigma 28-80mm f/3.5-5.6",
    ])
  func returnsNilForTextThatIdentifiesNoLens(raw: String) {
    #expect(names.lens(raw, brand: "Canon") == nil)
  }

  @Test func returnsNilWithoutText() { #expect(names.lens(nil, brand: nil) == nil) }

  @Test func ignoresConvertersInAListOfOneLens() {
    let listed = "Canon RF 100-500mm F4.5-7.1L IS USM or Canon RF 100-500mm F4.5-7.1L IS USM + RF1.4x"
    #expect(names.lens(listed, brand: "Canon") == "Canon RF 100-500mm f/4.5-7.1L IS USM")
  }

  @Test func distinguishesTheScaleOfAMacroLensFromItsAperture() {
    let name = "Tamron SP 90mm F/2.8 Di Macro 1:1"
    #expect(CameraNameResolver.rulesOnly.lens(name, brand: nil) == "Tamron SP 90mm f/2.8 Di Macro 1:1")
  }
}
