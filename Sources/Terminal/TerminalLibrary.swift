import CTerm

/// The library that drives terminals.
public enum TerminalLibrary {
  /// Name and version, for example `ncurses 6.4.20221231`.
  public static var name: String { String(cString: cterm_ncurses_version()) }
}
