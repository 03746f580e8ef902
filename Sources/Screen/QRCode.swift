/// A QR code (ISO/IEC 18004): a square of dark and light modules.
public struct QRCode: Hashable, Sendable {
  /// The number of modules on each side: 21, 25 and so on to 177.
  public let size: Int
  private let darkModules: [Bool]

  /// Creates a code.
  ///
  /// - Parameter darkModules: Whether each module is dark, row by row.
  /// - Returns: nil if the number of modules is not that of a code.
  public init?(darkModules: [Bool]) {
    guard let size = Self.sizes.first(where: { $0 * $0 == darkModules.count }) else { return nil }
    (self.size, self.darkModules) = (size, darkModules)
  }

  /// Returns whether a module is dark; those outside of the code are light.
  public func isDark(column: Int, row: Int) -> Bool {
    (0..<size).contains(column) && (0..<size).contains(row) && darkModules[row * size + column]
  }

  /// Returns the size of the code with a light border, in cells of two modules each.
  ///
  /// - Parameter border: The width of the border in modules.
  public func cells(border: Int) -> Size {
    let modules = size + 2 * border
    return Size(columns: modules, rows: (modules + 1) / 2)
  }

  /// Returns the rows of the code with a light border, as block characters of two modules each.
  ///
  /// - Parameters:
  ///   - border: The width of the border in modules.
  ///   - drawsDark: Whether the characters are the dark modules, and not the light ones.
  public func lines(border: Int, drawingDark drawsDark: Bool) -> [String] {
    let cells = cells(border: border)
    return (0..<cells.rows).map { row in
      let characters = (0..<cells.columns).map { column -> Character in
        let isUpper = isDark(column: column - border, row: 2 * row - border) == drawsDark
        let isLower = isDark(column: column - border, row: 2 * row + 1 - border) == drawsDark
        return isUpper ? (isLower ? "█" : "▀") : (isLower ? "▄" : " ")
      }
      return String(characters)
    }
  }

  /// Returns the widest border with which the code fits into some cells: 4 modules, as the standard asks, at least 2, with which phones
  /// still read it; nil if it does not fit.
  public func border(fitting space: Size) -> Int? {
    [4, 3, 2].first { border in
      let cells = cells(border: border)
      return cells.columns <= space.columns && cells.rows <= space.rows
    }
  }

  /// The sides of the 40 versions.
  private static let sizes = stride(from: 21, through: 177, by: 4)
}
