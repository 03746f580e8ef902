import Attributes
import Calls
import CameraNames
import MallService

/// Makes names that people write canonical, so that every spelling of a camera finds it.
public struct NameCanonicalizer: Sendable {
  private let names: CameraNameResolver

  /// Makes canonical by these names.
  public init(names: CameraNameResolver) {
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
    let model = names.camera(make: brand, model: text).model ?? names.model(text)
    return brand == nil && !names.isKnownModel(model) ? names.uniqueCamera(named: text)?.model ?? model : model
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

extension NameCanonicalizer {
  /// The camera that a person says took a photo, in any spelling: `rebel t2i` and `Kiss X4` are the Canon EOS 550D, and on
  /// a photo of a Nikon `D90` is the Nikon D90.
  ///
  /// A camera that no table knows keeps its name. Where no brand was given, its first word stands for one (`Holga 120N`)
  /// unless there is a number in it (`Z70`): then it is another camera of the photo's brand.
  ///
  /// - Parameters:
  ///   - brand: What the person gave as its brand, if anything.
  ///   - model: What the person gave as its model, if anything.
  ///   - photoBrand: The brand the photo has so far.
  ///   - photoModel: The model the photo has so far, which stays where only a brand was given.
  /// - Throws: `refused` for words that name no camera at all, such as `Digital camera`, and for a brand alone that
  ///   is not that of the model which stays.
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

  private static func noCamera(_ words: String) -> ServiceFailure {
    ServiceFailure(.refused, .cameraName, ["name": words.filter { !$0.isNewline }])
  }

  private func expect(_ brand: String, of model: String) throws(ServiceFailure) {
    let own = names.camera(make: nil, model: model).brand
    guard let own, own != brand else { return }
    throw ServiceFailure(.refused, .otherBrand, ["model": model, "brand": brand])
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

extension ServiceFailure.Reason {
  /// A text that does not name a camera; parameter `name`.
  public static let cameraName = ServiceFailure.Reason(rawValue: "cameraName")
  /// A brand that did not make the model the item keeps; parameters `model` and `brand`.
  public static let otherBrand = ServiceFailure.Reason(rawValue: "otherBrand")
}
