import ArgumentParser
import Television
import World

/// What a television looks and sounds like this time; the settings page says it for good.
struct LookOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language; else that of the settings, else that of the environment."))
  var lang: Language?
  @Option(
    help: ArgumentHelp("The theme, of assets/themes; else that of the settings.", valueName: "name"),
    completion: .list(["night", "day", "high-contrast"]))
  var theme: String?
  @Flag(name: .customLong("no-motion"), help: "Keep everything still.")
  var isStill = false

  /// What was asked for.
  var choice: LookChoice { LookChoice(language: lang, theme: theme, isStill: isStill) }
}

/// How a television is to look this time, whatever its settings say; nothing is asked for without values.
struct LookChoice {
  /// The language; nil for that of the settings.
  var language: Language?
  /// The theme's name; nil for that of the settings.
  var theme: String?
  /// Whether everything is kept still.
  var isStill = false

  /// Refuses a theme that there is not.
  func validate(against assets: AssetFolder) throws {
    guard let theme else { return }
    let names = try assets.themeNames()
    guard names.contains(theme) else {
      throw ValidationError("There is no theme “\(theme)”; there are \(names.joined(separator: ", "))")
    }
  }

  /// The settings with what was asked for this time.
  func applied(to settings: Settings) -> Settings {
    var settings = settings
    settings.language = language ?? settings.language
    settings.theme = theme ?? settings.theme
    if isStill { settings.hasMotion = false }
    return settings
  }

  /// What is to be kept of changed settings: a person's choices, but not what was only asked for this time.
  ///
  /// - Parameters:
  ///   - settings: The settings as the television has them now.
  ///   - kept: Those that were kept before.
  func kept(of settings: Settings, over kept: Settings) -> Settings {
    let start = applied(to: kept)
    var settings = settings
    if settings.language == start.language { settings.language = kept.language }
    if settings.theme == start.theme { settings.theme = kept.theme }
    if settings.hasMotion == start.hasMotion { settings.hasMotion = kept.hasMotion }
    return settings
  }
}
