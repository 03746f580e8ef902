import Attributes
import Calls
import Glibc

extension MediaMetadata {
  /// Sets all fields that valid tags describe.
  ///
  /// - Parameter lastDay: The last day on which the photo can have been taken.
  mutating func read(_ tags: MetadataTags, takenBefore lastDay: CivilDate) {
    make = tags.firstText(["Exif.Image.Make", "Xmp.tiff.Make"])
    model = tags.firstText(["Exif.Image.Model", "Xmp.tiff.Model", "Exif.Image.UniqueCameraModel"])
    lens = LensTags.name(in: tags)
    lensMake = LensTags.maker(in: tags)
    title = tags.title
    (rating, keywords) = (tags.rating, tags.keywords)
    place = PlaceTags.place(in: tags)
    readExposure(tags)
    readFocalLength(tags)
    let time = CaptureTimeTags(tags, notAfter: lastDay).read(&problems)
    (takenAt, takenAtIsModification) = (time?.text, time?.isModification ?? false)
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
        apex(tags, ["Exif.Photo.ShutterSpeedValue", "Xmp.exif.ShutterSpeedValue"])
      ) { ExifNumber.first(in: $0).map { exp2(-$0) } }
    }
    fNumber = number(
      "f-number", tags, within: Self.fNumberRange, ["Exif.Photo.FNumber", "Exif.Image.FNumber", "Xmp.exif.FNumber"])
    if fNumber == nil {
      fNumber = number(
        "aperture", tags, within: Self.fNumberRange,
        apex(tags, ["Exif.Photo.ApertureValue", "Xmp.exif.ApertureValue"])
      ) { ExifNumber.first(in: $0).map { (exp2($0 / 2) * 100).rounded() / 100 } }
    }
    exposureBias = number(
      "exposure compensation", tags, within: Self.exposureBiasRange,
      ["Exif.Photo.ExposureBiasValue", "Exif.Image.ExposureBiasValue", "Xmp.exif.ExposureBiasValue"],
      ExifNumber.firstSigned)
    iso = readISO(tags)
  }

  /// Returns the tags whose value is not 0, which cameras without a known aperture or time write in place of none.
  private func apex(_ tags: MetadataTags, _ names: [String]) -> [String] {
    names.filter { tags.value($0).flatMap(ExifNumber.first) != 0 }
  }

  /// Reads the ISO speed, for which there are several tags; 65535 in the oldest one, of 16 bits, says that the speed did not
  /// fit and is in another.
  private mutating func readISO(_ tags: MetadataTags) -> Double? {
    let names = [
      "Exif.Photo.ISOSpeedRatings", "Exif.Photo.RecommendedExposureIndex", "Exif.Photo.ISOSpeed",
      "Exif.Photo.StandardOutputSensitivity", "Exif.Image.ISOSpeedRatings", "Xmp.exifEX.PhotographicSensitivity",
      "Xmp.exif.ISOSpeedRatings",
    ]
    for name in names {
      guard let value = tags.value(name) else { continue }
      let speed = ExifNumber.all(in: value).first { $0 != Self.undefinedShort && Self.isoRange.contains($0) }
      if let speed { return speed }
      problems.append("ISO speed “\(value)” makes no sense")
    }
    return MakersISO.iso(tags, make: make, model: model)
  }

  private mutating func readFocalLength(_ tags: MetadataTags) {
    focalLength = number(
      "focal length", tags, within: Self.focalLengthRange,
      ["Exif.Photo.FocalLength", "Exif.Image.FocalLength", "Xmp.exif.FocalLength"]
    ) { ExifNumber.first(in: $0).flatMap { $0 == Self.undefinedShort ? nil : $0 } }
    // 0 and all bits set mean that the equivalent is unknown, which is not a problem.
    focalLength35 = tags.first(["Exif.Photo.FocalLengthIn35mmFilm", "Xmp.exif.FocalLengthIn35mmFilm"])
      .flatMap(ExifNumber.first)
      .flatMap { Self.focalLength35Range.contains($0) && $0 != Self.undefinedShort ? $0 : nil }
  }

  /// All bits of a field of 16 bits, where nothing was written.
  private static let undefinedShort = 65_535.0

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
    _ read: (String) -> Double? = ExifNumber.first
  ) -> Double? {
    for name in names {
      guard let value = tags.value(name) else { continue }
      if let number = read(value), range.contains(number) { return number }
      problems.append("\(description) “\(value)” makes no sense")
    }
    return nil
  }
}
