/// The difference of two snapshots. Lines are compared by their number, since the rows of a screen do not move.
enum LineDifference {
  /// The most lines that are listed.
  private static let lineLimit = 24
  /// The most characters of a line that are shown.
  private static let characterLimit = 200

  /// Returns a text with line feeds at the ends of its lines, where it may have CR LF as a checkout with `core.autocrlf` does.
  static func withLineFeeds(_ text: String) -> String {
    text.contains("\r\n") ? text.replacing("\r\n", with: "\n") : text
  }

  /// Returns, for each line that differs, `line 5`, then `- ` and the expected text and `+ ` and the found text. Empty for
  /// texts that are equal apart from their line ends.
  static func text(expected: String, found: String) -> String {
    let old = lines(of: expected)
    let new = lines(of: found)
    let different = (0..<max(old.count, new.count)).filter { line($0, of: old) != line($0, of: new) }
    var lines: [String] = []
    for index in different.prefix(lineLimit) {
      lines.append("line \(index + 1)")
      if let text = line(index, of: old) { lines.append("- \(shortened(text))") }
      if let text = line(index, of: new) { lines.append("+ \(shortened(text))") }
    }
    if different.count > lineLimit { lines.append("and \(different.count - lineLimit) more lines") }
    return lines.joined(separator: "\n")
  }

  private static func lines(of text: String) -> [Substring] {
    withLineFeeds(text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func line(_ index: Int, of lines: [Substring]) -> Substring? {
    index < lines.count ? lines[index] : nil
  }

  private static func shortened(_ line: Substring) -> String {
    line.count > characterLimit ? line.prefix(characterLimit) + "…" : String(line)
  }
}
