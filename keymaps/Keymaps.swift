/// The keymaps that are built into the program, in TOML and UTF-8.
public enum Keymaps {
  /// The default keymap, keymaps/default.toml, which every other keymap is added to.
  public static let standard: [UInt8] = PackageResources.default_toml

  /// The other keymaps, by name.
  public static let others: [String: [UInt8]] = [
    "vi": PackageResources.vi_toml,
    "numpad": PackageResources.numpad_toml,
  ]
}
