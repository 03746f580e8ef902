/// Import options.
public struct ImportOptions: Hashable, Sendable {
  /// The album for all files; nil puts each into one named after its folder.
  public var album: String?
  /// The owner's name; empty if there is none.
  public var owner: String
  /// The folder into which files are copied, named by their content; nil leaves them where they are.
  public var copyFolder: String?
  /// Whether they belong to the demo album.
  public var isDemo: Bool
  /// The folders to search in addition to the named ones.
  public var scope: SearchScope
  /// The maximum number of files that are stored together, at least 1. Progress is reported, and an import stopped, between them.
  public var batchLimit = 100

  /// Creates options; by default files stay where they are, in albums named after their folders.
  public init(
    album: String? = nil, owner: String = "", copyFolder: String? = nil, isDemo: Bool = false,
    scope: SearchScope = SearchScope()
  ) {
    self.album = album
    self.owner = owner
    self.copyFolder = copyFolder
    self.isDemo = isDemo
    self.scope = scope
  }
}

/// The canonical names of what took a photo; each is nil where it is unknown.
public struct CanonicalNames: Hashable, Sendable {
  /// The brand, `Canon`.
  public var brand: String?
  /// The model with its brand, `Canon EOS 550D`.
  public var model: String?
  /// The lens with its brand.
  public var lens: String?

  /// Creates names.
  public init(brand: String? = nil, model: String? = nil, lens: String? = nil) {
    self.brand = brand
    self.model = model
    self.lens = lens
  }
}
