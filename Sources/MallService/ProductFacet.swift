import Attributes

/// A property by which the mall finds and counts products.
public enum ProductFacet: String, CaseIterable, Sendable {
  /// The brand, folded.
  case brand
  /// The model, folded; of a lens its name.
  case model
  /// The name of a lens, folded; other products have none.
  case lens
  /// The kind.
  case kind
  /// The image processor, folded.
  case processor
  /// The name of the sensor size, folded.
  case sensorSize
  /// The body colours, folded.
  case colour
  /// The widest aperture as an f-number.
  case fNumber
  /// The highest ISO speed.
  case iso
  /// The fastest shutter speed in seconds.
  case exposureTime
  /// The zoom ratio.
  case zoom
  /// The effective pixels in millions.
  case megapixels
  /// The focal lengths of a lens in millimetres; other products have none.
  case lensFocalLength
  /// The equivalent focal lengths of a fixed lens in millimetres; lenses, and bodies that take lenses, have none.
  case fixedFocalLength
  /// The equivalent focal lengths of any product in millimetres.
  case equivalentFocalLength
}

extension ProductFacet {
  /// The value of a facet, in the form in which it is compared.
  public enum Value: Hashable, Sendable {
    /// A text as ``Swift/String/foldedForComparison()`` returns it.
    case text(String)
    /// Several such texts, at least one.
    case texts([String])
    /// A finite number.
    case number(Double)
    /// A range of finite numbers.
    case range(ClosedRange<Double>)
  }
}

extension Product {
  /// Returns the value of a facet; nil if the product lacks it.
  public func value(of facet: ProductFacet) -> ProductFacet.Value? {
    switch facet {
    case .brand: .text(brand.foldedForComparison())
    case .model: .text(model.foldedForComparison())
    case .lens: kind == .lens ? .text(model.foldedForComparison()) : nil
    case .kind: .text(kind.rawValue)
    case .processor: processor.map { .text($0.foldedForComparison()) }
    case .sensorSize: sensorSize.map { .text($0.name.foldedForComparison()) }
    case .colour: colours.flatMap { $0.isEmpty ? nil : .texts($0.map { $0.foldedForComparison() }) }
    case .fNumber: fNumber.map { .number($0) }
    case .iso: Self.range(isoRange).map { .number($0.upperBound) }
    case .exposureTime: exposureTime.map { .number($0) }
    case .zoom: zoom.map { .number($0) }
    case .megapixels: megapixels.map { .number($0) }
    case .lensFocalLength: kind == .lens ? Self.range(focalLength).map { .range($0) } : nil
    case .fixedFocalLength: hasFixedLens ? Self.range(equivalentFocalLength).map { .range($0) } : nil
    case .equivalentFocalLength: Self.range(equivalentFocalLength).map { .range($0) }
    }
  }

  private var hasFixedLens: Bool { kind != .lens && !kind.takesLenses }

  private static func range(_ bounds: [Double]?) -> ClosedRange<Double>? {
    guard let bounds, let low = bounds.first, let high = bounds.last, low <= high else { return nil }
    return low...high
  }
}
