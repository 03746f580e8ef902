import Calls

/// A capture time as a file states it.
struct StatedCaptureTime: Equatable {
  /// Local ISO 8601; see ``ExifDateTime/iso8601(_:offset:fraction:notAfter:)``.
  let text: String
  /// Whether it is the time of the last change of the file, the only time that the file states.
  let isModification: Bool
}

/// Reads when a photo was taken, for which there are tags of three standards.
struct CaptureTimeTags {
  private struct Source {
    let time: String
    var offsets: [String] = []
    var fraction: String?
  }

  private let tags: MetadataTags
  private let lastDay: CivilDate

  /// - Parameter lastDay: The last day on which a photo can have been taken.
  init(_ tags: MetadataTags, notAfter lastDay: CivilDate) {
    self.tags = tags
    self.lastDay = lastDay
  }

  /// Returns the first valid time, in the order of how well a tag states when the photo was taken; nil where there is none.
  ///
  /// - Parameter problems: Receives a description of each time before it that is invalid, in English.
  func read(_ problems: inout [String]) -> StatedCaptureTime? {
    if let time = first(of: Self.captures, &problems) ?? iptc(&problems) {
      return StatedCaptureTime(text: time, isModification: false)
    }
    // Where nothing else is known, the last change is often the capture itself.
    return first(of: Self.modifications, &problems).map { StatedCaptureTime(text: $0, isModification: true) }
  }

  // Programs such as Lightroom write the offset of the capture into `OffsetTime`, whose own time is that of the last change.
  private static let captures = [
    Source(
      time: "Exif.Photo.DateTimeOriginal", offsets: ["Exif.Photo.OffsetTimeOriginal", "Exif.Photo.OffsetTime"],
      fraction: "Exif.Photo.SubSecTimeOriginal"),
    Source(
      time: "Exif.Photo.DateTimeDigitized", offsets: ["Exif.Photo.OffsetTimeDigitized", "Exif.Photo.OffsetTime"],
      fraction: "Exif.Photo.SubSecTimeDigitized"),
    Source(time: "Exif.Image.DateTimeOriginal"), Source(time: "Xmp.exif.DateTimeOriginal"),
    Source(time: "Xmp.photoshop.DateCreated"), Source(time: "Xmp.exif.DateTimeDigitized"),
    Source(time: "Xmp.xmp.CreateDate"),
  ]

  private static let modifications = [
    Source(time: "Exif.Image.DateTime", offsets: ["Exif.Photo.OffsetTime"], fraction: "Exif.Photo.SubSecTime"),
    Source(time: "Xmp.xmp.ModifyDate"), Source(time: "Xmp.tiff.DateTime"),
  ]

  private func first(of sources: [Source], _ problems: inout [String]) -> String? {
    for source in sources {
      guard let text = tags.text(source.time) else { continue }
      let time = ExifDateTime.iso8601(
        text, offset: tags.firstText(source.offsets), fraction: source.fraction.flatMap { tags.text($0) },
        notAfter: lastDay)
      if let time { return time }
      problems.append("capture time “\(text)” makes no sense")
    }
    return nil
  }

  /// Reads the time of IPTC, which has separate tags for date and time. Exiv2 writes them as 2014-06-21 and 21:40:05+02:00, and
  /// as stored where a part of the date is 0: 19850700.
  private func iptc(_ problems: inout [String]) -> String? {
    for (dateTag, timeTag) in [("DateCreated", "TimeCreated"), ("DigitizationDate", "DigitizationTime")] {
      guard let written = tags.value("Iptc.Application2.\(dateTag)") else { continue }
      let date = Self.separated(written)
      let time = tags.value("Iptc.Application2.\(timeTag)").flatMap {
        ExifDateTime.iso8601("\(date) \($0)", notAfter: lastDay)
      }
      if let time = time ?? ExifDateTime.iso8601(date, notAfter: lastDay) { return time }
      problems.append("capture time “\(written)” makes no sense")
    }
    return nil
  }

  private static func separated(_ date: String) -> String {
    guard date.utf8.count == 8, date.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return date }
    return "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
  }
}
