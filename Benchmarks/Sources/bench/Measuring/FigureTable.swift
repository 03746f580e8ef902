import Foundation

/// Prints figures as rows of a Markdown table, each as soon as it is known.
struct FigureTable {
  /// Prints the heading.
  ///
  /// - Parameters:
  ///   - title: The subject of the measurement.
  ///   - note: The method, in a sentence.
  init(_ title: String, note: String) {
    print("\n## \(title)\n\n\(note) \(Machine.load)\n\n| figure | value | against | ratio |\n|---|---|---|---|")
  }

  /// Prints a figure against a limit or another program's.
  ///
  /// - Parameters:
  ///   - value: The figure, in the unit.
  ///   - other: The figure for comparison, in the same unit.
  ///   - name: The name of that figure.
  func row(_ figure: String, _ value: Double, _ unit: String, against other: Double, _ name: String) {
    let ratio = other == 0 ? (value == 0 ? "met" : "missed") : Self.text(value / other)
    print("| \(figure) | \(Self.text(value)) \(unit) | \(name) \(Self.text(other)) \(unit) | \(ratio) |")
  }

  /// Prints a figure without a comparison.
  func row(_ figure: String, _ value: Double, _ unit: String) {
    print("| \(figure) | \(Self.text(value)) \(unit) | | |")
  }

  /// Prints that something could not be measured, and why.
  func skip(_ figure: String, because reason: String) {
    print("| \(figure) | not measured: \(reason) | | |")
  }

  private static func text(_ value: Double) -> String {
    let digits = value.magnitude >= 100 || value == value.rounded() ? 0 : value.magnitude >= 10 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }
}
