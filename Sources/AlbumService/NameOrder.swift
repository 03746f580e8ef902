/// The order of a list of names.
public enum NameOrder: String, CaseIterable, Codable, Sendable {
  /// By the UTF-8 bytes of the names.
  case bytes
  /// By pinyin: numbers, then Chinese names by their readings, then other names by letter.
  case pinyin
}
