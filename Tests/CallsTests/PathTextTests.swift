import TestSupport
import Testing

@testable import Calls

/// Paths keep their bytes, whatever they are.
@Suite struct PathTextTests {
  @Test(arguments: ["", "/photos/Zürich", "/photos/Zu\u{308}rich", "/\u{E000}/\u{10FFFD}"])
  func aPathInUTF8IsItsOwnText(path: String) {
    #expect(PathText.text(of: Array(path.utf8)).utf8.elementsEqual(path.utf8))
    #expect(PathText.bytes(of: path) == Array(path.utf8))
    #expect(PathText.display(path).utf8.elementsEqual(path.utf8))
  }

  @Test(arguments: [
    [0x63, 0x61, 0x66, 0xE9], [0xFF], [0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80],
    Array("\u{EF80}\u{EFFF}".utf8), Array("\u{EF80}".utf8) + [0x80],
  ])
  func otherBytesComeBack(bytes: [UInt8]) {
    #expect(PathText.bytes(of: PathText.text(of: bytes)) == bytes)
  }

  @Test func everySequenceOfBytesComesBackAndHasATextOfItsOwn() {
    var generator = SeededGenerator(seed: TestSeed.value)
    var texts: [String: [UInt8]] = [:]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        [0x61, 0x80, 0xBE, 0xC3, 0xE9, 0xEE, 0xEF, 0xF0, 0xFF].randomElement(using: &generator) ?? 0x61 as UInt8
      }
      let text = PathText.text(of: bytes)
      #expect(PathText.bytes(of: text) == bytes)
      #expect(texts.updateValue(bytes, forKey: text).map { $0 == bytes } != false)
    }
  }

  @Test func aNameThatIsNotUTF8IsShownAsLatin1AndTheOthersAsTheyAre() {
    let text = PathText.text(of: Array("/Zürich/caf".utf8) + [0xE9] + Array("/1.jpg".utf8))
    #expect(PathText.display(text) == "/Zürich/café/1.jpg")
  }

  @Test func functionsOfCGetTheBytes() {
    let bytes = Array("caf".utf8) + [0xE9]
    let length = PathText.text(of: bytes).withPath { path in
      bytes.indices.prefix { UInt8(bitPattern: path[$0]) == bytes[$0] }.count
    }
    #expect(length == 4)
  }
}
