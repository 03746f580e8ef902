import ArgumentParser
import Calls
import Device
import Foundation
import Guides
import Screen
import Tapes
import Television
import Terminal

extension Language: ExpressibleByArgument {}

extension Language {
  /// Creates the language of the locale (POSIX): of `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
  init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
    self.init(locale: names.first { !$0.isEmpty } ?? "")
  }
}

extension Language {
  /// Creates the language of the locale, or English if its letters cannot be shown.
  init(environment: [String: String], showing letters: LetterSet) {
    let language = Language(environment: environment)
    self = letters.covers(language.sample) ? language : .english
  }

  /// Letters that the language requires.
  private var sample: String {
    switch self {
    case .english: "Television"
    case .chinese: "电视频道相册"
    }
  }
}

/// A time on the command line, RFC 3339.
struct TimeArgument: ExpressibleByArgument {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  let unixMS: Int64

  init?(argument: String) {
    guard let unixMS = Timestamp.unixMS(argument) else { return nil }
    self.unixMS = unixMS
  }
}

/// A time zone on the command line: a name, `Europe/Berlin`, or an offset, `+05:30`.
struct ZoneArgument: ExpressibleByArgument {
  /// The zone's offsets.
  let offsets: ZoneOffsets

  init?(argument: String) {
    guard let offsets = ZoneOffsets(name: argument) else { return nil }
    self.offsets = offsets
  }
}

extension PictureMode: ExpressibleByArgument {}

/// A number of colours on the command line.
enum ColourArgument: String, CaseIterable, ExpressibleByArgument {
  /// 24 bits.
  case full
  /// xterm's palette of 256.
  case indexed256 = "256"
  /// The terminal's own 16.
  case indexed16 = "16"
  /// The terminal's own 8.
  case indexed8 = "8"
  /// Reverse video and bold.
  case none

  /// The same number as a colour depth.
  var depth: ColourDepth {
    switch self {
    case .full: .full
    case .indexed256: .indexed256
    case .indexed16: .indexed16
    case .indexed8: .indexed8
    case .none: .none
    }
  }
}

/// A screen size on the command line, `120x36`.
struct SizeArgument: ExpressibleByArgument {
  /// Columns and rows, each at least 1 and at most 1,000.
  let size: Size

  init?(argument: String) {
    let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1] else { return nil }
    guard (1...1_000).contains(columns), (1...1_000).contains(rows) else { return nil }
    size = Size(columns: columns, rows: rows)
  }
}
