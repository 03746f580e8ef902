import Calls

/// The state of a library that reads media files, for diagnostics. `libraryText` is the loader's message.
public enum MediaLibraryFinding: Hashable, WordedProblem {
  case version(name: String, version: String)
  case missingForFormats(name: String, formats: [String], libraryText: String)
  case missingForColours(name: String, libraryText: String)
  case missing(name: String, libraryText: String)
  /// It is there, but gdk-pixbuf has no loader that uses it.
  case withoutLoader(name: String, version: String)
  /// gdk-pixbuf has a loader for a format.
  case loader(format: String)
  case noLoader(format: String)
  /// No library can be loaded.
  case noneLoaded(libraryText: String)

  /// The first part of the keys of its sentences.
  public static let group = "library"
}
