import Foundation
import Screen
import Testing
import Workspaces

/// What comes with the program can be read by everybody.
@Suite struct ThemeTests {
  static let assets = Result { try AssetFolder(environment: [:]) }

  @Test func thereAreThreeThemes() throws {
    #expect(try Self.assets.get().themeNames() == ["day", "high-contrast", "night"])
  }

  /// The least contrast of letters (WCAG 2.1, 1.4.3 and 1.4.6) with whatever they may stand on.
  @Test(arguments: ["night", "day", "high-contrast"])
  func lettersCanBeRead(_ name: String) throws {
    let theme = try Self.assets.get().theme(named: name)
    let grounds: [Token] = [.void, .ground, .surface, .raised]
    let letters: [(Token, on: [Token], least: Double)] = [
      (.text, grounds, 12), (.body, grounds, 7), (.quiet, grounds, 4.5), (.accent, grounds, 4.5),
      (.alert, grounds, 4.5), (.ink, [.focus], 12), (.inkQuiet, [.focus], 4.5), (.inkAccent, [.focus], 4.5),
      (.focus, [.ground, .surface, .raised], 12), (.red, [.ground], 3), (.green, [.ground], 3), (.yellow, [.ground], 3),
      (.blue, [.ground], 3),
    ]
    for (token, backgrounds, least) in letters {
      for background in backgrounds {
        let contrast = theme[token].rgb.contrast(with: theme[background].rgb)
        #expect(contrast >= least, "\(name): \(token) on \(background)")
      }
    }
  }

  @Test(arguments: ["night", "day", "high-contrast"])
  func colourEightNeverCarriesText(_ name: String) throws {
    let theme = try Self.assets.get().theme(named: name)
    for token in [Token.text, .body, .quiet, .accent, .focus, .alert, .red, .green, .yellow, .blue] {
      #expect(theme[token].index16 != 8, "\(token)")
    }
  }

  @Test func anUnknownThemeIsToldWithThoseThereAre() throws {
    let assets = try Self.assets.get()
    let error = #expect(throws: WorkspaceError.self) { try assets.theme(named: "noon") }
    #expect(error?.description == "There is no theme “noon”; there are day, high-contrast, night")
  }
}

extension RGB {
  /// Contrast ratio as WCAG 2.1 defines it, 1 to 21.
  fileprivate func contrast(with other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Relative luminance as WCAG 2.1 defines it.
  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
