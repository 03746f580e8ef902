/// The difference of two snapshots. Lines are compared by their number, since the rows of a screen do not move.
enum LineDifference {
  /// The most lines that are listed.
  private static let lineLimit = 24

  /// Returns, for each line that differs, `line 5`, then `- ` and the expected text and `+ ` and the found text. Empty for
  /// equal texts.
  static func text(expected: String, found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let different = (0..<max(old.count, new.count)).filter { line($0, of: old) != line($0, of: new) }
    var lines: [String] = []
    for index in different.prefix(lineLimit) {
      lines.append("line \(index + 1)")
      if let text = line(index, of: old) { lines.append("- \(text)") }
      if let text = line(index, of: new) { lines.append("+ \(text)") }
    }
    if different.count > lineLimit { lines.append("and \(different.count - lineLimit) more lines") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ index: Int, of lines: [Substring]) -> Substring? {
    index < lines.count ? lines[index] : nil
  }
}
