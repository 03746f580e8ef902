import Attributes
import Calls
import InteractionService

/// A reader of the members of one JSON object. A member of the wrong type or value is reported, and read as if it were absent.
struct JSONObjectReader {
  let pointer: JSONPointer
  let diagnostics: ScheduleDiagnostics
  private let members: [JSONMember]

  /// Creates a reader of an object of a kind, and reports missing and unknown members; nil for any other value.
  init?(_ value: JSONValue, _ kind: ScheduleObject, at pointer: JSONPointer, diagnostics: ScheduleDiagnostics) {
    guard case .object(let members) = value else {
      diagnostics.error(pointer, .expectedObject)
      return nil
    }
    self.pointer = pointer
    self.diagnostics = diagnostics
    self.members = members
    for name in kind.required where self[name] == nil { diagnostics.error(pointer, .missing(member: name)) }
    for member in members where !kind.required.contains(member.name) && !kind.optional.contains(member.name) {
      diagnostics.warn(pointer / member.name, .unknownMember)
    }
  }

  /// A member's value; nil if it is absent or null.
  private subscript(_ name: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else { return nil }
    return value
  }

  /// Reads an ID: plain text without ``InteractionService/OccurrenceID/separator``.
  func id(_ name: String) -> String? {
    let bounds = ScheduleBounds.idLength
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, bounds.contains(text.utf8.count), text.sanitizedForStorage() == text,
      !text.contains(OccurrenceID.separator)
    else { return report(name, .expectedID(least: bounds.lowerBound, most: bounds.upperBound)) }
    return text
  }

  /// Reads a channel's ID, plain text.
  func channelID(_ name: String) -> String? {
    let bounds = ScheduleBounds.channelIDLength
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, bounds.contains(text.utf8.count), text.sanitizedForStorage() == text else {
      return report(name, .expectedChannelID(least: bounds.lowerBound, most: bounds.upperBound))
    }
    return text
  }

  /// Reads a whole number within bounds.
  func integer(_ name: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let value = self[name] else { return nil }
    guard case .number(let number) = value, let integer = Int(exactly: number), bounds.contains(integer) else {
      return report(name, .expectedWholeNumber(least: bounds.lowerBound, most: bounds.upperBound))
    }
    return integer
  }

  /// Reads a time (RFC 3339).
  func time(_ name: String) -> Instant? {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, let instant = Instant(rfc3339: text) else {
      return report(name, .expectedTime(example: "2026-11-21T20:05:00Z"))
    }
    return instant
  }

  /// Reads a Boolean.
  func flag(_ name: String) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .bool(let flag) = value else { return report(name, .expectedFlag) }
    return flag
  }

  /// Reads one of the cases of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, of type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
      return report(name, .expectedOneOf(names: Choice.allCases.map(\.rawValue)))
    }
    return choice
  }

  /// Reads a list, each item with its index and place; empty if it is absent.
  func items(_ name: String) -> [(index: Int, value: JSONValue, pointer: JSONPointer)] {
    guard let value = self[name] else { return [] }
    guard case .list(let items) = value else {
      diagnostics.error(pointer / name, .expectedList)
      return []
    }
    let list = pointer / name
    return items.enumerated().map { ($0, $1, list / $0) }
  }

  /// Returns how many items or members a list or an object has; 0 for any other value.
  func count(_ name: String) -> Int {
    switch self[name] {
    case .list(let items): items.count
    case .object(let members): members.count
    default: 0
    }
  }

  /// Reads an object of a kind; nil if it is absent.
  func object(_ name: String, _ kind: ScheduleObject) -> JSONObjectReader? {
    self[name].flatMap { JSONObjectReader($0, kind, at: pointer / name, diagnostics: diagnostics) }
  }

  private func report<Value>(_ name: String, _ fault: ScheduleFault) -> Value? {
    diagnostics.error(pointer / name, fault)
    return nil
  }
}

extension JSONObjectReader {
  /// Reads a text in one or several languages.
  func text(_ name: String, _ length: ClosedRange<Int> = ScheduleBounds.titleLength) -> LocalText? {
    switch self[name] {
    case nil: return nil
    case .text(let text): return clean(text, length, at: pointer / name).map { LocalText(["en": $0]) }
    case .object(let members) where !members.isEmpty:
      var texts: [String: String] = [:]
      for member in members {
        let place = pointer / name / member.name
        if !Self.isLanguageTag(member.name) {
          diagnostics.error(place, .expectedLanguageTag)
        } else if case .text(let text) = member.value {
          texts[member.name] = clean(text, length, at: place)
        } else {
          diagnostics.error(place, .expectedText)
        }
      }
      return LocalText(texts)
    default: return report(name, .expectedTexts(example: #"{"en": "Night", "zh-Hans": "夜"}"#))
    }
  }

  private func clean(_ text: String, _ length: ClosedRange<Int>, at pointer: JSONPointer) -> String? {
    // Texts are wrapped where they are shown, so line breaks become spaces.
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    let line = isPlain ? text : String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    guard let clean = line.sanitizedForStorage(), length.contains(clean.unicodeScalars.count) else {
      diagnostics.error(pointer, .expectedTextOf(least: length.lowerBound, most: length.upperBound))
      return nil
    }
    return clean
  }

  /// Returns whether a text has the form of a language tag: subtags of 1 to 8 letters and digits, the first one of 2 to 8
  /// letters.
  ///
  /// By bytes, because a file may contain hundreds of thousands.
  private static func isLanguageTag(_ text: String) -> Bool {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return subtags.enumerated().allSatisfy { index, subtag in
      let isAllowed = subtag.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || index > 0 && (0x30...0x39).contains(byte)
      }
      return isAllowed && (index == 0 ? 2...8 : 1...8).contains(subtag.count)
    }
  }

  /// Reads an object of attributes; empty if it is absent.
  func attributes(_ name: String) -> AttributeList {
    guard let value = self[name] else { return [] }
    guard case .object(let members) = value else {
      diagnostics.error(pointer / name, .expectedAttributes(example: #"{"model": "Canon EOS 5D"}"#))
      return []
    }
    return AttributeList(members.compactMap { attribute($0, at: pointer / name / $0.name) })
  }

  private static let attributeNames = AttributeName.allCases.map(\.rawValue)

  private func attribute(_ member: JSONMember, at pointer: JSONPointer) -> Attribute? {
    guard let name = AttributeName(rawValue: member.name) else {
      diagnostics.error(pointer, .unknownAttribute(names: Self.attributeNames))
      return nil
    }
    switch member.value {
    case .number(let number) where name.isNumeric: return Attribute(name, number)
    case .text(let text) where !name.isNumeric:
      return clean(text, ScheduleBounds.titleLength, at: pointer).map { Attribute(name, $0) }
    default:
      diagnostics.error(pointer, name.isNumeric ? .expectedNumber : .expectedText)
      return nil
    }
  }
}
