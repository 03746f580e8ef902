import Calls

/// The content that is expected in a field of a catalogue.
enum CatalogueExpectation: Hashable, WordedProblem {
  case size(limit: Int, bytes: Int)
  case line
  case product
  case text
  case shorterText(limit: Int)
  case texts(limit: Int)
  case members(limit: Int)
  case object
  case wholeNumber(least: Int, most: Int)
  case measure
  case measureOf(least: Int)
  case bounds
  case newID(line: Int)
  case id(example: String)
  case brand
  case model
  case kind(names: [String])
  case price(example: String)
  case amount
  case currency(example: String)
  case sensorName(example: String)
  case picture(example: String)

  static let group = "catalogue"
}
