/// One line of text that was written into a frame, for checks of layout.
public struct WrittenText: Hashable, Sendable {
  /// The whole text, without control characters and invisible characters, which no frame shows.
  public let text: String
  /// The part that is shown: the text, or its beginning with the mark for missing text; empty if not even that fits.
  public let shown: String
  /// The first cell, which may lie outside the frame.
  public let origin: Point
  /// Letters and digits of earlier texts that this one replaced; empty if there were none.
  public internal(set) var replaced = ""

  /// Creates a line of text.
  public init(text: String, shown: String, origin: Point) {
    self.text = text
    self.shown = shown
    self.origin = origin
  }

  /// Whether a part is missing for lack of room.
  public var isCut: Bool { shown != text }
}
