import CameraNames

extension MetadataTags {
  /// Stars from 1 to 5: those of XMP, otherwise those that Windows writes, in stars or per cent; nil where it was not rated.
  var rating: Int? {
    for tag in ["Xmp.xmp.Rating", "Exif.Image.Rating"] {
      guard let stars = value(tag).flatMap(ExifNumber.first) else { continue }
      // A rating of 0 or -1 says that there are no stars.
      return Int(exactly: stars.rounded()).flatMap { MediaDescription.ratingRange.contains($0) ? $0 : nil }
    }
    // Windows writes 1, 25, 50, 75 and 99 per cent for 1 to 5 stars.
    let percent = first(["Xmp.MicrosoftPhoto.Rating", "Exif.Image.RatingPercent"]).flatMap(ExifNumber.first)
    guard let percent, percent > 0, percent <= 100 else { return nil }
    return Int((percent / 25).rounded()) + 1
  }

  /// Keywords: those of XMP and IPTC, otherwise the last names of hierarchical ones, `Places|Harbour`.
  var keywords: [String] {
    let flat = values("Xmp.dc.subject") + values("Iptc.Application2.Keywords")
    if !flat.isEmpty { return MediaDescription.kept(flat) }
    let paths =
      values("Xmp.lr.hierarchicalSubject").map { $0.split(separator: "|").last.map(String.init) ?? $0 }
      + values("Xmp.digiKam.TagsList").map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return MediaDescription.kept(paths)
  }

  /// What a sidecar in XMP says.
  var description: MediaDescription {
    var description = MediaDescription()
    description.title = title
    description.caption = language("Xmp.dc.description")
    let lastDay = ExifDateTime.lastPossibleDay()
    description.takenAt =
      ["Xmp.exif.DateTimeOriginal", "Xmp.photoshop.DateCreated", "Xmp.xmp.CreateDate"].lazy
      .compactMap { self.value($0).flatMap { ExifDateTime.iso8601($0, notAfter: lastDay) } }.first
    description.rating = rating
    description.keywords = keywords
    return description
  }
}
