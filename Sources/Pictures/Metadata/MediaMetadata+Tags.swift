import Attributes
import Glibc

extension MediaMetadata {
  /// Sets all fields that valid tags describe.
  mutating func read(_ tags: MetadataTags) {
    make = tags.first(["Exif.Image.Make", "Xmp.tiff.Make"])
    model = tags.first(["Exif.Image.Model", "Xmp.tiff.Model", "Exif.Image.UniqueCameraModel"])
    lens = LensTags.name(in: tags)
    title = tags.title
    (rating, keywords) = (tags.rating, tags.keywords)
    readExposure(tags)
    readFocalLength(tags)
    readCaptureTime(tags)
    readOrientation(tags)
  }

  private mutating func readExposure(_ tags: MetadataTags) {
    exposureProgram = tags.first([
      "Exif.Photo.ExposureProgram", "Exif.Image.ExposureProgram", "Xmp.exif.ExposureProgram",
    ])
    .flatMap { Int($0) }.flatMap(ExposureProgram.init(exifCode:))
    exposureTime = number(
      "exposure time", tags, within: Self.exposureTimeRange,
      ["Exif.Photo.ExposureTime", "Exif.Image.ExposureTime", "Xmp.exif.ExposureTime"])
    // APEX (Exif 2.32, annex C): time in s = 2^-Tv, f-number = 2^(Av / 2).
    if exposureTime == nil {
      exposureTime = number(
        "shutter speed", tags, within: Self.exposureTimeRange,
        ["Exif.Photo.ShutterSpeedValue", "Xmp.exif.ShutterSpeedValue"]
      ) { exp2(-$0) }
    }
    fNumber = number(
      "f-number", tags, within: Self.fNumberRange, ["Exif.Photo.FNumber", "Exif.Image.FNumber", "Xmp.exif.FNumber"])
    if fNumber == nil {
      fNumber = number(
        "aperture", tags, within: Self.fNumberRange, ["Exif.Photo.ApertureValue", "Xmp.exif.ApertureValue"]
      ) { (exp2($0 / 2) * 100).rounded() / 100 }
    }
    exposureBias = number(
      "exposure compensation", tags, within: Self.exposureBiasRange,
      ["Exif.Photo.ExposureBiasValue", "Exif.Image.ExposureBiasValue", "Xmp.exif.ExposureBiasValue"])
    iso = readISO(tags)
  }

  /// Reads the ISO speed, for which there are several tags; 65535 in the oldest one, of 16 bits, says that the speed did not
  /// fit and is in another.
  private mutating func readISO(_ tags: MetadataTags) -> Double? {
    let names = [
      "Exif.Photo.ISOSpeedRatings", "Exif.Photo.RecommendedExposureIndex", "Exif.Photo.ISOSpeed",
      "Exif.Photo.StandardOutputSensitivity", "Exif.Image.ISOSpeedRatings", "Xmp.exifEX.PhotographicSensitivity",
      "Xmp.exif.ISOSpeedRatings", "Exif.Nikon3.ISOSpeed", "Exif.Casio2.ISO",
    ]
    for name in names {
      guard let value = tags.value(name) else { continue }
      let speed = ExifNumber.all(in: value).first { $0 != 65_535 && Self.isoRange.contains($0) }
      if let speed { return speed }
      problems.append("ISO speed “\(value)” makes no sense")
    }
    return CanonISO.iso(tags)
  }

  private mutating func readFocalLength(_ tags: MetadataTags) {
    focalLength = number(
      "focal length", tags, within: Self.focalLengthRange,
      ["Exif.Photo.FocalLength", "Exif.Image.FocalLength", "Xmp.exif.FocalLength"])
    // EXIF writes 0 where the equivalent is unknown, which is not a problem.
    focalLength35 = tags.first(["Exif.Photo.FocalLengthIn35mmFilm", "Xmp.exif.FocalLengthIn35mmFilm"])
      .flatMap(ExifNumber.first).flatMap { Self.focalLength35Range.contains($0) ? $0 : nil }
  }

  private mutating func readCaptureTime(_ tags: MetadataTags) {
    let sources: [(time: String, offset: String?)] = [
      ("Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"),
      ("Exif.Photo.DateTimeDigitized", "Exif.Photo.OffsetTimeDigitized"),
      ("Exif.Image.DateTimeOriginal", nil), ("Xmp.exif.DateTimeOriginal", nil), ("Xmp.photoshop.DateCreated", nil),
      ("Xmp.exif.DateTimeDigitized", nil), ("Xmp.xmp.CreateDate", nil),
    ]
    for source in sources {
      guard let text = tags.value(source.time) else { continue }
      if let time = ExifDateTime.iso8601(text, offset: source.offset.flatMap { tags.value($0) }) {
        takenAt = time
        return
      }
      problems.append("capture time “\(text)” makes no sense")
    }
    takenAt = iptcTime(tags)
  }

  /// Reads the time of IPTC, which has separate tags for date and time; Exiv2 writes them as 2014-06-21 and 21:40:05+02:00.
  private func iptcTime(_ tags: MetadataTags) -> String? {
    guard let date = tags.value("Iptc.Application2.DateCreated"),
      let time = tags.value("Iptc.Application2.TimeCreated")
    else { return nil }
    return ExifDateTime.iso8601("\(date) \(time)")
  }

  private mutating func readOrientation(_ tags: MetadataTags) {
    guard let value = tags.first(["Exif.Image.Orientation", "Xmp.tiff.Orientation"]) else { return }
    if let code = Int(value), Self.orientationRange.contains(code) {
      orientation = code
    } else {
      problems.append("orientation “\(value)” makes no sense")
    }
  }

  /// Returns the first valid number of several tags; invalid values before it are added to ``problems``.
  private mutating func number(
    _ description: String, _ tags: MetadataTags, within range: ClosedRange<Double>, _ names: [String],
    _ convert: (Double) -> Double = { $0 }
  ) -> Double? {
    for name in names {
      guard let value = tags.value(name) else { continue }
      if let number = ExifNumber.first(in: value).map(convert), range.contains(number) { return number }
      problems.append("\(description) “\(value)” makes no sense")
    }
    return nil
  }
}
