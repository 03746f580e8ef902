/// Suggestions for a mistyped name.
enum NearestNames {
  /// Returns the names closest to a text, the closest first; empty when all differ in more than a third of the text.
  ///
  /// Case does not count. A name that contains a text of at least three characters is close, whatever its length.
  ///
  /// - Parameter limit: The most names returned.
  static func names(closestTo text: String, among names: [String], limit: Int = 3) -> [String] {
    let wanted = Array(text.lowercased().prefix(80))
    let ranked = names.compactMap { name -> (distance: Int, name: String)? in
      let candidate = name.lowercased()
      if wanted.count >= 3, candidate.contains(String(wanted)) { return (0, name) }
      let distance = distance(wanted, Array(candidate))
      return distance <= max(1, wanted.count / 3) ? (distance, name) : nil
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
  }

  /// Returns the question “Did you mean “a”, “b” or “c”?” with a blank before it; empty without names.
  static func question(_ names: [String]) -> String {
    let quoted = names.map { "“\($0)”" }
    guard let last = quoted.last else { return "" }
    let others = quoted.dropLast().joined(separator: ", ")
    return " Did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
  }

  /// The Levenshtein distance: the least number of characters to insert, delete or replace.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
