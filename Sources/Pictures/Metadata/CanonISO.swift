import Glibc

/// Computes the ISO speed of Canon's older compact cameras, which write it only into the maker's notes.
enum CanonISO {
  /// Set in `CameraISO` when the other bits are the speed itself.
  private static let plainSpeedFlag = 0x4000
  /// The named values of `CameraISO`; 14 and 15 are automatic (ExifTool, Canon.pm).
  private static let namedSpeeds = [16: 50.0, 17: 100, 18: 200, 19: 400, 20: 800]

  /// The speed that was set on the camera, otherwise the speed that the camera chose; nil when the tags hold neither.
  static func iso(_ tags: MetadataTags) -> Double? {
    if let code = tags.value("Exif.CanonCs.ISOSpeed").flatMap({ Int($0) }) {
      if let speed = namedSpeeds[code] { return speed }
      let plain = code & ~plainSpeedFlag
      // All bits set means that nothing was written.
      if code & plainSpeedFlag != 0, (1..<0x3FFF).contains(plain) { return Double(plain) }
    }
    // Both are in 32nds of a step: the base counts from 100/32, the automatic part from 1 (ExifTool, Canon.pm).
    guard let base = tags.value("Exif.CanonSi.ISOSpeed").flatMap({ Double($0) }), base > 0 else { return nil }
    let automatic = tags.value("Exif.CanonSi.AutoISO").flatMap { Double($0) } ?? 0
    let speed = 100.0 / 32 * exp2(base / 32) * exp2(automatic / 32)
    return (1...1e6).contains(speed) ? speed : nil
  }
}
