import Testing

@testable import Screen

@Suite struct RemoteKeyTests {
  @Test func acceptsRawValues() {
    for key in RemoteKey.allCases { #expect(RemoteKey(anyName: key.rawValue) == key) }
  }

  @Test(arguments: [
    ("KEY_OK", RemoteKey.enter), ("VK_ENTER", .enter), ("KEY_BACK", .back), ("VK_BACK", .back), ("KEY_RED", .red),
    ("VK_BLUE", .blue), ("KEY_7", .digit7), ("KEY_NUMERIC_7", .digit7), ("VK_7", .digit7), ("KEY_EPG", .guide),
    ("VK_CHANNEL_UP", .channelUp), ("KEY_CHANNELDOWN", .channelDown), ("VK_FAST_FWD", .mediaFastForward),
    ("BrowserHome", .home), ("KEY_ESC", .back), ("KEY_PAGEDOWN", .channelDown), ("MediaPause", .mediaPlayPause),
  ])
  func acceptsNamesOfOtherVocabularies(name: String, key: RemoteKey) {
    #expect(RemoteKey(anyName: name) == key)
  }

  @Test(arguments: ["", "enter", "key_ok", "KEY_OK ", "KEY_POWER", "VK_", "KEY_10", "Return"])
  func rejectsOtherNames(name: String) {
    #expect(RemoteKey(anyName: name) == nil)
  }

  @Test func hasDigitsAndDirections() {
    #expect(RemoteKey.allCases.compactMap(\.digit) == Array(0...9))
    #expect(RemoteKey.allCases.compactMap(\.direction) == [.up, .down, .left, .right])
    #expect(RemoteKey.enter.digit == nil && RemoteKey.enter.direction == nil)
  }
}
