import ArgumentParser
import Device
import Television
import Workspaces

/// What a television looks and sounds like this time; the settings page says it for good.
struct AppearanceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language; else that of the settings, else that of the environment."))
  var lang: Language?
  @Option(
    help: ArgumentHelp("The theme, of assets/themes; else that of the settings.", valueName: "name"),
    completion: .list(["night", "day", "high-contrast"]))
  var theme: String?
  @Flag(name: .customLong("no-motion"), help: "Keep everything still.")
  var isStill = false

  /// What was asked for.
  var choices: SettingsOverrides { SettingsOverrides(language: lang, theme: theme, hasMotion: isStill ? false : nil) }
}
