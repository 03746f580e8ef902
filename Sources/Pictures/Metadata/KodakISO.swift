import Glibc

/// The ISO speed in Kodak's maker's notes, which Exiv2 does not read. Their forms are those of ExifTool (Kodak.pm, MakerNotes.pm).
enum KodakISO {
  /// Returns the speed; nil where the note has none, or an unknown form.
  static func iso(note: [UInt8], model: String?) -> Double? {
    guard let form = form(of: note, model: model) else { return directoryISO(note) }
    let speeds = form.offsets.lazy.compactMap {
      MakerNoteDirectory.number(note, at: $0, bytes: 2, form.isBigEndian)
    }
    return speeds.first { $0 > 0 && $0 < 0xFFFF }.map(Double.init)
  }

  /// Where the speed lies in a note that is not a directory: the speed itself, then the setting.
  private static func form(of note: [UInt8], model: String?) -> (offsets: [Int], isBigEndian: Bool)? {
    let model = model ?? ""
    // Type 1.
    if note.starts(with: "KDK".utf8) { return ([0x68, 0x66], note.starts(with: "KDK INFO".utf8)) }
    // Type 9.
    if note.starts(with: "IIII".utf8) { return ([0x34], false) }
    let isDirectory = ["MM", "II", "AOC"].contains { note.starts(with: $0.utf8) }
    // Types 6 and 5.
    if model.contains("DX3215") { return ([0x1A], true) }
    if model.contains("DX3700") { return ([0x1A], false) }
    let isType5 = ["CX42", "CX43", "CX62"].contains { model.contains($0) }
    if isType5, !isDirectory { return ([0x1E], true) }
    // Type 3 can be recognised by little more than the upper byte of the year.
    if !isDirectory, note.count > 0x50, note[12] == 7, MakerNoteDirectory(note, at: 0) == nil { return ([0x4E], true) }
    return nil
  }

  /// Notes that are directories: type 8, with or without the header of TIFF, and type 10, behind the byte order alone.
  private static func directoryISO(_ note: [UInt8]) -> Double? {
    for start in [0, 8, 2] {
      guard let directory = MakerNoteDirectory(note, at: start) else { continue }
      let speed = [0xFA2E, 0xFA46].lazy.compactMap { directory.number($0) }.first { $0 > 0 && $0 < 0xFFFF }
      if let speed { return Double(speed) }
      // Type 10 counts thirds of a step from ISO 25.
      if start == 2, let code = directory.number(0x14) { return (25 * exp2(Double(code) / 3)).rounded() }
    }
    return nil
  }
}
