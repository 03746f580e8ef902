import Foundation

/// Prints figures as rows of a Markdown table, each as soon as it is measured.
struct FigureTable {
  /// Prints the heading.
  ///
  /// - Parameters:
  ///   - title: What is measured.
  ///   - note: How it is measured, in a sentence.
  init(_ title: String, note: String) {
    Self.write("\n## \(title)\n\n\(note) \(Machine.load)\n\n| figure | value | against | ratio |\n|---|---|---|---|")
  }

  /// Prints a figure with a limit or the figure of another program, and their ratio.
  ///
  /// - Parameters:
  ///   - value: The figure, in the unit.
  ///   - other: The limit or the other figure, in the same unit; a limit of 0 is met or missed.
  ///   - name: The name of the limit or the other program.
  func row(_ figure: String, _ value: Double, _ unit: String, against other: Double, _ name: String) {
    let ratio = other == 0 ? (value == 0 ? "met" : "missed") : Self.text(value / other)
    Self.write("| \(figure) | \(Self.text(value)) \(unit) | \(name) \(Self.text(other)) \(unit) | \(ratio) |")
  }

  /// Prints a figure without a comparison.
  func row(_ figure: String, _ value: Double, _ unit: String) {
    Self.write("| \(figure) | \(Self.text(value)) \(unit) | | |")
  }

  /// Prints that a figure could not be measured, and why.
  func skip(_ figure: String, because reason: String) {
    Self.write("| \(figure) | not measured: \(reason) | | |")
  }

  /// Writes at once, also into a file, because a measurement takes minutes.
  private static func write(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func text(_ value: Double) -> String {
    let digits = value.magnitude >= 100 || value == value.rounded() ? 0 : value.magnitude >= 10 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }
}
