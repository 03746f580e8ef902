import Screen

/// One section of the doctor's output: a heading and labelled lines.
struct FindingsSection {
  /// One line.
  struct Finding {
    /// The label; empty for a line that continues the previous one.
    let label: String
    let text: String

    init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  let heading: String
  let lines: [Finding]

  /// The section as it is printed.
  var text: String {
    let body = lines.map { line in
      "  \(line.label)\(String(repeating: " ", count: max(1, 12 - line.label.widthCells)))\(line.text)"
    }
    return ([heading] + body).joined(separator: "\n")
  }
}
