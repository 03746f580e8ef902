/// A text that is not a guide, recognised by its beginning, so that the error can state what it is.
enum ForeignDocument {
  /// The most bytes that are looked at.
  private static let sniffedBytes = 4_096
  /// The longest part of a title or address that is quoted, bytes.
  private static let reportedBytes = 100

  /// Returns what a text is that is not a guide; nil if it may be a guide.
  ///
  /// - Parameter beginning: The first part of the text, in UTF-8; empty only for an empty text.
  static func fault(of beginning: [UInt8]) -> GuideFault? {
    let text = String(decoding: beginning.prefix(sniffedBytes), as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
      return beginning.isEmpty ? .empty : nil
    }
    if hasRoot(text) || text.contains("<?xml") { return isPage(text) ? page(text) : nil }
    if text.drop(while: { $0 != first }).hasPrefix("#EXT") || text.contains("\n#EXTINF") { return playlist(text) }
    if beginning.prefix(sniffedBytes).contains(0) { return .binary }
    if isPage(text) || looksLikePage(text) { return page(text) }
    if first == "{" || first == "[" { return .json }
    return beginning.contains(UInt8(ascii: "<")) ? nil : .plainText
  }

  /// Whether the root element of a guide begins, in any case and with any prefix.
  private static func hasRoot(_ text: String) -> Bool {
    text.contains("<tv") || text.contains(#/(?i)<(?:[\w.\-]+:)?tv[\s>\/]/#)
  }

  // MARK: Playlists

  private static func playlist(_ text: String) -> GuideFault {
    let address = text.firstMatch(of: #/(?:x-tvg-url|url-tvg|tvg-url)\s*=\s*["']([^"'\s]+)["']/#)?.output.1
    return address.map { .playlistOf(guide: reported(String($0))) } ?? .playlist
  }

  // MARK: Pages

  /// Whether the document type or an element is that of HTML.
  private static func isPage(_ text: String) -> Bool {
    !hasRoot(text) && text.contains(#/(?i)<(?:!doctype\s+html|html)[\s>]/#)
  }

  /// Whether the first tag is one of HTML.
  private static func looksLikePage(_ text: String) -> Bool {
    text.firstMatch(of: #/<([A-Za-z][A-Za-z0-9]*)/#).map {
      ["head", "body", "title", "meta", "script", "h1", "h2", "center", "table", "div", "p"].contains(
        $0.output.1.lowercased())
    } ?? false
  }

  private static func page(_ text: String) -> GuideFault {
    let title = text.firstMatch(of: #/(?i)<title[^>]*>([^<]*)</#).map { reported(String($0.output.1)) } ?? ""
    return title.isEmpty ? .page : .pageTitled(title: title)
  }

  private static func reported(_ text: String) -> String {
    GuideTextBuilder.clean(text).cut(toBytes: reportedBytes)
  }
}
