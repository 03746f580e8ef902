import CameraNames
import Testing

@Suite("EXIF text")
struct ExifTextTests {
  @Test(
    "What real files hold in fixed-size fields",
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
  func fields(field: String, text: String) {
    #expect(ExifText.clean(field.utf8) == text)
    #expect(ExifText.clean(field) == text)
  }

  @Test("Blank is absent", arguments: ["", " ", "\0", "\0\0abc", "  \t\r\n", "\u{1}\u{2}"])
  func blank(field: String) {
    #expect(ExifText.clean(field.utf8) == nil)
    #expect(ExifText.clean(field) == nil)
  }

  @Test("Bytes that are no UTF-8 are Latin-1")
  func latin1() {
    #expect(ExifText.clean([0x53, 0x4F, 0x4E, 0x59, 0xFF]) == "SONYÿ")
    #expect(ExifText.clean([0xC6, 0x95, 0x8F, 0xE9, 0x71]) == "Æéq")
    #expect(ExifText.clean("Voigtländer".utf8) == "Voigtländer")
  }

  @Test("Nothing that is kept is a control character or turns the line around")
  func invisibles() {
    let all = (0...0x20FF).compactMap(Unicode.Scalar.init).dropFirst()
    let text = ExifText.clean(String(String.UnicodeScalarView(all.prefix(200)))) ?? ""
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(ExifText.clean("a\u{202E}b\u{2066}c") == "abc")
  }

  @Test("A broken count costs only its own tail")
  func length() {
    let text = ExifText.clean(String(repeating: "ab ", count: 1000)) ?? ""
    #expect(text.unicodeScalars.count <= ExifText.maximumLength)
    #expect(ExifText.clean(text) == text)
  }
}
