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
  /// The camera that a person says took a photo, in any spelling: `rebel t2i` is the Canon EOS 550D, and on a photo of a
  /// Nikon `D90` is the Nikon D90.
  ///
  /// A camera that no table knows keeps its name. Where no brand was given, its first word stands for one (`Holga 120N`)
  /// unless there is a number in it (`Z70`): then it is another camera of the photo's brand.
  ///
  /// - Parameters:
  ///   - brand: What the person gave as its brand, if anything.
  ///   - model: What the person gave as its model, if anything.
  ///   - photoBrand: The brand the photo has so far.
  /// - Throws: `refused` for words that name no camera at all, such as `Digital camera`.
  public func camera(
    brand: String?, model: String?, onPhotoOf photoBrand: String?
  ) throws(ServiceFailure) -> CanonicalCamera {
    let camera = names.camera(make: brand, model: model)
    if let model, camera.model == nil {
      throw ServiceFailure(.refused, "“\(model.filter { !$0.isNewline })” is not the name of a camera; give its model.")
    }
    guard camera.brand == nil, let photoBrand, let name = camera.model else { return camera }
    let sibling = names.camera(make: photoBrand, model: name)
    if let model = sibling.model, names.knows(model) { return sibling }
    let words = name.split(separator: " ")
    guard words.count > 1, !words[0].contains(where: \.isNumber) else { return sibling }
    return CanonicalCamera(brand: String(words[0]), model: name)
  }

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
