import AlbumService
import Attributes
import Pictures

/// The facts about a file in its sidecars.
struct SidecarFacts: Equatable {
  /// The facts in XMP; the first of several sidecars takes precedence.
  var xmp = MediaDescription()
  /// The facts from Google Takeout; nil for none.
  var takeout: TakeoutFile?

  /// Facts from sidecars that were read.
  init(xmp descriptions: [MediaDescription] = [], takeout: TakeoutFile? = nil) {
    for description in descriptions {
      xmp.title = xmp.title ?? description.title
      xmp.caption = xmp.caption ?? description.caption
      xmp.takenAt = xmp.takenAt ?? description.takenAt
      xmp.rating = xmp.rating ?? description.rating
      if xmp.keywords.isEmpty { xmp.keywords = description.keywords }
    }
    self.takeout = takeout
  }

  /// Sets the facts of an item that was read from a file.
  ///
  /// Facts in XMP take precedence over those in the file. Takeout's facts only supply missing ones: its time has no zone, and its title
  /// is the name of a file in most cases.
  ///
  /// - Parameters:
  ///   - item: The item, with the facts of the file.
  ///   - fileTitle: The title that the file contains; nil for none.
  ///   - name: The file's name.
  func apply(to item: inout MediaItem, fileTitle: String?, name: String) {
    let takeoutTitle = takeout?.title(ofFile: name)
    item.title = xmp.title ?? fileTitle ?? xmp.caption ?? takeoutTitle ?? item.title
    item.rating = xmp.rating ?? item.rating ?? takeout?.rating
    if !xmp.keywords.isEmpty { item.keywords = xmp.keywords }
    if item.keywords.isEmpty { item.keywords = takeout?.keywords ?? [] }
    item.takenAt = takenAt(file: item.takenAt)
  }

  /// The time of XMP, unless the file has the same with more digits.
  private func takenAt(file: String?) -> String? {
    guard let written = xmp.takenAt else { return file ?? takeout?.takenAt }
    guard let file, file.count > written.count, file.hasPrefix(written.prefix(19)) else { return written }
    return file
  }
}
