import ArgumentParser
import Calls

/// The option of commands that print a list.
struct ListOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most this many (default: all).", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError(CommandPhrase.limitTooSmall(["limit": "\(limit)"])) }
  }

  /// Reads a list page by page, up to the limit.
  func read<Item>(_ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try Self.read(limit: limit ?? .max, readPage)
  }

  /// Reads a whole list, page by page.
  static func all<Item>(_ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try read(limit: .max, readPage)
  }

  private static func read<Item>(limit: Int, _ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var items: [Item] = []
    var position = PageRequest.Position.first
    while items.count < limit {
      let page = try readPage(PageRequest(position, limit: min(limit - items.count, 500)))
      items += page.items
      guard let next = page.next else { break }
      position = .after(next)
    }
    return items
  }
}
