import InteractionService

/// The number of a channel, as an `lcn` element or its names state it: `2`, `2.1`, `2 KTVU`, `2.1 KTVU-DT`.
struct ChannelNumbering: Hashable {
  /// The certainty of a number, most certain first.
  enum Certainty: Int, Comparable {
    /// By an `lcn` element (logical channel number).
    case stated
    /// By a name that is the number, or by the beginning of a name whose rest is another name.
    case named
    /// By the beginning of a name, which may be a part of it, as in “24 Kitchen”.
    case prefixed

    static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
  }

  /// The number, before the dot.
  let number: Int
  /// The number after the dot of a digital channel, 2.1; 0 without one.
  let subnumber: Int
  /// Its certainty.
  let certainty: Certainty
  /// The name without the number; nil where the channel has no such name.
  let plainName: String?

  /// Finds the number of a channel; nil where there is none.
  ///
  /// - Parameters:
  ///   - stated: The content of an `lcn` element; nil or empty where there is none.
  ///   - names: The names in their order.
  init?(stated: String?, names: [String]) {
    let parsed = names.map { ($0, Self.split($0)) }
    let first = parsed.first.flatMap(\.1)
    let plain = Self.plainName(first, parsed)
    plainName = plain
    let confirmed = first.flatMap { $0.rest.isEmpty || $0.rest == plain ? $0 : nil }
    let alone = parsed.lazy.compactMap(\.1).first { $0.rest.isEmpty || names.contains($0.rest) }
    // A station's number behind the first name has a second number: `KABC`, `7-2 KABC-DT`.
    let later = first ?? parsed.lazy.compactMap(\.1).first { $0.subnumber > 0 }
    if let stated = stated.flatMap({ Self.split($0) }), stated.rest.isEmpty {
      (number, subnumber, certainty) = (stated.number, stated.subnumber, .stated)
    } else if let named = confirmed ?? alone {
      (number, subnumber, certainty) = (named.number, named.subnumber, .named)
    } else if let later {
      (number, subnumber, certainty) = (later.number, later.subnumber, .prefixed)
    } else {
      return nil
    }
  }

  private typealias Parts = (number: Int, subnumber: Int, rest: String)

  /// Splits `2.1 KTVU-DT`; nil for a text that does not begin with a channel's number and a blank.
  private static func split(_ text: String) -> Parts? {
    guard let match = text.wholeMatch(of: #/([0-9]{1,4})(?:[.\-]([0-9]{1,3}))?(?:\s+(\S.*))?/#),
      let number = Int(match.output.1), Channel.numbers.contains(number)
    else { return nil }
    return (number, match.output.2.flatMap { Int($0) } ?? 0, match.output.3.map(String.init) ?? "")
  }

  /// Returns the rest of the first name if it is a name as well; for a number alone, the first name that has letters.
  private static func plainName(_ first: Parts?, _ names: [(String, Parts?)]) -> String? {
    guard let first else { return nil }
    if first.rest.isEmpty { return names.first { $0.1 == nil }?.0 }
    return names.dropFirst().first { $0.0 == first.rest }?.0
  }

  /// Assigns numbers to channels: of several channels with the same number, the most certain gets it, then one without a number after
  /// the dot or with the lowest, then the first in the guide. The others get a free number when they are imported.
  static func numbers(_ channels: [ChannelNumbering?]) -> [Int?] {
    var best: [Int: Int] = [:]
    for (index, numbering) in channels.enumerated() {
      guard let numbering else { continue }
      if let other = best[numbering.number].flatMap({ channels[$0] }), !numbering.precedes(other) { continue }
      best[numbering.number] = index
    }
    return channels.enumerated().map { index, numbering in
      numbering.flatMap { best[$0.number] == index ? $0.number : nil }
    }
  }

  private func precedes(_ other: ChannelNumbering) -> Bool {
    (certainty, subnumber) < (other.certainty, other.subnumber)
  }
}
