import Attributes
import MallService

/// Makes names that people write canonical, so that every spelling of a camera finds it.
public struct Canonical: Sendable {
  private let names: CameraNames

  /// Makes canonical by these names.
  public init(names: CameraNames) {
    self.names = names
  }

  /// What is asked for by brand, model and lens, each where it is given.
  public func attributes(brand: String?, model: String?, lens: String?) -> [Attribute] {
    let brand = brand.map(names.brand)
    let model = model.map { self.model($0, of: brand) }
    let lens = lens.map { names.lens($0, brand: brand) ?? $0 }
    let asked: [(AttributeName, String?)] = [(.brand, brand), (.model, model), (.lens, lens)]
    return asked.compactMap { name, text in text.map { Attribute(name, $0) } }
  }

  /// A camera's name as people write it; beside a brand, `D90` will do.
  private func model(_ text: String, of brand: String?) -> String {
    names.camera(make: brand, model: text).model ?? names.model(text)
  }

  /// Attributes with canonical brands, models and lenses; the others as they are.
  public func attributes(_ attributes: [Attribute]) -> [Attribute] {
    let brand = attributes.first { $0.name == .brand }?.text.map(names.brand)
    return attributes.map { attribute in
      switch (attribute.name, attribute.text) {
      case (.brand, let text?): Attribute(.brand, names.brand(text))
      case (.model, let text?): Attribute(.model, model(text, of: brand))
      case (.lens, let text?): Attribute(.lens, names.lens(text, brand: brand) ?? text)
      default: attribute
      }
    }
  }
}

extension Canonical {
  /// A product under its canonical names.
  public func product(_ product: Product) -> Product {
    var product = product
    product.brand = names.brand(product.brand)
    let model =
      product.kind == .lens
      ? names.lens(product.model, brand: product.brand)
      : names.camera(make: product.brand, model: product.model).model
    product.model = model ?? product.model
    return product
  }
}
