import Glibc
import Screen
import SystemPackage

/// A terminfo entry that is compiled from the system's, with other colours.
///
/// The system's `*-direct` entries are in a package that may be missing, and they send `38:2::r:g:b`, which several
/// emulators misread. The form with semicolons, xterm's original reading of ISO 8613-6, is understood everywhere.
struct CustomTerminfo: Hashable {
  /// The reason why an entry could not be compiled.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The name of the entry.
  let name: String
  private let base: String
  private let depth: ColourDepth

  /// Creates an entry for a colour depth; nil when the system's entry has enough colours.
  ///
  /// - Parameters:
  ///   - depth: The colour depth.
  ///   - base: The name of the system's entry.
  ///   - colours: The number of colours in it.
  init?(depth: ColourDepth, base: String, colours: Int) {
    switch depth {
    case .full: break
    case .indexed256 where colours < 256: break
    case .indexed16 where colours < 16: break
    default: return nil
    }
    self.base = base
    self.depth = depth
    // The number is increased whenever `source` changes, so that entries of older versions are not used.
    name = "tenfoot1-\(depth.rawValue)-\(base)"
  }

  /// Compiles the entry unless an intact one is in the cache (9 ms).
  ///
  /// A copy with inverted bits is kept beside the compiled entry, and the entry counts as intact when both agree: ncurses
  /// refuses a damaged entry but accepts a truncated one. The bits are inverted, and a byte follows them, so that equal
  /// damage to both is found.
  ///
  /// - Returns: The folder that holds the entry.
  /// - Throws: ``Failure`` when there is no cache folder, when it cannot be written to, or when `infocmp` or `tic` fails.
  func install(inCache cache: String?) throws(Failure) -> String {
    guard let cache else { throw Failure(description: "there is no cache folder for a terminfo entry") }
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

  private func compile(in folder: String) throws(Failure) {
    guard let listing = Subprocess.output("infocmp", "-x", "-1", base) else {
      throw Failure(description: "infocmp could not describe \(base)")
    }
    try Self.write(Array(Self.source(named: name, depth: depth, from: listing).utf8), to: folder + "/source")
    guard Subprocess.output("tic", "-x", "-o", folder, folder + "/source") != nil else {
      throw Failure(description: "tic could not compile an entry for \(base)")
    }
  }
}

// MARK: Source

extension CustomTerminfo {
  /// Returns the source of an entry: a listing of `infocmp -x -1`, which has one capability per line, with other colours.
  static func source(named name: String, depth: ColourDepth, from listing: String) -> String {
    let kept = listing.split(separator: "\n").dropFirst(2).filter { line in
      let capability = line.drop { $0 == "\t" || $0 == " " }.prefix { !",#=@".contains($0) }
      return !replacedCapabilities.contains(String(capability))
    }
    let title = "\(name)|television in \(depth.rawValue) colours,"
    let colours = colourCapabilities(depth).map { "\t\($0)," }
    return ([title] + kept.map(String.init) + colours).joined(separator: "\n") + "\n"
  }

  private static func colourCapabilities(_ depth: ColourDepth) -> [String] {
    switch depth {
    case .full:
      let rgb = "%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%dm"
      // More than the usual 65,536 pairs, because images need many.
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

  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      _ = try file.closeAfter { try file.writeAll(bytes) }
    } catch {
      throw Failure(description: "\(path): \(error)")
    }
  }

  private static func makeFolders(_ path: String) throws(Failure) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      folder += "/" + part
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw systemFailure(folder) }
    }
  }

  private static func systemFailure(_ path: String) -> Failure {
    Failure(description: "\(path): \(Errno(rawValue: errno))")
  }
}
