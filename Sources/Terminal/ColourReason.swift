import Calls

/// The reason for a number of colours.
public indirect enum ColourReason: Hashable, WordedProblem {
  case requested
  case noColor
  case dumb
  case directColourEntry
  case tmux
  case colorTerm(value: String)
  case repliedDirectColour
  case replied(colours: Int)
  case manyColours(colours: Int)
  case manyColoursOrMore(colours: Int)
  case entry(term: String, colours: Int)
  case entryOrMore(term: String, colours: Int)
  case tooFew(term: String, colours: Int)
  case noColours(term: String)
  /// An entry for more colours could not be compiled.
  case notCompiled(reason: ColourReason, depth: String, fault: TerminfoFault)

  /// The first part of the keys of its sentences.
  public static let group = "colours"
}

/// The reason why a terminfo entry could not be compiled.
public enum TerminfoFault: Error, Hashable, WordedProblem {
  case noCacheFolder
  case notDescribed(term: String)
  case notCompiled(term: String)
  case file(path: String, error: SystemError)

  /// The first part of the keys of its sentences.
  public static let group = "terminfo"
}

/// The reason for the characters that are used.
public enum GlyphReason: Hashable, WordedProblem {
  case requested
  case otherCharset(locale: String)
  case missingCharset(locale: String)
  case noUTF8
  case console
  case drawsSextants(terminal: String)
  case utf8

  /// The first part of the keys of its sentences.
  public static let group = "glyphs"
}
