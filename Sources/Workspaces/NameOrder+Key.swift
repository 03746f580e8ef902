import AlbumService
import AlbumStore

extension NameOrder {
  /// Returns a key whose UTF-8 bytes sort names in this order.
  public func key(of name: String) -> String {
    switch self {
    case .bytes: name
    case .pinyin: PinyinKey.of(name)
    }
  }
}
