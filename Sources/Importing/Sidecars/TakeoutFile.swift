import AlbumService
import Attributes
import Calls
import Foundation
import Pictures

/// The facts about a photo or video in a JSON file of Google Takeout.
struct TakeoutFile: Decodable, Equatable {
  /// The name that the file had when it was uploaded.
  let title: String?
  /// The description that the user wrote; empty in most files.
  let description: String?
  /// When it was taken.
  let photoTakenTime: Time?
  /// Whether the user marked it as a favourite.
  let favorited: Bool?
  /// The people in it.
  let people: [Person]?

  /// A time.
  struct Time: Decodable, Equatable {
    /// Seconds since 1970 in UTC, in decimal digits.
    let timestamp: String?
  }

  /// A person.
  struct Person: Decodable, Equatable {
    /// The person's name.
    let name: String?
  }

  /// The largest file that is read; real ones have a few kilobytes.
  private static let limitBytes = 1 << 20

  /// Reads a file; nil if it is not a file of Takeout, cannot be read, or has more than a megabyte.
  ///
  /// - Parameter path: The path, as ``Calls/PathText``.
  init?(path: String) {
    guard let file = try? OpenFile(path: path), file.sizeBytes <= Self.limitBytes else { return nil }
    let handle = FileHandle(fileDescriptor: file.descriptor, closeOnDealloc: false)
    guard let contents = try? handle.read(upToCount: Self.limitBytes) else { return nil }
    withExtendedLifetime(file) {}
    self.init(contents)
  }

  /// Reads a file's contents; nil for those of another file.
  init?(_ contents: Data) {
    guard let file = try? JSONDecoder().decode(TakeoutFile.self, from: contents), file.photoTakenTime != nil else {
      return nil
    }
    self = file
  }
}

extension TakeoutFile {
  /// The time of capture in UTC, `2014-06-21T19:40:05Z`; nil where none is stated. The local time is not known.
  var takenAt: String? {
    guard let seconds = photoTakenTime?.timestamp.flatMap({ Int64($0) }), seconds != 0 else { return nil }
    let (milliseconds, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000)
    if isTooLarge { return nil }
    let text = Timestamp.text(unixMS: milliseconds)
    // The year of the earliest photograph; an earlier time comes from a clock that was never set, and so does the year 9999.
    return text >= "1826" && text < "9999" ? text : nil
  }

  /// Returns the title of a file: what a person wrote, unless the file was renamed when it was exported; then its own name.
  func title(ofFile name: String) -> String? {
    let own = title.map(MediaItem.title(ofFile:))
    guard let own, Self.isSame(own, as: MediaItem.title(ofFile: name)) else { return own ?? caption }
    return caption ?? own
  }

  /// The keywords: the people in it.
  var keywords: [String] { people?.compactMap(\.name) ?? [] }

  /// Five stars for a favourite; nil otherwise.
  var rating: Int? { favorited == true ? 5 : nil }

  private var caption: String? { description?.sanitizedForStorage() }

  /// Returns whether a file that was called `title` is called `name` in an archive: cut, numbered, edited, or with other characters in
  /// place of those that file systems refuse.
  static func isSame(_ title: String, as name: String) -> Bool {
    func key(_ text: String) -> String {
      String(text.lowercased().composed().prefix { $0 != "(" }.map { #"&%'"?*<>|:/\_"#.contains($0) ? "_" : $0 })
    }
    let (title, name) = (key(title), key(name))
    return !name.isEmpty && (title.hasPrefix(name) || name.hasPrefix(title))
  }
}
