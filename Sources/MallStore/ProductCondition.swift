import Attributes
import GRDB
import MallService
import Storage

/// What a query asks of a product: that it lies in one of some groups.
///
/// A group is a value or a range products share. So a condition is asked in three ways of one statement: of a product's
/// row (a filter), of the tallies (how many products), and of the tallies again (which groups, each an ordered run).
struct ProductCondition {
  /// Which groups of one grouping: a comparison over `low` and `high`.
  private struct Choice {
    var grouping: Grouping
    /// The comparison, given the names that `low` and `high` go by.
    var comparison: @Sendable (_ low: String, _ high: String) -> String
    var arguments: [DatabaseValue]
  }

  /// Alternatives that no product lies in two of.
  private var choices: [Choice]

  /// Whether the index of marks has what it asks.
  var isOfMarks: Bool {
    choices.allSatisfy { Grouping.marks.contains($0.grouping) }
  }

  /// How many products it holds of, looked up.
  func productCount(_ db: Database) throws -> Int {
    try choices.reduce(0) { count, choice in
      let statement = try db.cachedStatement(
        sql: """
          SELECT coalesce(SUM(productCount), 0) FROM groupTally
          WHERE grouping = ? AND \(choice.comparison("low", "high"))
          """)
      return try count + (Int.fetchOne(statement, arguments: Self.arguments(choice)) ?? 0)
    }
  }

  /// The groups it names, each a run that an index holds in order.
  func runs(_ db: Database) throws -> [SQLCondition] {
    try choices.flatMap { choice in
      let statement = try db.cachedStatement(
        sql: "SELECT low, high FROM groupTally WHERE grouping = ? AND \(choice.comparison("low", "high"))")
      let run = choice.grouping.columns.map { "\($0) = ?" }.joined(separator: " AND ")
      let columnCount = choice.grouping.columns.count
      return try Row.fetchAll(statement, arguments: Self.arguments(choice)).map { row in
        SQLCondition(run, Array(row.databaseValues.prefix(columnCount)))
      }
    }
  }

  /// What holds of a product's row.
  ///
  /// - Parameter isDriving: Whether SQLite may find the rows by it; a unary plus keeps it from the index otherwise.
  func filter(isDriving: Bool = false) -> SQLCondition {
    let plus = isDriving ? "" : "+"
    let alternatives = choices.map {
      "(" + $0.comparison(plus + $0.grouping.low, plus + $0.grouping.high) + ")"
    }
    let sql = alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
    return SQLCondition(sql, choices.flatMap(\.arguments))
  }

  private static func arguments(_ choice: Choice) -> StatementArguments {
    StatementArguments([choice.grouping.rawValue.databaseValue] + choice.arguments)
  }
}

extension ProductCondition {
  /// The conditions of a set of attributes, which all have to hold; nil when one of them says nothing about products.
  static func conditions(for attributes: [Attribute]) -> [ProductCondition]? {
    let focal = attributes.filter { $0.name == .focalLength || $0.name == .focalLength35 }
    var conditions = focal.isEmpty ? [] : [covering(focal)]
    for attribute in attributes where attribute.name != .focalLength && attribute.name != .focalLength35 {
      guard let condition = ProductCondition(attribute) else { return nil }
      conditions.append(condition)
    }
    return conditions
  }

  /// A lens covers the focal length itself; a camera whose lens stays on covers its equivalent, since only equivalents
  /// compare across sensors. Without the photo's equivalent, such a camera cannot be said to cover it.
  private static func covering(_ attributes: [Attribute]) -> ProductCondition {
    let lengths = attributes.filter { $0.name == .focalLength }.compactMap(\.number)
    let equivalents = attributes.filter { $0.name == .focalLength35 }.compactMap(\.number)
    return ProductCondition(
      choices: [
        covering(lengths, .lensFocalLength), covering(equivalents, .fixedFocalLength),
      ].compactMap(\.self))
  }

  private static func covering(_ lengths: [Double], _ grouping: Grouping) -> Choice? {
    guard let shortest = lengths.min(), let longest = lengths.max() else { return nil }
    return Choice(
      grouping: grouping, comparison: { "\($0) <= ? AND \($1) >= ?" },
      arguments: [shortest.databaseValue, longest.databaseValue])
  }

  /// The condition of one attribute; nil where it says nothing about products.
  private init?(_ attribute: Attribute) {
    switch (attribute.name, attribute.value) {
    case (.brand, .text(let text)): self.init(.brand, equals: text)
    case (.model, .text(let text)): self.init(.model, equals: text)
    case (.lens, .text(let text)): self.init(.lens, equals: text)
    case (.kind, .text(let text)): self.init(.kind, equals: text.lowercased())
    case (.processor, .text(let text)): self.init(.processor, equals: text)
    case (.sensorSize, .text(let text)): self.init(.sensorSize, equals: text)
    case (.colour, .text(let text)): self.init(.colours, listing: text)
    // f/2.8 is written 2.8 and measured 2.83; 5 % is less than the third of a stop between two settings.
    case (.fNumber, .number(let number)): self.init(.fNumber, "<=", number * 1.05)
    // 1/8000 s is written 0.000125 and measured within 2 %.
    case (.exposureTime, .number(let number)): self.init(.exposureTime, "<=", number * 1.02)
    case (.iso, .number(let number)): self.init(.iso, ">=", number)
    case (.zoom, .number(let number)): self.init(.zoom, ">=", number)
    case (.megapixels, .number(let number)): self.init(.megapixels, ">=", number)
    case (.equivalentFocalLength, .number(let number)):
      self.init(choices: [Self.covering([number], .equivalentFocalLength)].compactMap(\.self))
    default: return nil
    }
  }

  private init(_ grouping: Grouping, equals text: String) {
    choices = [Choice(grouping: grouping, comparison: { low, _ in "\(low) = ?" }, arguments: [text.databaseValue])]
  }

  private init(_ grouping: Grouping, _ comparison: String, _ number: Double) {
    choices = [
      Choice(grouping: grouping, comparison: { low, _ in "\(low) \(comparison) ?" }, arguments: [number.databaseValue])
    ]
  }

  /// A list is stored as JSON, in which an item stands between its own quotation marks and nowhere else.
  private init(_ grouping: Grouping, listing text: String) {
    choices = [
      Choice(
        grouping: grouping, comparison: { low, _ in "instr(\(low), json_quote(?)) > 0" },
        arguments: [text.lowercased().databaseValue])
    ]
  }
}
