/// Suggestions for a mistyped name.
enum NearestNames {
  /// Returns the names closest to a text, the closest first; empty when all differ in more than a third of the text.
  ///
  /// Case does not count. A name that contains a text of at least three characters is close, whatever its length; shorter ones come
  /// first.
  ///
  /// - Parameter limit: The most names returned.
  static func names(closestTo text: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().prefix(80))
    let ranked = names.compactMap { name -> (distance: Int, added: Int, name: String)? in
      let candidate = name.lowercased()
      if wanted.count >= 3, candidate.contains(String(wanted)) { return (0, candidate.count - wanted.count, name) }
      let distance = distance(wanted, Array(candidate))
      return distance <= max(1, wanted.count / 3) ? (distance, 0, name) : nil
    }
    return ranked.sorted { ($0.distance, $0.added, $0.name) < ($1.distance, $1.added, $1.name) }.prefix(limit)
      .map(\.name)
  }

  /// Returns the question “Did you mean “a”, “b” or “c”?”, in English with a blank before it; empty without names.
  static func question(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    let quoted = names.map { "“\($0)”" }
    return CommandPhrase.didYouMean(["names": CommandTexts.current.list(quoted, .or)])
  }

  /// The optimal string alignment distance: the least number of characters to insert, delete or replace, or of neighbours to
  /// exchange.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in 1...left.count {
      var next = [i]
      for j in 1...right.count {
        let isSame = left[i - 1] == right[j - 1]
        var least = min(row[j - 1] + (isSame ? 0 : 1), row[j] + 1, next[j - 1] + 1)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          least = min(least, before[j - 2] + 1)
        }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
