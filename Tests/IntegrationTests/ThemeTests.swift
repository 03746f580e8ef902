import Foundation
import Screen
import TestSupport
import Testing
import Workspaces

/// The themes that come with the program: letters keep their stated contrast at every colour depth.
@Suite struct ThemeTests {
  static let assets = Result { try AssetFolder(environment: [:]) }

  @Test func thereAreThreeThemes() throws {
    #expect(try Self.assets.get().themeNames() == ["day", "high-contrast", "night"])
  }

  @Test(arguments: ["night", "day", "high-contrast"], [ColourDepth.full, .indexed256, .indexed16])
  func lettersHaveTheirStatedContrast(_ name: String, depth: ColourDepth) throws {
    let theme = try Self.assets.get().theme(named: name)
    for rule in ContrastRule.all where depth != .indexed16 || rule.isFor16 {
      for background in rule.backgrounds where background != .edge || !theme.outlinesDialogs {
        let contrast = try #require(theme.contrast(rule.letters, on: background, depth: depth))
        #expect(contrast >= rule.least(depth: depth), "\(rule.letters) on \(background)")
      }
    }
  }

  @Test(arguments: ["night", "day", "high-contrast"])
  func lettersCanBeReadIn8Colours(_ name: String) throws {
    let theme = try Self.assets.get().theme(named: name)
    for rule in ContrastRule.all where rule.isFor16 {
      for background in rule.backgrounds {
        let contrast = theme.contrastIn8Colours(rule.letters, on: background)
        #expect(contrast >= rule.least(depth: .indexed8), "\(rule.letters) on \(background)")
      }
    }
  }

  @Test(arguments: ["night", "day", "high-contrast"], [ColourDepth.indexed16, .indexed8])
  func boldLettersKeepTheirContrastWhereTerminalsBrightenThem(_ name: String, depth: ColourDepth) throws {
    let theme = try Self.assets.get().theme(named: name)
    let resolver = ColourResolver(RenderStyle(theme: theme, depth: depth))
    for rule in ContrastRule.all where rule.isFor16 {
      for background in rule.backgrounds {
        let cell = Cell("a", foreground: .token(rule.letters), background: .token(background), isBold: true)
        let colours = resolver.colours(of: cell)
        let isBrightened = colours.isBold(cell) && colours.foreground < 8
        let letters = Palette.rgb(UInt8(colours.foreground + (isBrightened ? 8 : 0)))
        let contrast = letters.contrast(with: Palette.rgb(UInt8(colours.background)))
        #expect(contrast >= rule.least(depth: depth), "\(rule.letters) on \(background)")
      }
    }
  }

  @Test(arguments: [ColourDepth.full, .indexed256, .indexed16, .indexed8])
  func theDayIsLightAndTheNightIsDark(depth: ColourDepth) throws {
    for (name, isLight) in [("day", true), ("night", false)] {
      let style = RenderStyle(theme: try Self.assets.get().theme(named: name), depth: depth)
      for token in [Token.ground, .surface, .raised] {
        #expect((style.displayedColour(of: token).luma > 127) == isLight, "\(token) of \(name)")
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

  @Test func anUnknownThemeIsReportedWithTheExistingOnes() throws {
    let assets = try Self.assets.get()
    let error = #expect(throws: WorkspaceError.self) { try assets.theme(named: "noon") }
    #expect(error.map { english($0) } == "No theme is named “noon”. Themes: day, high-contrast, night")
  }
}
