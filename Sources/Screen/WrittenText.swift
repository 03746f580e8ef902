/// One line of text that was written into a frame, for checks of layout.
public struct WrittenText: Hashable, Sendable {
  /// The whole text, without what no frame shows (controls and invisible characters).
  public let text: String
  /// What there was room for: the text, or its beginning with the mark for missing text; empty where not even that fits.
  public let shown: String
  /// The first cell, which may lie outside the frame.
  public let origin: Point
  /// Letters and digits of earlier texts that this one replaced; empty where nothing stood in its way.
  public internal(set) var replaced = ""

  /// A line of text.
  public init(text: String, shown: String, origin: Point) {
    self.text = text
    self.shown = shown
    self.origin = origin
  }

  /// Whether a part is missing for lack of room.
  public var isCut: Bool { shown != text }
}
