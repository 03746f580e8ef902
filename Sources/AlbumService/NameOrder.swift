/// The order of a list of names.
public enum NameOrder: String, CaseIterable, Codable, Sendable {
  /// By the UTF-8 bytes of the names.
  case bytes
  /// As a Chinese reader expects it: numbers, then Chinese names by pinyin, then others by letter.
  case pinyin
}
