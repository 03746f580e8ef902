import AlbumService
import Attributes
import MallService

extension Words {
  /// Returns an attribute's value as photographers write it: `1/125 s`, `f/2.8`, `−0.3 EV`, `50 mm`.
  func value(_ attribute: Attribute) -> String {
    guard let number = attribute.number else { return text(attribute) }
    switch attribute.name {
    case .exposureTime: return exposureTime(number)
    case .fNumber: return "f/" + oneDecimal(number)
    case .iso: return decimal(number.rounded())
    case .exposureBias: return exposureBias(number)
    case .focalLength, .focalLength35, .equivalentFocalLength: return millimetres(number)
    case .zoom: return oneDecimal(number) + "×"
    case .megapixels: return megapixels(number)
    default: return decimal(number)
    }
  }

  /// Returns an attribute's name.
  func name(_ attribute: AttributeName) -> String {
    self(Phrase.attribute(attribute))
  }

  /// Returns an attribute's name for a narrow column: at most nine cells.
  func narrowName(_ attribute: AttributeName) -> String {
    switch attribute {
    case .exposureBias: self(.narrowExposureBias)
    case .focalLength: self(.narrowFocalLength)
    default: name(attribute)
    }
  }

  /// Returns a shutter speed in seconds: below 0.3 s as `1/n`, else with one decimal.
  func exposureTime(_ seconds: Double) -> String {
    guard seconds > 0, seconds.isFinite else { return "–" }
    let value = seconds < 0.3 ? "1/" + decimal((1 / seconds).rounded()) : oneDecimal(seconds)
    return self(.secondsValue, ["value": value])
  }

  /// Returns a focal length in millimetres: whole, with one decimal below 20 if needed.
  func millimetres(_ length: Double) -> String {
    self(.millimetresValue, ["value": length < 20 ? oneDecimal(length) : decimal(length.rounded())])
  }

  /// Returns a number of metres, whole.
  func metres(_ length: Double) -> String {
    self(.metresValue, ["value": decimal(length.rounded())])
  }

  /// Returns latitude and longitude in degrees to the nearest 10 metres: `52.4596° N, 13.3218° E`, `北纬52.4596°，东经13.3218°`.
  func coordinates(_ place: GeographicPlace) -> String {
    let latitude = self(place.latitude < 0 ? .latitudeSouth : .latitudeNorth, ["degrees": degrees(place.latitude)])
    let longitude = self(place.longitude < 0 ? .longitudeWest : .longitudeEast, ["degrees": degrees(place.longitude)])
    return self(.coordinates, ["latitude": latitude, "longitude": longitude])
  }

  /// Returns the absolute value of an angle with four decimals.
  private func degrees(_ angle: Double) -> String {
    guard let units = Int(exactly: (abs(angle) * 10_000).rounded()) else { return "–" }
    let decimals = String(units % 10_000)
    return "\(units / 10_000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
  }

  /// Returns a number of effective pixels, given in millions.
  func megapixels(_ value: Double) -> String {
    // Chinese counts pixels in units of ten thousand: 22.3 MP are 2230 万.
    let tenThousands = Int(exactly: (value * 100).rounded()).map { String($0) } ?? "–"
    return self(.megapixelsValue, ["value": language == .chinese ? tenThousands : oneDecimal(value)])
  }

  /// Returns an exposure compensation with its sign.
  private func exposureBias(_ value: Double) -> String {
    let text = oneDecimal(abs(value))
    if text == "0" { return "0 EV" }
    return (value < 0 ? "−" : "+") + text + " EV"
  }

  /// Returns a number with at most one decimal.
  func oneDecimal(_ value: Double) -> String {
    decimal((value * 10).rounded() / 10)
  }

  private func text(_ attribute: Attribute) -> String {
    let text = attribute.text ?? ""
    switch attribute.name {
    case .exposureProgram: return ExposureProgram(rawValue: text).map { self(Phrase.program($0)) } ?? text
    case .kind: return ProductKind(rawValue: text).map(kind) ?? text
    case .colour: return colour(text)
    case .sensorSize: return sensor(text)
    default: return text
    }
  }

  /// Returns the name of a kind of product.
  func kind(_ kind: ProductKind) -> String {
    self(Phrase.kind(kind))
  }

  /// Returns the name of a colour; the catalogue's own if the language has none for it.
  func colour(_ colour: String) -> String {
    Phrase(rawValue: "colour." + colour).map { self($0) } ?? colour
  }

  /// Returns the name of a sensor size; its measure if it has no name.
  func sensor(_ name: String) -> String {
    switch name {
    case "Full frame": self(.fullFrame)
    case "Four Thirds": self(.fourThirds)
    case "Medium format": self(.mediumFormat)
    default: name
    }
  }

  /// Returns what distinguishes a product from others of its model; empty for nothing.
  func variant(_ product: Product) -> String {
    product.variant?[language.rawValue] ?? product.variant?["en"] ?? ""
  }

  /// Returns a model without the brand it begins with.
  func short(_ model: String, brand: String?) -> String {
    guard let brand, model.hasPrefix(brand + " ") else { return model }
    return String(model.dropFirst(brand.count + 1))
  }

  /// Returns a product's model with its variant.
  func fullName(_ product: Product) -> String {
    name(product.model, with: variant(product))
  }

  private func name(_ name: String, with variant: String) -> String {
    variant.isEmpty ? name : self(.nameAndVariant, ["name": name, "variant": variant])
  }

  /// Returns a product's name as written beside its brand, with its variant.
  func shortName(_ product: Product) -> String {
    name(short(product.model, brand: product.brand), with: variant(product))
  }
}
