/// The keymaps that come with the program.
public enum Keymaps {
  /// keymaps/default.toml, in UTF-8.
  public static let standard: [UInt8] = PackageResources.default_toml
}
