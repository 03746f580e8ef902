import Attributes
import Calls
import InteractionService
import Storage

/// The members of one object, each read as what it has to be. What is wrong is noted at its place, and read as absent.
struct JSONObjectReader {
  let pointer: JSONPointer
  let notes: ScheduleDiagnostics
  private let members: [JSONMember]

  /// The members of an object of a kind: what lacks is noted, what is not known is warned of. Nil for what is no object.
  init?(_ value: JSONValue, _ kind: JSONObjectCursor, at pointer: JSONPointer, notes: ScheduleDiagnostics) {
    guard case .object(let members) = value else {
      notes.refuse(pointer, "expected an object")
      return nil
    }
    self.pointer = pointer
    self.notes = notes
    self.members = members
    for name in kind.required where self[name] == nil { notes.refuse(pointer, "“\(name)” is missing") }
    for member in members where !kind.required.contains(member.name) && !kind.optional.contains(member.name) {
      notes.warn(pointer / member.name, "this is nothing that is known, and was passed over")
    }
  }

  /// A member's value; null is as good as absent.
  private subscript(_ name: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else { return nil }
    return value
  }

  /// An ID: plain text, without what parts an ID from its time.
  func id(_ name: String) -> String? {
    let expected = "an ID of 1 to \(ScheduleBounds.idLength.upperBound) bytes of plain text without @"
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, text.storable == text, ScheduleBounds.idLength.contains(text.utf8.count),
      !text.contains(OccurrenceID.separator)
    else { return refuse(name, expected) }
    return text
  }

  /// A channel's ID, which is never taken apart.
  func channelID(_ name: String) -> String? {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, text.storable == text, text.utf8.count <= 200 else {
      return refuse(name, "a channel's ID, 1 to 200 bytes of plain text")
    }
    return text
  }

  /// A whole number in bounds.
  func whole(_ name: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let value = self[name] else { return nil }
    guard case .number(let number) = value, let whole = Int(exactly: number), bounds.contains(whole) else {
      return refuse(name, "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return whole
  }

  /// A point of time.
  func time(_ name: String) -> Instant? {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, let instant = Instant(rfc3339: text) else {
      return refuse(name, "a time such as 2026-11-21T20:05:00Z")
    }
    return instant
  }

  /// Yes or no.
  func flag(_ name: String) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .bool(let flag) = value else { return refuse(name, "true or false") }
    return flag
  }

  /// One of several words.
  func choice<Word: RawRepresentable & CaseIterable>(_ name: String, of type: Word.Type) -> Word?
  where Word.RawValue == String {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value, let word = Word(rawValue: text) else {
      return refuse(name, "one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// Words in one or several languages.
  func words(_ name: String, _ length: ClosedRange<Int> = ScheduleBounds.titleLength) -> LocalText? {
    switch self[name] {
    case nil: return nil
    case .text(let text): return words(text, length, at: pointer / name).map { LocalText(["en": $0]) }
    case .object(let members) where !members.isEmpty:
      var texts: [String: String] = [:]
      for member in members {
        guard Self.isLanguageTag(member.name) else {
          notes.refuse(pointer / name / member.name, "expected the tag of a language (BCP 47), such as en or zh-Hans")
          continue
        }
        guard case .text(let text) = member.value else {
          notes.refuse(pointer / name / member.name, "expected words")
          continue
        }
        texts[member.name] = words(text, length, at: pointer / name / member.name)
      }
      return LocalText(texts)
    default: return refuse(name, #"words, or words by language, such as {"en": "Night", "zh-Hans": "夜"}"#)
    }
  }

  private func words(_ text: String, _ length: ClosedRange<Int>, at pointer: JSONPointer) -> String? {
    // Lines are broken where they are shown.
    let line = text.utf8.contains { $0 < 0x20 } ? String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) : text
    guard let words = line.storable, length.contains(words.unicodeScalars.count) else {
      notes.refuse(pointer, "expected words of \(length.lowerBound) to \(length.upperBound) letters")
      return nil
    }
    return words
  }

  /// `en`, `zh-Hans`: a word of 2 to 8 letters, then words of 1 to 8 letters and digits. Asked a hundred thousand times.
  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { place, part in
      let isAllowed = part.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || place > 0 && (0x30...0x39).contains(byte)
      }
      return isAllowed && (place == 0 ? 2...8 : 1...8).contains(part.count)
    }
  }

  /// A list's items with their places; empty where there is none.
  func items(_ name: String) -> [(place: Int, value: JSONValue, pointer: JSONPointer)] {
    guard let value = self[name] else { return [] }
    guard case .list(let items) = value else {
      notes.refuse(pointer / name, "expected a list")
      return []
    }
    let list = pointer / name
    return items.enumerated().map { ($0, $1, list / $0) }
  }

  /// How many items or members a list or an object has; 0 for anything else.
  func count(_ name: String) -> Int {
    switch self[name] {
    case .list(let items): items.count
    case .object(let members): members.count
    default: 0
    }
  }

  /// An object of a kind; nil where there is none.
  func object(_ name: String, _ kind: JSONObjectCursor) -> JSONObjectReader? {
    self[name].flatMap { JSONObjectReader($0, kind, at: pointer / name, notes: notes) }
  }

  /// Attributes by their names; empty where there are none.
  func attributes(_ name: String) -> AttributeList {
    guard let value = self[name] else { return [] }
    guard case .object(let members) = value else {
      notes.refuse(pointer / name, #"expected attributes, such as {"model": "Canon EOS 5D"}"#)
      return []
    }
    return AttributeList(members.compactMap { attribute($0, at: pointer / name / $0.name) })
  }

  private func attribute(_ member: JSONMember, at pointer: JSONPointer) -> Attribute? {
    guard let name = AttributeName(rawValue: member.name) else {
      let known = AttributeName.allCases.map(\.rawValue).joined(separator: ", ")
      notes.refuse(pointer, "there is no attribute of this name; there are \(known)")
      return nil
    }
    switch member.value {
    case .number(let number) where name.isNumeric: return Attribute(name, number)
    case .text(let text) where !name.isNumeric:
      return words(text, ScheduleBounds.titleLength, at: pointer).map { Attribute(name, $0) }
    default:
      notes.refuse(pointer, name.isNumeric ? "expected a number" : "expected words")
      return nil
    }
  }

  private func refuse<Value>(_ name: String, _ expected: String) -> Value? {
    notes.refuse(pointer / name, "expected \(expected)")
    return nil
  }
}
