/// How files are to be filed.
public struct ImportOptions: Hashable, Sendable {
  /// The album for all files; nil files each in one named after its folder.
  public var album: String?
  /// Who owns them; empty when nobody is named.
  public var owner: String
  /// A folder into which files are copied, named by their content; nil leaves them where they are.
  public var copyFolder: String?
  /// Whether they belong to the demo album.
  public var isDemo: Bool

  /// Options; by default files stay where they are, in albums named after their folders.
  public init(album: String? = nil, owner: String = "", copyFolder: String? = nil, isDemo: Bool = false) {
    self.album = album
    self.owner = owner
    self.copyFolder = copyFolder
    self.isDemo = isDemo
  }
}

/// The canonical names of what took a photo; each is nil where nothing is known.
public struct CanonicalNames: Hashable, Sendable {
  /// Brand, `Canon`.
  public var brand: String?
  /// Model with its brand, `Canon EOS 550D`.
  public var model: String?
  /// Lens with its brand.
  public var lens: String?

  /// Names.
  public init(brand: String? = nil, model: String? = nil, lens: String? = nil) {
    self.brand = brand
    self.model = model
    self.lens = lens
  }
}
