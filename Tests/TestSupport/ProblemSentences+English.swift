import Calls
import Foundation

extension ProblemSentences {
  /// The sentences about problems in English, as the files of the program have them.
  public static let english = ProblemSentences(
    sentences("assets/commands/problems.en.toml").merging(sentences("assets/strings/en.toml")) { own, _ in own })

  /// Returns the texts of a file in TOML whose lines have the form `"key" = "text"`.
  private static func sentences(_ path: String) -> [String: String] {
    let lines = (try? Repository.text(path))?.split(separator: "\n") ?? []
    let pairs = lines.compactMap { $0.wholeMatch(of: #/"([^"]+)" = "(.*)"/#)?.output }
    return Dictionary(pairs.map { (String($0.1), unescaped($0.2)) }) { first, _ in first }
  }

  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("\\n", with: "\n").replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }
}

/// Returns the text of a problem in English.
public func english(_ problem: some Worded) -> String {
  problem.text(in: .english)
}
