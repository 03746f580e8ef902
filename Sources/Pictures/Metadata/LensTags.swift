import CameraNames

/// Reads the name of the lens, which every maker writes into other tags.
enum LensTags {
  /// The lens's name: from EXIF, otherwise from XMP, otherwise Exiv2's name for the number in the maker's notes.
  ///
  /// - Returns: nil when the tags hold only placeholders.
  static func name(in tags: MetadataTags) -> String? {
    let written = writtenTags.lazy.compactMap { tags.text($0) }
    return written.first { !LensText.isPlaceholder($0) } ?? makersName(tags)
  }

  /// The lens's maker: from EXIF, otherwise from XMP; nil when the tags hold only placeholders.
  static func maker(in tags: MetadataTags) -> String? {
    tags.firstText(["Exif.Photo.LensMake", "Xmp.exifEX.LensMake"]).flatMap { LensText.isPlaceholder($0) ? nil : $0 }
  }

  private static func makersName(_ tags: MetadataTags) -> String? {
    let hasMount = tags.text("Exif.Image.Model")?.contains("EOS") ?? false
    // Canon's compact cameras leave an old value in the number of the lens.
    let tagNames = hasMount ? makerTags + canonTags : makerTags
    let names = tagNames.lazy.compactMap { tags.interpretedValue($0) }
    // Lenses of other makers borrow numbers; Exiv2 lists the owner of the number first.
    return names.first { !LensText.isPlaceholder($0) }?.split(separator: " | ").first.map(String.init)
  }

  private static let writtenTags = ["Exif.Photo.LensModel", "Xmp.exifEX.LensModel", "Xmp.aux.Lens"]

  private static let makerTags = [
    "Exif.Canon.LensModel", "Exif.NikonLd4.LensIDNumber", "Exif.NikonLd3.LensIDNumber",
    "Exif.NikonLd2.LensIDNumber", "Exif.NikonLd1.LensIDNumber", "Exif.OlympusEq.LensModel", "Exif.OlympusEq.LensType",
    "Exif.Panasonic.LensType", "Exif.Pentax.LensType", "Exif.PentaxDng.LensType", "Exif.Sony2.LensID",
    "Exif.Sony1.LensID", "Exif.SonyMinolta.LensID", "Exif.Minolta.LensID", "Exif.Sigma.LensRange",
    "Exif.Samsung2.LensType",
  ]

  private static let canonTags = ["Exif.CanonCs.LensType"]
}
