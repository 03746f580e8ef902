import Screen

/// The terminfo entry that ncurses uses.
public enum TerminfoSelection: Hashable, Sendable {
  /// The system's entry.
  case system(name: String)
  /// An entry that was compiled from the system's, in a folder of the cache.
  case custom(name: String, folder: String)

  /// Selects the entry for a choice of colours. Where that entry cannot be compiled, it is the system's, and the choice is
  /// reduced to the system's colours.
  ///
  /// - Parameters:
  ///   - base: The name of the system's entry.
  ///   - colours: The number of colours in it.
  ///   - choice: The preferred number of colours.
  ///   - cacheFolder: The folder for compiled entries; nil for none.
  static func choose(base: String, colours: Int, for choice: ColourChoice, cacheFolder: String?)
    -> (TerminfoSelection, ColourChoice)
  {
    guard CustomTerminfo.isNeeded(for: choice, colours: colours) else { return (.system(name: base), choice) }
    let entry = CustomTerminfo(base: base)
    do throws(TerminfoFault) {
      return (.custom(name: entry.name, folder: try entry.install(inCache: cacheFolder)), choice)
    } catch {
      let fallback = ColourChoice(term: base, colours: colours, mayShowMore: false)
      if fallback.depth == choice.depth { return (.system(name: base), choice) }
      let reason = ColourReason.notCompiled(reason: fallback.reason, depth: choice.depth.rawValue, fault: error)
      return (.system(name: base), ColourChoice(fallback.depth, because: reason))
    }
  }
}
