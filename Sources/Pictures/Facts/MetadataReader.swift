import Attributes
import CMedia
import Glibc

/// Reads what a media file says about itself. Runs in a worker, since files may be hostile.
enum MetadataReader {
  /// The facts of one file.
  ///
  /// - Throws: ``ImageFailure`` when it cannot be opened, is no picture, or says nothing at all.
  static func examine(_ path: String) throws(ImageFailure) -> MediaMetadata {
    let file = try MediaFile(path: path)
    let format = try format(of: file)
    var facts = MediaMetadata(format: format, contentHash: try file.sha256())
    let structure = FileStructure(of: file, format: format)
    facts.width = structure.size?.width
    facts.height = structure.size?.height
    // Exiv2 tells some files apart by their name's ending or by less of their content; only pictures get here.
    if let metadata = try metadata(of: file, structure) {
      if facts.width == nil, let size = metadata.size { (facts.width, facts.height) = (size.width, size.height) }
      facts.read(metadata)
    }
    // TIFF keeps its structure in EXIF's tags, so that having tags says nothing: only what a person would read counts.
    facts.needsProbe = !structure.isSound || !(facts.hasMetadata || structure.hasPicture)
    return facts
  }

  /// A file's metadata; nil when there is none that can be read.
  private static func metadata(of file: MediaFile, _ structure: FileStructure) throws(ImageFailure) -> Metadata? {
    if let metadata = Metadata(path: file.path) { return metadata }
    // Exiv2 gives up altogether on a JPEG that breaks off before its picture; its EXIF may still be whole.
    guard let exif = structure.exif else { return nil }
    return Metadata(exif: try file.bytes(at: exif.lowerBound, count: exif.count))
  }

  private static func format(of file: MediaFile) throws(ImageFailure) -> MediaFormat {
    guard file.sizeBytes > 0 else { throw ImageFailure(.unsupported, "the file is empty") }
    switch DetectedFormat(try file.bytes(at: 0, count: DetectedFormat.neededBytes)) {
    case .picture(let format): return format
    case .unsupported(let reason): throw ImageFailure(.unsupported, reason)
    case .unknown: throw ImageFailure(.unsupported, "not a picture")
    }
  }
}

extension MediaMetadata {
  /// Takes over what metadata says, as far as it makes sense.
  mutating func read(_ metadata: Metadata) {
    make = metadata.first(["Exif.Image.Make", "Xmp.tiff.Make"])
    model = metadata.first(["Exif.Image.Model", "Xmp.tiff.Model", "Exif.Image.UniqueCameraModel"])
    lens = LensName.read(metadata)
    title = metadata.title
    readExposure(metadata)
    readFocalLength(metadata)
    readCaptureTime(metadata)
    readOrientation(metadata)
  }

  private mutating func readExposure(_ metadata: Metadata) {
    exposureProgram = metadata.first([
      "Exif.Photo.ExposureProgram", "Exif.Image.ExposureProgram", "Xmp.exif.ExposureProgram",
    ])
    .flatMap { Int($0) }.flatMap(ExposureProgram.init(exifCode:))
    exposureTime = measure(
      "exposure time", metadata, within: 1e-7...86_400,
      ["Exif.Photo.ExposureTime", "Exif.Image.ExposureTime", "Xmp.exif.ExposureTime"])
    // APEX (Exif 2.32, annex C): time in s = 2^-Tv, f-number = 2^(Av / 2).
    if exposureTime == nil {
      exposureTime = measure(
        "shutter speed", metadata, within: 1e-7...86_400,
        ["Exif.Photo.ShutterSpeedValue", "Xmp.exif.ShutterSpeedValue"]
      ) { exp2(-$0) }
    }
    fNumber = measure(
      "f-number", metadata, within: 0.1...1_000, ["Exif.Photo.FNumber", "Exif.Image.FNumber", "Xmp.exif.FNumber"])
    if fNumber == nil {
      fNumber = measure(
        "aperture", metadata, within: 0.1...1_000, ["Exif.Photo.ApertureValue", "Xmp.exif.ApertureValue"]
      ) { (exp2($0 / 2) * 100).rounded() / 100 }
    }
    exposureBias = measure(
      "exposure compensation", metadata, within: -10...10,
      ["Exif.Photo.ExposureBiasValue", "Exif.Image.ExposureBiasValue", "Xmp.exif.ExposureBiasValue"])
    iso = readISO(metadata)
  }

  /// ISO speed has several tags; 65535 in the oldest, of 16 bits, says that the newer ones hold what did not fit.
  private mutating func readISO(_ metadata: Metadata) -> Double? {
    let tags = [
      "Exif.Photo.ISOSpeedRatings", "Exif.Photo.RecommendedExposureIndex", "Exif.Photo.ISOSpeed",
      "Exif.Photo.StandardOutputSensitivity", "Exif.Image.ISOSpeedRatings", "Xmp.exifEX.PhotographicSensitivity",
      "Xmp.exif.ISOSpeedRatings", "Exif.Nikon3.ISOSpeed", "Exif.Casio2.ISO",
    ]
    for tag in tags {
      guard let value = metadata.value(tag) else { continue }
      if let speed = ExifNumber.all(in: value).first(where: { $0 > 0 && $0 != 65_535 && $0 < 1e8 }) { return speed }
      problems.append("ISO speed “\(value)” makes no sense")
    }
    return CanonISO.iso(metadata)
  }

  private mutating func readFocalLength(_ metadata: Metadata) {
    focalLength = measure(
      "focal length", metadata, within: 0.1...100_000,
      ["Exif.Photo.FocalLength", "Exif.Image.FocalLength", "Xmp.exif.FocalLength"])
    // EXIF writes 0 where the equivalent is unknown, which is no nonsense to be told of.
    focalLength35 = metadata.first(["Exif.Photo.FocalLengthIn35mmFilm", "Xmp.exif.FocalLengthIn35mmFilm"])
      .flatMap(ExifNumber.first).flatMap { (1...100_000).contains($0) ? $0 : nil }
  }

  private mutating func readCaptureTime(_ metadata: Metadata) {
    let sources: [(time: String, offset: String?)] = [
      ("Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"),
      ("Exif.Photo.DateTimeDigitized", "Exif.Photo.OffsetTimeDigitized"),
      ("Exif.Image.DateTimeOriginal", nil), ("Xmp.exif.DateTimeOriginal", nil), ("Xmp.photoshop.DateCreated", nil),
      ("Xmp.exif.DateTimeDigitized", nil), ("Xmp.xmp.CreateDate", nil),
    ]
    for source in sources {
      guard let text = metadata.value(source.time) else { continue }
      if let time = CaptureTime.local(text, offset: source.offset.flatMap { metadata.value($0) }) {
        takenAt = time
        return
      }
      problems.append("capture time “\(text)” makes no sense")
    }
    takenAt = iptcTime(metadata)
  }

  /// IPTC keeps date and time apart; Exiv2 writes them as 2014-06-21 and 21:40:05+02:00.
  private func iptcTime(_ metadata: Metadata) -> String? {
    guard let date = metadata.value("Iptc.Application2.DateCreated"),
      let time = metadata.value("Iptc.Application2.TimeCreated")
    else { return nil }
    return CaptureTime.local("\(date) \(time)")
  }

  private mutating func readOrientation(_ metadata: Metadata) {
    guard let value = metadata.first(["Exif.Image.Orientation", "Xmp.tiff.Orientation"]) else { return }
    if let code = Int(value), (1...8).contains(code) {
      orientation = code
    } else {
      problems.append("orientation “\(value)” makes no sense")
    }
  }

  /// The first of some tags that holds a sensible number; the others leave a problem.
  private mutating func measure(
    _ name: String, _ metadata: Metadata, within range: ClosedRange<Double>, _ tags: [String],
    _ convert: (Double) -> Double = { $0 }
  ) -> Double? {
    for tag in tags {
      guard let value = metadata.value(tag) else { continue }
      if let number = ExifNumber.first(in: value).map(convert), range.contains(number) { return number }
      problems.append("\(name) “\(value)” makes no sense")
    }
    return nil
  }
}
