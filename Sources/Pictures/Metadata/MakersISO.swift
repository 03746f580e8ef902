import Glibc

/// Reads the ISO speed that older cameras write only into their maker's notes.
enum MakersISO {
  /// Returns the speed; nil where the notes hold none.
  ///
  /// - Parameters:
  ///   - tags: The file's tags.
  ///   - make: The camera's maker as written in the file.
  ///   - model: The camera's model as written in the file.
  static func iso(_ tags: MetadataTags, make: String?, model: String?) -> Double? {
    let speed =
      plain(tags) ?? coded(tags) ?? CanonISO.iso(tags)
      ?? tags.raw("Exif.Photo.MakerNote").flatMap { iso(note: $0, make: make?.lowercased() ?? "", model: model) }
    return speed.flatMap { MediaMetadata.isoRange.contains($0) ? $0 : nil }
  }

  /// Speeds as numbers; Nikon writes 0 before it.
  private static func plain(_ tags: MetadataTags) -> Double? {
    let names = [
      "Exif.Nikon3.ISOSpeed", "Exif.Nikon1.ISOSpeed", "Exif.Casio2.ISO", "Exif.Casio.ISO", "Exif.Samsung2.ISO",
    ]
    return names.lazy.compactMap { tags.value($0) }
      .compactMap { ExifNumber.all(in: $0).first { $0 > 0 && $0 != 65_535 } }.first
  }

  /// Speeds as codes (ExifTool, by maker).
  private static func coded(_ tags: MetadataTags) -> Double? {
    func code(_ name: String) -> Double? { tags.value(name).flatMap(ExifNumber.first) }
    func whole(_ name: String) -> Int? { code(name).flatMap { Int(exactly: $0) } }
    if let code = whole("Exif.Pentax.ISO") ?? whole("Exif.PentaxDng.ISO") { return PentaxISO.speed(code: code) }
    if let code = whole("Exif.Casio2.ISOSpeed") { return casioSpeeds[code] }
    if let code = whole("Exif.Nikon2.ISOSpeed") { return nikonSpeeds[code] }
    if let code = code("Exif.Olympus.ISOSpeed") { return (100 * exp2(code - 5)).rounded() }
    if let code = code("Exif.MinoltaCsNew.ISOSetting") ?? code("Exif.MinoltaCsOld.ISOSetting"), code > 0 {
      return (100 * exp2((code - 48) / 8)).rounded()
    }
    return nil
  }

  private static let casioSpeeds: [Int: Double] = [3: 50, 4: 64, 6: 100, 9: 200]
  private static let nikonSpeeds: [Int: Double] = [0: 80, 2: 160, 4: 320, 5: 100]

  /// Reads notes that Exiv2 does not read, because it does not know them or because they are damaged.
  private static func iso(note: [UInt8], make: String, model: String?) -> Double? {
    if make.contains("kodak") { return KodakISO.iso(note: note, model: model) }
    let isPentax = note.starts(with: "AOC\0".utf8) || make.hasPrefix("asahi") || make.hasPrefix("pentax")
    if isPentax {
      let directory = MakerNoteDirectory(note, at: note.starts(with: "AOC\0".utf8) ? 6 : 0)
      return directory?.number(0x14).flatMap(PentaxISO.speed)
    }
    guard make.hasPrefix("casio") else { return nil }
    if note.starts(with: "QVC\0".utf8) {
      let directory = MakerNoteDirectory(note, at: 6, isBigEndian: true)
      return directory?.number(0x3014).map(Double.init) ?? directory?.number(0x14).flatMap { casioSpeeds[$0] }
    }
    return MakerNoteDirectory(note, at: 0)?.number(0x14).map(Double.init)
  }
}
