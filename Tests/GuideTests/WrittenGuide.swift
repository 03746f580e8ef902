import Foundation
import InteractionService
import TestSupport
import Testing

@testable import Guides

/// A guide that a test writes to a file and reads, with its contents.
struct WrittenGuide {
  /// The guide.
  let guide: Guide
  /// Its channels.
  let channels: [GuideChannel]
  /// Its programmes, sorted by channel and start.
  let programmes: [GuideProgramme]

  /// Reads a document with a `tv` element of the given contents, which begin on the second line.
  init(_ contents: String) throws {
    try self.init(document: "<tv>\n\(contents)\n</tv>\n")
  }

  /// Reads a whole document.
  init(document: String) throws {
    try self.init(bytes: Data(document.utf8))
  }

  /// Reads a file's bytes.
  init(bytes: Data) throws {
    let folder = try TemporaryFolder()
    try self.init(path: folder.write(bytes, to: "guide.xml"))
  }

  /// Reads a file.
  init(path: String) throws {
    guide = try Guide(path: path)
    let batches = try guide.makeBatchReader()
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
      let stop = programme.stop.rfc3339.dropFirst(11).prefix(5)
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

/// Returns the error of a guide that cannot be read as `line: message`, and `accepted` for one that can.
func refusal(_ bytes: Data) throws -> String {
  do {
    _ = try WrittenGuide(bytes: bytes)
    return "accepted"
  } catch let error as GuideError {
    #expect(error.kind == .malformed)
    return "\(error.line ?? 0): \(english(error.fault))"
  }
}
