import Foundation
import InteractionService
import Testing

@testable import Guides

/// A guide that a test writes down, read as any other.
struct WrittenGuide {
  /// The guide.
  let guide: Guide
  /// Its channels.
  let channels: [GuideChannel]
  /// Its programmes, by channel and start.
  let programmes: [GuideProgramme]

  /// Reads the contents of a `tv` element.
  init(_ contents: String) throws {
    try self.init(document: "<tv>\n\(contents)\n</tv>\n")
  }

  /// Reads a whole document.
  init(document: String) throws {
    try self.init(bytes: Data(document.utf8))
  }

  /// Reads a file's bytes.
  init(bytes: Data) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("guide-\(UUID().uuidString).xml").path
    try bytes.write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    try self.init(path: path)
  }

  /// Reads a file.
  init(path: String) throws {
    guide = try Guide(path: path)
    let batches = try guide.batches()
    var whole = GuideBatch()
    while let batch = try batches.next() {
      whole.channels += batch.channels
      whole.programmes += batch.programmes
    }
    channels = whole.channels
    programmes = whole.programmes.sorted { ($0.channel, $0.start) < ($1.channel, $1.start) }
  }

  /// The problems as `line code`.
  var problems: [String] { guide.problems.map { "\($0.line) \($0.code)" } }

  /// The programmes as `10:00-11:00 Title`, in UTC.
  var timetable: [String] {
    programmes.map { programme in
      let stop = programme.stop?.rfc3339.dropFirst(11).prefix(5) ?? "?"
      return "\(programme.start.rfc3339.dropFirst(11).prefix(5))-\(stop) \(programme.title("en"))"
    }
  }

  /// A `programme` element on the channel `a`, on one line; times are `hhmm` of one day, in UTC.
  static func programme(_ start: String, _ stop: String?, _ title: String, channel: String = "a") -> String {
    let stop = stop.map { " stop=\"20261121\($0)00 +0000\"" } ?? ""
    return
      "<programme start=\"20261121\(start)00 +0000\"\(stop) channel=\"\(channel)\"><title>\(title)</title></programme>"
  }

  /// The `channel` element `a`.
  static let channel = #"<channel id="a"><display-name>A</display-name></channel>"#
}

/// What a guide that cannot be read says, as `line: words`.
func refusal(_ bytes: Data) throws -> String {
  do {
    _ = try WrittenGuide(bytes: bytes)
    return "it was read"
  } catch let error as GuideError {
    #expect(error.kind == .malformed)
    return "\(error.line ?? 0): \(error.description)"
  }
}
