/// Finds out which lens took a photo, which every maker writes elsewhere.
enum LensName {
  /// The lens's name: as EXIF has it, else as XMP has it, else what Exiv2 knows of the number in the maker's notes.
  ///
  /// - Returns: nil when nothing but placeholders is there.
  static func read(_ metadata: Metadata) -> String? {
    let written = writtenTags.lazy.compactMap { metadata.value($0) }
    return written.first { isName($0) } ?? makersName(metadata)
  }

  private static func makersName(_ metadata: Metadata) -> String? {
    let hasMount = metadata.value("Exif.Image.Model")?.contains("EOS") ?? false
    // Canon's compacts leave in the number of the lens whatever was there before.
    let tags = hasMount ? makerTags + canonTags : makerTags
    let names = tags.lazy.compactMap { metadata.wording($0) }
    // Lenses of other makers borrow numbers; Exiv2 lists the owner of the number first.
    return names.first { isName($0) }?.split(separator: " | ").first.map(String.init)
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

  /// Whether a value names a lens: it has letters, and is none of the placeholders cameras write.
  private static func isName(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard text.contains(where: \.isLetter), lowered != "mm" else { return false }
    return !placeholders.contains { lowered.hasPrefix($0) }
  }

  private static let placeholders = [
    "unknown", "none", "n/a", "manual lens", "----", "no lens", "0.0 mm f/0.0", "0 mm f/0",
  ]
}
