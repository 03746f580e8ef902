import MallService
import Testing

@testable import Television

/// The order of the cameras that match a typed name.
@Suite struct CameraChoicesTests {
  private let choices: CameraChoices = {
    var choices = CameraChoices()
    let models = [
      ("Fujifilm", "X100", 2010), ("Fujifilm", "X100V", 2020), ("Fujifilm", "X100VI", 2024), ("Fujifilm", "X-E4", 2021),
      ("Canon", "EOS 5D", 2005), ("Canon", "EOS 5D Mark IV", 2016), ("Canon", "EOS 5DS R", 2015), ("Nikon", "D9", 1999),
      ("Nikon", "D90", 2008), ("Nikon", "D900", 2021), ("Apple", "iPhone 15", 2023), ("Apple", "iPhone 15 Pro", 2023),
    ]
    choices.add(
      models.map { brand, model, year in
        var product = Product(
          id: "\(brand)\(model)", brand: brand, model: "\(brand) \(model)", kind: .compact,
          price: Money(amountMinor: 100, currency: "CNY"))
        product.year = year
        return product
      })
    return choices
  }()

  @Test(arguments: [
    ("x100v", ["Fujifilm X100V", "Fujifilm X100VI"]), ("X-100V", ["Fujifilm X100V", "Fujifilm X100VI"]),
    ("fujifilm x100v", ["Fujifilm X100V", "Fujifilm X100VI"]),
    ("x100", ["Fujifilm X100", "Fujifilm X100VI", "Fujifilm X100V"]),
    ("5d", ["Canon EOS 5D", "Canon EOS 5D Mark IV", "Canon EOS 5DS R"]),
    ("eos 5d", ["Canon EOS 5D", "Canon EOS 5D Mark IV", "Canon EOS 5DS R"]),
    ("d90", ["Nikon D90", "Nikon D900"]), ("nikon d9", ["Nikon D9", "Nikon D900", "Nikon D90"]),
    ("iphone15", ["Apple iPhone 15", "Apple iPhone 15 Pro"]),
    ("nikon", ["Nikon D900", "Nikon D90", "Nikon D9"]), ("zzz", []),
  ])
  func theExactNameIsFirstThenItsBeginningThenTheNewest(typed: String, models: [String]) {
    #expect(choices.matching(typed).map(\.camera.model) == models)
  }

  @Test func onlyAWholeNameIsExact() {
    #expect(choices.matching("x100v").map(\.isExact) == [true, false])
    #expect(choices.matching("NIKON D90").first?.isExact == true)
    #expect(choices.matching("nikon").allSatisfy { !$0.isExact })
  }
}
