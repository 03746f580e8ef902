import Glibc

/// Computes the ISO speed of Canon's older compact cameras, which write it only into the maker's notes (ExifTool, Canon.pm).
enum CanonISO {
  /// Set in `CameraISO` when the other bits are the speed itself.
  private static let plainSpeedFlag = 0x4000
  /// The named values of `CameraISO`; 14 and 15 are automatic.
  private static let namedSpeeds = [16: 50.0, 17: 100, 18: 200, 19: 400, 20: 800]

  /// The speed that was set on the camera, otherwise the speed that the camera chose; nil when the notes hold neither.
  static func iso(_ tags: MetadataTags) -> Double? {
    if let note = tags.raw("Exif.Photo.MakerNote"), let speed = iso(note: note) { return speed }
    return speed(
      setting: tags.value("Exif.CanonCs.ISOSpeed").flatMap { Int($0) },
      base: tags.value("Exif.CanonSi.ISOSpeed").flatMap { Int($0) },
      automatic: tags.value("Exif.CanonSi.AutoISO").flatMap { Int($0) })
  }

  /// Reads the camera's settings, tag 1, and facts on the shot, tag 4, from the note itself, whose offsets may be wrong.
  private static func iso(note: [UInt8]) -> Double? {
    guard let directory = MakerNoteDirectory(note, at: 0), let settings = directory.numbers(1),
      let shot = directory.numbers(4), settings.count > 16, shot.count > 2,
      // Each array begins with its length in bytes.
      settings[0] == 2 * settings.count, shot[0] == 2 * shot.count
    else { return nil }
    return speed(setting: settings[16], base: shot[2], automatic: shot[1])
  }

  private static func speed(setting: Int?, base: Int?, automatic: Int?) -> Double? {
    if let setting {
      if let speed = namedSpeeds[setting] { return speed }
      let plain = setting & ~plainSpeedFlag
      // All bits set means that nothing was written.
      if setting & plainSpeedFlag != 0, (1..<0x3FFF).contains(plain) { return Double(plain) }
    }
    // Both are in 32nds of a step: the base counts from 100/32, the automatic part from 1.
    guard let base, base > 0 else { return nil }
    let speed = 100.0 / 32 * exp2(Double(base) / 32) * exp2(Double(automatic ?? 0) / 32)
    return (1...1e6).contains(speed) ? speed : nil
  }
}
