import Screen

/// The user's choice of how pictures are shown.
public enum PictureMode: String, CaseIterable, Sendable {
  /// As the terminal shows them best.
  case auto
  /// As pixels, by sixel.
  case sixel
  /// In block characters.
  case symbols
  /// In ASCII characters.
  case ascii
}

/// Whether a terminal shows pictures as pixels, by the sixel protocol (DEC STD 070), and the reason.
public struct PixelChoice: Hashable, Sendable {
  /// A reason for or against pixels.
  public enum Reason: Hashable, Sendable {
    /// The user chose sixel.
    case requested
    /// The user chose characters.
    case charactersRequested
    /// There are too few colours to show pictures as they are.
    case fewColours
    /// The program runs in a terminal multiplexer, which loses pictures when it draws over a part of them.
    case multiplexer(String)
    /// The terminal did not say that it shows sixels.
    case notReported
    /// The terminal says that it shows sixels (DA1).
    case reported
    /// The size of a cell in pixels is not known.
    case noCellSize
  }

  /// What is known about the terminal without asking it.
  private let firstReason: Reason?
  private let isRequested: Bool
  private var isReported = false
  /// The size of a cell in pixels, as the terminal reports it; nil while it has not.
  private(set) var cell: PixelSize?
  /// The largest picture that the terminal shows, in pixels; nil where it has not said so.
  private(set) var largest: PixelSize?

  /// Chooses by the user's choice and what is known of the terminal; its replies may change the choice.
  ///
  /// - Parameters:
  ///   - mode: The user's choice.
  ///   - depth: The number of colours.
  ///   - glyphs: The characters.
  ///   - multiplexer: The multiplexer that the program runs in; nil for none.
  ///   - cell: The size of a cell in pixels by the size of the window; nil if it is not known.
  init(_ mode: PictureMode, depth: ColourDepth, glyphs: GlyphSet, multiplexer: String?, cell: PixelSize?) {
    isRequested = mode == .sixel
    self.cell = cell
    switch mode {
    case .symbols, .ascii: firstReason = .charactersRequested
    case .sixel: firstReason = [.full, .indexed256].contains(depth) ? nil : .fewColours
    case .auto where glyphs == .ascii || ![.full, .indexed256].contains(depth): firstReason = .fewColours
    case .auto: firstReason = multiplexer.map { .multiplexer($0) }
    }
  }

  /// Whether the terminal is to be asked.
  var isOpen: Bool { firstReason == nil }

  /// The reason for the choice.
  public var reason: Reason {
    if let firstReason { return firstReason }
    guard isRequested || isReported else { return .notReported }
    return cell == nil ? .noCellSize : isRequested ? .requested : .reported
  }

  /// The size of a cell in pixels, if pictures are shown as pixels; otherwise nil.
  public var cellPixels: PixelSize? { [.requested, .reported].contains(reason) ? cell : nil }

  /// Takes a reply of the terminal into account.
  mutating func adopt(_ reply: TerminalReply) {
    switch reply {
    case .level(_, let hasSixel): isReported = hasSixel
    case .cellSize(let size): cell = size
    case .largestSixel(let size): largest = size
    case .background, .directColour, .colours, .refusal: break
    }
  }

  /// Takes the size of a cell into account that follows from the size of the window; nil changes nothing.
  mutating func adopt(windowCell: PixelSize?) {
    if let windowCell { cell = windowCell }
  }

  /// XTSMGRAPHICS for the largest sixel picture, the size of a cell (xterm's ctlseqs), and DA1.
  static let questions = "\u{1B}[?2;1;0S\u{1B}[16t\u{1B}[c"
}
