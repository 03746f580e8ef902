/// The page on which a person of an album's server signs this television in.
enum SignIn {
  /// Returns the page; nil where nothing can be signed in.
  static func page(_ view: ViewContext) -> (any TelevisionPage)? { nil }
}
