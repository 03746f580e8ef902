/// The facts about a stored item on which an import decision depends.
public struct KnownItem: Hashable, Sendable {
  /// The item's number, unique in the album.
  public var number: Int64
  /// The path of the file it is shown from.
  public var file: String
  /// Whether that file exists.
  public var fileExists: Bool
  /// Whether that file is known to hold other content by now.
  public var isDisplaced: Bool
  /// Whether that file is a copy that was made before the imported file was complete.
  public var isIncomplete: Bool
  /// The existing files, other than the imported one, that were found to have the same content.
  public var copies: [String]

  /// Creates the facts about an item.
  public init(
    number: Int64, file: String, fileExists: Bool, isDisplaced: Bool = false, isIncomplete: Bool = false,
    copies: [String] = []
  ) {
    self.number = number
    self.file = file
    self.fileExists = fileExists
    self.isDisplaced = isDisplaced
    self.isIncomplete = isIncomplete
    self.copies = copies
  }
}

/// The meaning of an imported file for an album.
public enum ImportDecision: Hashable, Sendable {
  /// The content is new: a new item.
  case insert
  /// The file of an item was edited: the item takes over the new facts and keeps its corrections and counts.
  case update(number: Int64)
  /// The content is known: its item is shown from `file` from now on. `lostFile` no longer holds it and is forgotten; nil
  /// if nothing was lost. `displaced` is the item whose file it was until now.
  case keep(number: Int64, file: String, lostFile: String?, displaced: Displacement?)

  /// The problem of an item that was displaced and has no copy.
  public static let displacedProblem = "its file holds other content by now"

  /// An item whose file turned out to hold another item's content.
  public struct Displacement: Hashable, Sendable {
    /// The item's number.
    public let number: Int64
    /// The copy it is shown from now on, the first by path; nil if it has no file any more.
    public let file: String?

    /// Creates a displacement.
    public init(number: Int64, file: String?) {
      self.number = number
      self.file = file
    }
  }

  /// Decides what a file means.
  ///
  /// - Parameters:
  ///   - path: The file that was read.
  ///   - shownFrom: The path it is to be shown from: the same, or a copy that was made of it.
  ///   - sameContent: The item with the same content; nil if the content is new.
  ///   - samePath: The item that this path held when it was last read; nil if the path is new.
  public init(path: String, shownFrom: String, sameContent: KnownItem?, samePath: KnownItem?) {
    guard let known = sameContent else {
      // A copy that is edited becomes an item of its own; only the file from which an item is shown identifies the item. An
      // incomplete copy is not an item of its own.
      self = samePath.flatMap { $0.file == path || $0.isIncomplete ? .update(number: $0.number) : nil } ?? .insert
      return
    }
    let isInPlace = known.file == path || (known.fileExists && !known.isDisplaced)
    self = .keep(
      number: known.number, file: isInPlace && shownFrom == path ? known.file : shownFrom,
      lostFile: isInPlace ? nil : known.file, displaced: Self.displacement(of: samePath, from: path, by: known))
  }

  private static func displacement(of former: KnownItem?, from path: String, by known: KnownItem) -> Displacement? {
    guard let former, former.number != known.number, former.file == path else { return nil }
    return Displacement(
      number: former.number, file: former.copies.min { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}
