import CameraNames
import TestSupport
import Testing

/// Sanitising of text from media files.
@Suite struct ExifTextTests {
  @Test(
    arguments: [
      ("EASTMAN KODAK COMPANY  \0", "EASTMAN KODAK COMPANY"),
      ("E-PL2           \0", "E-PL2"),
      ("JVC\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "JVC"),
      ("DJI", "DJI"),
      ("ION230\0F", "ION230"),
      ("MAVICA\u{0}3ghx7y\0", "MAVICA"),
      ("COOLPIX L110   \0,\u{1}..gthumb 2.13.1\0", "COOLPIX L110"),
      ("Leaf\t Aptus \n 22", "Leaf Aptus 22"),
      ("EOS\u{1B}[31m 5D\u{7F}", "EOS[31m 5D"),
    ])
  func cleansFieldsOfFixedSize(field: String, text: String) {
    #expect(ExifText.clean(field.utf8) == text)
    #expect(ExifText.clean(field) == text)
  }

  @Test(arguments: ["", " ", "\0", "\0\0abc", "  \t\r\n", "\u{1}\u{2}"])
  func returnsNilIfNothingVisibleIsLeft(field: String) {
    #expect(ExifText.clean(field.utf8) == nil)
    #expect(ExifText.clean(field) == nil)
  }

  @Test func decodesInvalidUTF8AsWindows1252() {
    #expect(ExifText.clean([0x53, 0x4F, 0x4E, 0x59, 0xFF]) == "SONYÿ")
    #expect(ExifText.clean([0xC6, 0x95, 0x8F, 0xE9, 0x71]) == "Æ•éq")
    #expect(ExifText.clean("Voigtländer".utf8) == "Voigtländer")
    #expect(
      ExifText.clean([0x4C, 0x92, 0xE9, 0x74, 0xE9, 0x20, 0x96, 0x20, 0x93, 0x6D, 0x65, 0x72, 0x94]) == "L’été – “mer”")
  }

  @Test(arguments: [
    ("Ｃａｎｏｎ　ＥＯＳ　５Ｄ", "Canon EOS 5D"), ("GR Ⅲ", "GR III"), ("50㎜", "50mm"), ("X\u{200B}-T5\u{2060}", "X-T5"),
    ("\u{FEFF}Leica\u{AD}", "Leica"), ("Galaxy™ S8", "Galaxy S8"), ("Voigtla\u{308}nder", "Voigtländer"),
    ("相机 1", "相机 1"),
  ])
  func bringsNamesIntoTheirUsualCharacters(text: String, name: String) {
    #expect(ExifText.cleanName(text) == name)
    #expect(ExifText.cleanName(name) == name)
  }

  @Test func aNameOfInvisibleCharactersIsNone() {
    #expect(ExifText.cleanName("\u{200B}\u{200D}\u{FE0F}™") == nil)
  }

  @Test func removesControlAndDirectionCharacters() {
    let all = (0...0x20FF).compactMap(Unicode.Scalar.init).dropFirst()
    let text = ExifText.clean(String(String.UnicodeScalarView(all.prefix(200)))) ?? ""
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(ExifText.clean("a\u{202E}b\u{2066}c") == "abc")
  }

  @Test func cutsTextOfADamagedLength() {
    let text = ExifText.clean(String(repeating: "ab ", count: 1000)) ?? ""
    #expect(text.unicodeScalars.count <= ExifText.maximumLength)
    #expect(ExifText.clean(text) == text)
  }
  @Test(arguments: [1, 2, 3] as [UInt64])
  func isIdempotentForAnyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard let text = ExifText.clean(bytes) else { continue }
      #expect(ExifText.clean(text) == text, "seed \(seed): \(bytes)")
      #expect(text.unicodeScalars.count <= ExifText.maximumLength)
    }
  }
}
