import Foundation
import Screen

/// Backgrounds on which letters of a colour are allowed, and their least contrast (WCAG 2.1, 1.4.3 and 1.4.6); see
/// ARCHITECTURE.md, "Themes".
struct ContrastRule {
  let letters: Token
  let backgrounds: [Token]
  /// The least contrast ratio in 24 bits, 1 to 21.
  let least: Double
  /// The same in 256 and in 16 colours, whose palettes are coarse.
  let leastIndexed: Double
  /// Whether it holds in 16 colours; if not, the letters are not used there.
  var isFor16 = true
  /// The same in 16 and in 8 colours, where it differs.
  var leastOf16: Double?

  static let all = [
    ContrastRule(letters: .text, backgrounds: grounds, least: 12, leastIndexed: 7),
    ContrastRule(letters: .body, backgrounds: grounds, least: 7, leastIndexed: 7),
    ContrastRule(letters: .quiet, backgrounds: grounds, least: 4.5, leastIndexed: 4.5),
    ContrastRule(letters: .accent, backgrounds: grounds, least: 4.5, leastIndexed: 4.5),
    ContrastRule(letters: .alert, backgrounds: grounds, least: 4.5, leastIndexed: 4.5),
    ContrastRule(letters: .focus, backgrounds: [.ground, .surface, .raised], least: 12, leastIndexed: 7),
    ContrastRule(letters: .ink, backgrounds: [.focus], least: 12, leastIndexed: 7),
    ContrastRule(letters: .inkQuiet, backgrounds: [.focus], least: 4.5, leastIndexed: 4.5),
    ContrastRule(letters: .inkAccent, backgrounds: [.focus], least: 4.5, leastIndexed: 4.5),
    ContrastRule(letters: .red, backgrounds: [.ground], least: 3, leastIndexed: 3),
    // The first 16 colours have no dark green or yellow; on a light ground these marks are known by their places.
    ContrastRule(letters: .green, backgrounds: [.ground], least: 3, leastIndexed: 3, leastOf16: 1.3),
    ContrastRule(letters: .yellow, backgrounds: [.ground], least: 3, leastIndexed: 3, leastOf16: 1.3),
    ContrastRule(letters: .blue, backgrounds: [.ground], least: 3, leastIndexed: 3),
    // The quiet buttons of dialogs. In 16 colours and where dialogs are outlined they are on `surface`.
    ContrastRule(letters: .text, backgrounds: [.edge], least: 7, leastIndexed: 4.5, isFor16: false),
  ]

  private static let grounds: [Token] = [.void, .ground, .surface, .raised]

  /// The rule for letters on a background at a depth; nil if they are not allowed there.
  static func of(_ letters: Token, on background: Token, depth: ColourDepth) -> ContrastRule? {
    all.first {
      $0.letters == letters && $0.backgrounds.contains(background) && (depth != .indexed16 || $0.isFor16)
    }
  }

  /// The least contrast ratio at a depth, 1 to 21.
  func least(depth: ColourDepth) -> Double {
    switch depth {
    case .full: least
    case .indexed16: leastOf16 ?? leastIndexed
    // Bright colours are missing there.
    case .indexed8: leastOf16 ?? min(3, leastIndexed)
    default: leastIndexed
    }
  }
}

extension Theme {
  /// The contrast ratio of two tokens on a terminal of some depth with xterm's palette, 1 to 21; nil without colours.
  func contrast(_ letters: Token, on background: Token, depth: ColourDepth) -> Double? {
    guard let letters = shown(letters, depth: depth), let background = shown(background, depth: depth) else {
      return nil
    }
    return letters.contrast(with: background)
  }

  private func shown(_ token: Token, depth: ColourDepth) -> RGB? {
    switch depth {
    case .full: self[token].rgb
    case .indexed256: Palette.rgb(self[token].index256)
    case .indexed16: Palette.rgb(self[token].index16)
    case .indexed8, .none: nil
    }
  }

  /// The contrast ratio of two tokens on a terminal of 8 colours with xterm's palette, 1 to 21.
  func contrastIn8Colours(_ letters: Token, on background: Token) -> Double {
    let eight = Palette.eightColours(letters: self[letters].index16, background: self[background].index16)
    // Bold letters of a bright hue are shown in it by terminals whose palette is this one.
    return Palette.rgb(eight.isBold ? eight.letters + 8 : eight.letters).contrast(with: Palette.rgb(eight.background))
  }
}
