import ArgumentParser
import Calls

/// How much of a list is wanted.
struct ListOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most this many; all without it.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a count, 0 or more; it was \(limit)") }
  }

  /// Reads a list part by part, until its end or the limit.
  func read<Item>(_ part: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try Self.read(limit: limit ?? .max, part)
  }

  /// Reads a whole list, part by part.
  static func all<Item>(_ part: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try read(limit: .max, part)
  }

  private static func read<Item>(limit: Int, _ part: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var items: [Item] = []
    var position = PageRequest.Position.first
    while items.count < limit {
      let page = try part(PageRequest(position, limit: min(limit - items.count, 500)))
      items += page.items
      guard let next = page.next else { break }
      position = .after(next)
    }
    return items
  }
}
