import Calls
import Glibc
import Screen
import SystemPackage

/// A terminfo entry that is compiled from the system's, with other colours.
///
/// The system's `*-direct` entries are in a package that may be missing, and they send `38:2::r:g:b`, which several
/// emulators misread. The form with semicolons, xterm's original reading of ISO 8613-6, is understood everywhere.
struct CustomTerminfo: Hashable {
  /// The number of the 24-bit colour 0; the colours of the palette have the numbers before it.
  static let firstDirectColour: Int32 = 256

  /// The name of the entry.
  let name: String
  private let base: String

  /// Creates an entry.
  ///
  /// - Parameter base: The name of the system's entry.
  init(base: String) {
    self.base = base
    // The number is increased whenever `source` changes, so that entries of older versions are not used.
    name = "tenfoot2-\(base)"
  }

  /// Returns whether a choice of colours needs an entry: there are too few colours in the system's, or there may be more.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - colours: The number of colours in the system's entry.
  static func isNeeded(for choice: ColourChoice, colours: Int) -> Bool {
    switch choice.depth {
    case .full: true
    case .indexed256: choice.isGuess || colours < 256
    case .indexed16: choice.isGuess || colours < 16
    // The 64 pairs of the Linux console's entry are one too few.
    case .indexed8: true
    case .none: false
    }
  }

  /// Compiles the entry unless an intact one is in the cache (9 ms).
  ///
  /// A copy with inverted bits is kept beside the compiled entry, and the entry counts as intact when both agree: ncurses
  /// refuses a damaged entry but accepts a truncated one. The bits are inverted, and a byte follows them, so that equal
  /// damage to both is found.
  ///
  /// - Returns: The folder that holds the entry.
  /// - Throws: ``TerminfoFault`` when there is no cache folder, when it cannot be written to, or when `infocmp` or `tic` fails.
  func install(inCache cache: String?) throws(TerminfoFault) -> String {
    guard let cache else { throw .noCacheFolder }
    // ncurses looks for an entry in a subfolder named after its first letter.
    let folder = cache + "/terminfo"
    let (entry, copy) = (folder + "/t/" + name, folder + "/\(name).copy")
    if let bytes = Self.contents(of: entry), !bytes.isEmpty, Self.copied(bytes) == Self.contents(of: copy) {
      return folder
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
    try compile(in: work)
    // Another process may be starting at this moment, so the entry is moved into place as a whole.
    try Self.write(Self.copied(Self.contents(of: work + "/t/" + name) ?? []), to: copy)
    guard rename(work + "/t/" + name, entry) == 0 else { throw Self.systemFailure(entry) }
    return folder
  }

  private static func copied(_ bytes: [UInt8]) -> [UInt8] { bytes.map { ~$0 } + [0] }

  private func compile(in folder: String) throws(TerminfoFault) {
    guard let listing = Subprocess.output("infocmp", "-x", "-1", base) else {
      throw .notDescribed(term: base)
    }
    try Self.write(Array(Self.source(named: name, from: listing).utf8), to: folder + "/source")
    guard Subprocess.output("tic", "-x", "-o", folder, folder + "/source") != nil else {
      throw .notCompiled(term: base)
    }
  }
}

// MARK: Source

extension CustomTerminfo {
  /// Returns the source of an entry: a listing of `infocmp -x -1`, which has one capability per line, with other colours.
  static func source(named name: String, from listing: String) -> String {
    let kept = listing.split(separator: "\n").dropFirst(2).filter { line in
      let capability = line.drop { $0 == "\t" || $0 == " " }.prefix { !",#=@".contains($0) }
      return !replacedCapabilities.contains(String(capability))
    }
    let title = "\(name)|television in any number of colours,"
    let colours = colourCapabilities.map { "\t\($0)," }
    return ([title] + kept.map(String.init) + colours).joined(separator: "\n") + "\n"
  }

  /// One entry for all numbers of colours, so that the number can change while the screen is open: 8 and 16 are sent in the
  /// form that every terminal understands, 256 as an index, and others as 24 bits.
  ///
  /// There are more than the usual 65,536 pairs, because images need many.
  private static let colourCapabilities = [
    "RGB", "colors#0x1000100", "pairs#0x40000", "setaf=\\E[\(colour("3", bright: "9", long: "38"))",
    "setab=\\E[\(colour("4", bright: "10", long: "48"))", "op=\\E[39;49m",
  ]

  private static func colour(_ dark: String, bright: String, long: String) -> String {
    let rgb = "%p1%{256}%-%Pa%ga%{65536}%/%d;%ga%{256}%/%{255}%&%d;%ga%{255}%&%d"
    let palette = "%p1%{8}%<%t\(dark)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d%e%p1%{256}%<%t\(long);5;%p1%d"
    return "%?\(palette)%e\(long);2;\(rgb)%;m"
  }

  private static let replacedCapabilities: Set<String> = [
    "RGB", "Tc", "colors", "pairs", "setaf", "setab", "setf", "setb", "initc", "initp", "ccc", "oc", "op", "ncv",
  ]
}

// MARK: Files

extension CustomTerminfo {
  /// Returns the first 64 KiB of a file, more than terminfo allows for an entry; nil when it cannot be opened.
  private static func contents(of path: String) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try file.readToEnd(limit: 1 << 16) }
    } catch {
      return nil
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(TerminfoFault) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      _ = try file.closeAfter { try file.writeAll(bytes) }
    } catch {
      throw .file(path: path, error: SystemError(error as? Errno ?? .ioError))
    }
  }

  private static func makeFolders(_ path: String) throws(TerminfoFault) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      folder += "/" + part
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw systemFailure(folder) }
    }
  }

  private static func systemFailure(_ path: String) -> TerminfoFault {
    .file(path: path, error: SystemError(Errno(rawValue: errno)))
  }
}
