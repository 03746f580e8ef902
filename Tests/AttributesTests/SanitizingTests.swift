import Attributes
import Testing

@Suite struct SanitizingTests {
  @Test(arguments: [
    ("Canon", "Canon"), (" Canon \n", "Canon"), ("Ca\u{8}non", "Canon"), ("\u{1B}[31mred\u{9B}", "[31mred"),
    ("a\u{7F}b\u{85}c", "abc"), ("\u{3000}键\u{A0}", "键"), ("a  b", "a  b"), ("\u{200B}", "\u{200B}"),
  ])
  func controlCharactersAndBlankEndsAreRemoved(_ text: String, _ sanitized: String) {
    #expect(text.sanitizedForStorage() == sanitized)
  }

  @Test(arguments: ["", " ", "\n\t\r", "\u{0}", "\u{1B}\u{9F}", "\u{2028} "])
  func nothingIsLeftOfABlankText(_ text: String) {
    #expect(text.sanitizedForStorage() == nil)
  }
}
