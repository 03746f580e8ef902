import Attributes
import Calls
import CameraNames
import MallService

/// Replaces names of brands, cameras and lenses by their canonical names, so that every spelling matches.
public struct NameCanonicalizer: Sendable {
  private let names: CameraNameResolver

  /// Creates a canonicalizer with a table of names.
  public init(names: CameraNameResolver) {
    self.names = names
  }

  /// Returns canonical attributes for a brand, a model and a lens, each if it is given.
  public func attributes(brand: String?, model: String?, lens: String?) -> [Attribute] {
    let brand = brand.map(names.brand)
    let model = model.map { self.model($0, of: brand) }
    let lens = lens.map { names.lens($0, brand: brand) ?? $0 }
    let asked: [(AttributeName, String?)] = [(.brand, brand), (.model, model), (.lens, lens)]
    return asked.compactMap { name, text in text.map { Attribute(name, $0) } }
  }

  /// Returns the canonical name of a model, which may be given without its brand: `D90`.
  private func model(_ text: String, of brand: String?) -> String {
    let model = names.camera(make: brand, model: text).model ?? names.model(text)
    return brand == nil && !names.isKnownModel(model) ? names.uniqueCamera(named: text)?.model ?? model : model
  }

  /// Returns the attributes with canonical brands, models and lenses; others are not changed.
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

extension NameCanonicalizer {
  /// Returns the camera for a name typed as a correction of a photo: `rebel t2i` and `Kiss X4` are the Canon EOS 550D, and
  /// for a photo of a Nikon, `D90` is the Nikon D90.
  ///
  /// A name that is not in the table is kept. Without a given brand, its first word is the brand (`Holga 120N`), unless that
  /// word contains a digit (`Z70`): then it is another model of the photo's brand.
  ///
  /// - Parameters:
  ///   - brand: The given brand; nil for none.
  ///   - model: The given model; nil for none.
  ///   - photoBrand: The brand that the photo has.
  ///   - photoModel: The model that the photo has, which is kept if only a brand is given.
  /// - Throws: `refused` for a text that is not the name of a camera, such as `Digital camera`, and for a brand that did not
  ///   make the model that is kept.
  public func camera(
    brand: String?, model: String?, onPhotoOf photoBrand: String?, photoModel: String? = nil
  ) throws(ServiceFailure) -> CanonicalCamera {
    let camera = names.camera(make: brand, model: model)
    guard let name = camera.model else {
      if let model { throw Self.noCamera(model) }
      if let brand = camera.brand, let photoModel { try expect(brand, of: photoModel) }
      return camera
    }
    guard brand == nil, !names.isKnownModel(name) else { return camera }
    let sibling = photoBrand.map { names.camera(make: $0, model: name) }
    if let sibling, sibling.model.map(names.isKnownModel) == true { return sibling }
    let words = name.split(separator: " ")
    let beginsWithBrand = words.count > 1 && !words[0].contains(where: \.isNumber)
    if let sibling, !beginsWithBrand { return sibling }
    if let only = names.uniqueCamera(named: name) { return only }
    guard camera.brand == nil, sibling != nil else { return camera }
    return CanonicalCamera(brand: String(words[0]), model: name)
  }

  private static func noCamera(_ text: String) -> ServiceFailure {
    ServiceFailure(.refused, .cameraName, ["name": text.filter { !$0.isNewline }])
  }

  private func expect(_ brand: String, of model: String) throws(ServiceFailure) {
    let own = names.camera(make: nil, model: model).brand
    guard let own, own != brand else { return }
    throw ServiceFailure(.refused, .otherBrand, ["model": model, "brand": brand])
  }

  /// Returns a product with canonical names.
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

extension ServiceFailure.Reason {
  /// A text that does not name a camera; parameter `name`.
  public static let cameraName = ServiceFailure.Reason(rawValue: "cameraName")
  /// A brand that did not make the model the item keeps; parameters `model` and `brand`.
  public static let otherBrand = ServiceFailure.Reason(rawValue: "otherBrand")
}
