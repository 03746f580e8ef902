import AlbumService
import Calls
import Device
import Foundation
import MallService
import Screen
import TestSupport

@testable import Television

/// Photos, products, words and a theme for tests.
enum FakeServices {
  static let photos: [MediaItem] = [
    photo("harbour", "Harbour at dusk", "Harbours", 41, model: "Canon EOS 5D", at: "2014-06-21T21:40:05"),
    photo("dunes", "Dunes", "Wide open", 52, model: "Nikon D90", at: "2012-03-04T07:12:00"),
    photo("kite", "Kite", "Wide open", 43, model: "Canon EOS 550D", at: "2013-08-11T15:00:00"),
    photo("bridge", "Bridge, morning", "Harbours", 24, model: "Fujifilm X100", at: "2011-05-03T07:12:00"),
    photo("night", "Night", "After dark", 5, model: "Holga 120N", at: "2016-11-02T23:10:00"),
  ]

  static let products: [Product] = [
    product("canon-eos-5d", "Canon EOS 5D", .dslr, 12_999_00, bought: 812),
    product("canon-eos-550d", "Canon EOS 550D", .dslr, 3_199_00, bought: 350),
    product("canon-powershot-g7-x", "Canon PowerShot G7 X", .compact, 3_599_00, bought: 640),
    product("nikon-d90", "Nikon D90", .dslr, 2_999_00, bought: 120),
    product("fujifilm-x100-silver", "Fujifilm X100", .compact, 4_999_00, bought: 300, variant: "Silver"),
    product("fujifilm-x100-black", "Fujifilm X100", .compact, 4_999_00, bought: 298, variant: "Black"),
  ]

  private static func photo(
    _ id: String, _ title: String, _ album: String, _ count: Int, model: String, at takenAt: String
  ) -> MediaItem {
    var photo = MediaItem(
      id: id, title: title, file: "/photos/\(id).jpg", album: album, owner: "Anna", selectionCount: count)
    photo.brand = model.split(separator: " ").first.map(String.init)
    photo.model = model
    photo.photo.exposureTime = 1.0 / 125
    photo.photo.fNumber = 2.8
    photo.photo.iso = 400
    photo.photo.exposureBias = -1.0 / 3
    photo.photo.focalLength = 50
    photo.takenAt = takenAt
    photo.picture = MediaReference(token: id)
    return photo
  }

  private static func product(
    _ id: String, _ model: String, _ kind: ProductKind, _ amountMinor: Int64, bought: Int, variant: String? = nil
  ) -> Product {
    let brand = model.split(separator: " ").first.map(String.init) ?? ""
    var product = Product(
      id: id, brand: brand, model: model, kind: kind, price: Money(amountMinor: amountMinor, currency: "CNY"))
    product.purchaseCount = bought
    product.picture = MediaReference(token: id)
    product.isoRange = [100, 12800]
    product.variant = variant.map { ["en": $0] }
    return product
  }

  /// The strings of assets/strings, read line by line: one `"key" = "sentence"` per line.
  static let wording: [Language: Wording] = {
    var wording: [Language: Wording] = [:]
    for language in Language.allCases {
      let text = (try? Repository.text("assets/strings/\(language.rawValue).toml")) ?? ""
      var sentences: [String: String] = [:]
      for line in text.split(separator: "\n") where line.hasPrefix("\"") {
        let parts = line.components(separatedBy: "\" = \"")
        guard parts.count == 2 else { continue }
        sentences[String(parts[0].dropFirst())] = String(parts[1].dropLast())
      }
      wording[language] = Wording(sentences: sentences)
    }
    return wording
  }()

  /// A theme in which every token has its own colour.
  static let theme: Theme = {
    let entries = zip(Token.allCases, 0...).map { token, index in
      (token, Theme.Entry(rgb: RGB(UInt8(index * 10), 0, 0), index256: UInt8(index), index16: UInt8(index % 16)))
    }
    guard let theme = Theme(name: "test", entries: Dictionary(uniqueKeysWithValues: entries)) else {
      preconditionFailure("every token has an entry above")
    }
    return theme
  }()
}
