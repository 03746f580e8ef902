extension FixedWidthInteger where Self: SignedInteger {
  /// Returns the sum, or the nearest representable value if it overflows.
  public func addingSaturated(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? Self.limit(isNegative: other < 0) : sum
  }

  /// Returns the difference, or the nearest representable value if it overflows.
  public func subtractingSaturated(_ other: Self) -> Self {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? Self.limit(isNegative: other > 0) : difference
  }

  /// Returns the product, or the nearest representable value if it overflows.
  public func multipliedSaturated(by other: Self) -> Self {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? Self.limit(isNegative: (self < 0) != (other < 0)) : product
  }

  private static func limit(isNegative: Bool) -> Self { isNegative ? .min : .max }
}
