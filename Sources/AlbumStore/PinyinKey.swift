import Foundation

/// Keys that sort names by pinyin, as ``AlbumService/NameOrder/pinyin`` states.
package enum PinyinKey {
  /// Returns a key whose UTF-8 bytes sort names by pinyin; names with the same key are sorted by their own bytes.
  ///
  /// A Chinese character is `A`, its syllable and its tone, 1 to 5: `Ali3` sorts before `Alin2`, and every `A` after digits and
  /// before letters, which are in lower case and without accents. The readings of characters that depend on
  /// their neighbours are those of ``Polyphones``, else those of ICU for some of them; else the most frequent one is used.
  package static func of(_ name: String) -> String {
    var key = ""
    var characters = name[...]
    while let first = characters.first {
      let isChinese = first.isChinese
      let run = characters.prefix { $0.isChinese == isChinese }
      characters = characters[run.endIndex...]
      key += isChinese ? syllables(of: String(run)).map { "A" + $0 }.joined() : letters(of: String(run))
    }
    return key
  }

  private static func letters(of text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// Returns the syllables of Chinese characters, each with its tone: `chong2 qing4`.
  private static func syllables(of text: String) -> [String] {
    let characters = Array(text)
    var syllables: [String] = []
    var index = 0
    var plain = ""
    while index < characters.count {
      if let word = Polyphones.reading(at: index, in: characters) {
        if !plain.isEmpty { syllables += readings(of: plain) }
        plain = ""
        syllables += word
        index += word.count
      } else {
        plain.append(characters[index])
        index += 1
      }
    }
    return plain.isEmpty ? syllables : syllables + readings(of: plain)
  }

  /// Returns the syllables that ICU gives characters.
  private static func readings(of text: String) -> [String] {
    let found = transliterated(text)
    if found.count == text.count { return found }
    return text.map { transliterated(String($0)).joined() }
  }

  private static func transliterated(_ text: String) -> [String] {
    // A character without a known reading stays as it is, and sorts after all syllables.
    let latin = text.applyingTransform(.mandarinToLatin, reverse: false) ?? text
    return latin.split(separator: " ").map { syllable(String($0)) }
  }

  /// Returns a syllable with its tone mark as a digit, and ü as `v`, as it is typed.
  private static func syllable(_ marked: String) -> String {
    var letters: [Unicode.Scalar] = []
    var tone = 5
    for scalar in marked.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{304}": tone = 1
      case "\u{301}": tone = 2
      case "\u{30C}": tone = 3
      case "\u{300}": tone = 4
      case "\u{308}" where letters.last == "u": letters[letters.count - 1] = "v"
      default: letters.append(scalar)
      }
    }
    return String(String.UnicodeScalarView(letters)) + String(tone)
  }
}

extension Character {
  fileprivate var isChinese: Bool {
    unicodeScalars.first?.properties.isIdeographic ?? false
  }
}
