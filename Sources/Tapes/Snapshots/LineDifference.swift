/// How two texts differ, line by line: a screen's rows stay where they are, so that lines are never looked for elsewhere.
enum LineDifference {
  /// At most this many lines are told; more say no more.
  private static let lineLimit = 24

  /// `line 5`, then `- ` what was expected and `+ ` what was found there; empty for the same texts.
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
    if different.count > lineLimit { lines.append("and \(different.count - lineLimit) lines more") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ index: Int, of lines: [Substring]) -> Substring? {
    index < lines.count ? lines[index] : nil
  }
}
