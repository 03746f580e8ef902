import Attributes
import MallService

extension Attribute {
  /// The attribute as an argument of `--attribute`.
  var argument: String {
    "\(name)=" + (text ?? number.map { "\($0)" } ?? "")
  }
}

extension Product {
  /// Whether it meets all that a link asks for, with the tolerances of measured values.
  func meets(_ link: [Attribute]) -> Bool {
    let focal = link.filter { $0.name == .focalLength || $0.name == .focalLength35 }
    return (focal.isEmpty || focal.contains(where: meets))
      && link.filter { !focal.contains($0) }.allSatisfy(meets)
  }

  private func meets(_ attribute: Attribute) -> Bool {
    func covers(_ range: [Double]?) -> Bool {
      guard let range, let number = attribute.number else { return false }
      return range[0] <= number && number <= range[1]
    }
    return switch attribute.name {
    case .brand: brand == attribute.text
    case .model: model == attribute.text
    case .lens: kind == .lens && model == attribute.text
    case .iso: kind != .lens && (isoRange?.last ?? 0) >= attribute.number ?? .infinity
    case .fNumber: !kind.takesLenses && (fNumber ?? .infinity) <= (attribute.number ?? 0) * 1.05
    case .exposureTime: kind != .lens && (exposureTime ?? .infinity) <= (attribute.number ?? 0) * 1.02
    case .focalLength: kind == .lens && covers(focalLength)
    case .focalLength35: kind != .lens && !kind.takesLenses && covers(equivalentFocalLength)
    default: false
    }
  }

  /// Whether its facts state what a link asks for, so that it can be judged.
  func states(_ link: [Attribute]) -> Bool {
    switch link[0].name {
    case .brand, .model: true
    case .iso: isoRange != nil
    case .exposureTime: exposureTime != nil
    case .fNumber: fNumber != nil
    case .focalLength, .focalLength35: equivalentFocalLength != nil && link.contains { $0.name == .focalLength35 }
    default: false
    }
  }
}
