/// The keymaps that come with the program, in TOML and UTF-8.
public enum Keymaps {
  /// keymaps/default.toml, which lies under every other.
  public static let standard: [UInt8] = PackageResources.default_toml

  /// The maps that can be put on top of ``standard``, by name.
  public static let others: [String: [UInt8]] = [
    "vi": PackageResources.vi_toml,
    "numpad": PackageResources.numpad_toml,
  ]
}
