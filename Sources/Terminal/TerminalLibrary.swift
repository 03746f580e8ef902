import CTerm

/// The library that drives terminals, for whoever reports what is at work.
public enum TerminalLibrary {
  /// Its name and version, `ncurses 6.4.20221231`.
  public static var name: String { String(cString: cterm_library()) }
}
