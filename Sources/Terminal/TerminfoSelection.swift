import Glibc
import Screen

/// Which terminfo entry ncurses is given.
public enum TerminfoSelection: Hashable, Sendable {
  /// The machine's own.
  case system(name: String)
  /// One of ours, made from the machine's own, in a folder.
  case own(name: String, folder: String)

  /// The entry for the colours wanted, or, where it cannot be made, for the colours that there are without it.
  ///
  /// - Parameters:
  ///   - base: The machine's entry.
  ///   - colours: How many colours it has.
  ///   - choice: The colours wanted.
  ///   - cacheFolder: Where entries of our own are kept; nil for nowhere.
  static func choose(base: String, colours: Int, for choice: ColourChoice, cacheFolder: String?)
    -> (TerminfoSelection, ColourChoice)
  {
    let system = TerminfoSelection.system(name: base)
    guard let entry = CustomTerminfo(depth: choice.depth, base: base, colours: colours) else {
      return (system, choice)
    }
    do throws(CustomTerminfo.Failure) {
      return (.own(name: entry.name, folder: try entry.ready(inCache: cacheFolder)), choice)
    } catch {
      let rest = ColourChoice(forced: nil, environment: [:], colours: colours, hasDirectColour: false)
      return (system, ColourChoice(rest.depth, because: "\(rest.reason); not \(choice.depth.rawValue): \(error)"))
    }
  }
}

/// A terminfo entry of our own: the machine's, with other colours.
///
/// The `*-direct` entries come in a package that may be absent, and they send `38:2::r:g:b`, which several emulators
/// misread; the form with semicolons, ISO 8613-6 as xterm first read it, is understood everywhere.
struct CustomTerminfo: Hashable {
  /// Why an entry could not be made.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Its name.
  let name: String
  private let base: String
  private let depth: ColourDepth

  /// The entry for a depth; nil when the machine's own does.
  init?(depth: ColourDepth, base: String, colours: Int) {
    switch depth {
    case .full: break
    case .indexed256 where colours < 256: break
    case .indexed16 where colours < 16: break
    default: return nil
    }
    self.base = base
    self.depth = depth
    // The number grows with every change of `source`, so that nobody meets an entry of an older version.
    name = "tenfoot1-\(depth.rawValue)-\(base)"
  }

  /// The folder that holds the entry, which is compiled when it is not there yet (9 ms).
  ///
  /// - Throws: ``Failure`` with what went wrong.
  func ready(inCache cache: String?) throws(Failure) -> String {
    guard let cache else { throw Failure(description: "there is no cache folder for a terminfo entry") }
    // ncurses finds entries in a folder named by their first letter.
    let folder = cache + "/terminfo"
    let compiled = folder + "/t/" + name
    let seal = ChecksumSidecar(ofFile: compiled, at: "\(folder)/\(name).sum")
    if seal.isWhole { return folder }
    guard let listing = Subprocess.output("infocmp", "-x", "-1", base) else {
      throw Failure(description: "infocmp could not describe \(base)")
    }
    let work = folder + "/making-\(getpid())"
    try Self.makeFolders(work + "/t")
    try Self.makeFolders(folder + "/t")
    defer {
      unlink(work + "/source")
      unlink(work + "/t/" + name)
      rmdir(work + "/t")
      rmdir(work)
    }
    try Self.write(Self.source(named: name, depth: depth, from: listing), to: work + "/source")
    guard Subprocess.output("tic", "-x", "-o", work, work + "/source") != nil else {
      throw Failure(description: "tic could not compile an entry for \(base)")
    }
    // Another television may be starting at this moment: entries appear whole or not at all.
    try Self.write(ChecksumSidecar.text(ofFile: work + "/t/" + name), to: seal.path)
    guard rename(work + "/t/" + name, compiled) == 0 else {
      throw Failure(description: "\(compiled): \(String(cString: strerror(errno)))")
    }
    return folder
  }

  /// Terminfo source: a listing of `infocmp -x -1`, one capability a line, with other colours.
  static func source(named name: String, depth: ColourDepth, from listing: String) -> String {
    let kept = listing.split(separator: "\n").dropFirst(2).filter { line in
      let capability = line.drop { $0 == "\t" || $0 == " " }.prefix { !",#=@".contains($0) }
      return !replaced.contains(String(capability))
    }
    return
      (["\(name)|television in \(depth.rawValue) colours,"] + kept.map(String.init) + colours(depth).map { "\t\($0)," })
      .joined(separator: "\n") + "\n"
  }

  /// What the entry says of colours instead.
  private static func colours(_ depth: ColourDepth) -> [String] {
    switch depth {
    case .full:
      let rgb = "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm"
      // More pairs than ncurses' usual 65,536: pictures need many.
      return [
        "RGB", "colors#0x1000000", "pairs#0x40000", "setaf=\\E[38;2;\(rgb)", "setab=\\E[48;2;\(rgb)", "op=\\E[39;49m",
      ]
    case .indexed256, .none:
      return ["colors#0x100", "pairs#0x10000", "setaf=\\E[38;5;%p1%dm", "setab=\\E[48;5;%p1%dm", "op=\\E[39;49m"]
    case .indexed16:
      let bright = "%?%p1%{8}%<%t"
      return [
        "colors#16", "pairs#0x400", "setaf=\\E[\(bright)3%p1%d%e9%p1%{8}%-%d%;m",
        "setab=\\E[\(bright)4%p1%d%e10%p1%{8}%-%d%;m", "op=\\E[39;49m",
      ]
    }
  }

  private static let replaced: Set<String> = [
    "RGB", "Tc", "colors", "pairs", "setaf", "setab", "setf", "setb", "initc", "initp", "ccc", "oc", "op", "ncv",
  ]

  private static func makeFolders(_ path: String) throws(Failure) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) != 0, errno != EEXIST else { continue }
      throw Failure(description: "\(made): \(String(cString: strerror(errno)))")
    }
  }

  private static func write(_ text: String, to path: String) throws(Failure) {
    guard let file = fopen(path, "w") else {
      throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
    let written = fputs(text, file)
    guard fclose(file) == 0, written >= 0 else {
      throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
  }
}
