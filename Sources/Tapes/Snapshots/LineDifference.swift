import Calls

/// The difference of two snapshots. Lines are compared by their number, since the rows of a screen do not move.
public struct LineDifference: Hashable, Worded {
  /// A line that differs.
  struct Line: Hashable, Sendable {
    /// Its number, from 1.
    let number: Int
    /// The expected text; nil where there are fewer lines.
    let expected: String?
    /// The found text; nil where there are fewer lines.
    let found: String?
  }

  /// The first lines that differ, at most a fixed number.
  let lines: [Line]
  /// The number of further lines that differ.
  let moreCount: Int

  /// The most lines that are listed.
  private static let lineLimit = 24
  /// The most characters of a line that are shown.
  private static let characterLimit = 200

  /// Returns a text with line feeds at the ends of its lines, where it may have CR LF as a checkout with `core.autocrlf` does.
  static func withLineFeeds(_ text: String) -> String {
    text.contains("\r\n") ? text.replacing("\r\n", with: "\n") : text
  }

  /// Compares two texts; lines that differ in their ends alone are equal.
  init(expected: String, found: String) {
    let (old, new) = (Self.lines(of: expected), Self.lines(of: found))
    let different = (0..<max(old.count, new.count)).filter { Self.line($0, of: old) != Self.line($0, of: new) }
    lines = different.prefix(Self.lineLimit).map { index in
      Line(
        number: index + 1, expected: Self.line(index, of: old).map(Self.shortened),
        found: Self.line(index, of: new).map(Self.shortened))
    }
    moreCount = different.count - lines.count
  }

  /// Returns, for each line that differs, `line 5`, then `- ` and the expected text and `+ ` and the found text. Empty for
  /// texts that are equal apart from their line ends.
  public func text(in sentences: ProblemSentences) -> String {
    let listed = lines.flatMap { line in
      [sentences.text("tapeDifference.line", ["number": line.number])]
        + [line.expected.map { "- \($0)" }, line.found.map { "+ \($0)" }].compactMap(\.self)
    }
    let rest = moreCount > 0 ? [sentences.text("tapeDifference.more", ["number": moreCount])] : []
    return (listed + rest).joined(separator: "\n")
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
