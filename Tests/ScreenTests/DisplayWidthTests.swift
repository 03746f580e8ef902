import CTerm
import TestSupport
import Testing

@testable import Screen

@Suite struct DisplayWidthTests {
  /// Returns why a scalar's width may differ from the C library's; nil when it must not.
  private func explanation(_ scalar: Unicode.Scalar, ours: Int, theirs: Int) -> String? {
    switch (scalar.properties.generalCategory, ours, theirs) {
    case (.control, 0, -1), (.lineSeparator, 0, -1), (.paragraphSeparator, 0, -1): "never drawn"
    case (.format, 0, _): "never drawn, although C libraries give some format characters a cell"
    case (_, _, -1): "unassigned in the C library's version of Unicode"
    case (.spacingMark, 1, 0): "a nonspacing mark in older versions of Unicode"
    default: nil
    }
  }

  @Test func equalsTheCLibrarysWidthForEveryScalar() throws {
    try #require(cterm_use_plain_utf8_locale())
    var unexplained: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let ours = DisplayWidth.of(scalar)
      let theirs = Int(cterm_width(value))
      if ours != theirs, explanation(scalar, ours: ours, theirs: theirs) == nil {
        unexplained.append("U+\(String(value, radix: 16)): \(ours), C library \(theirs)")
      }
    }
    #expect(unexplained == [])
  }

  @Test(arguments: [
    ("", 0), ("a", 1), ("黄", 2), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("\u{200B}", 0), ("\t", 0), ("\n", 0),
    ("\u{1B}", 0), ("🙂", 2), ("👩‍👩‍👧", 6), ("❤", 1), ("❤\u{FE0F}", 2), ("각", 2), ("\u{1100}\u{1161}\u{11A8}", 2),
    ("，", 2), ("ｶ", 1), ("Ａ", 2), ("…", 1), ("●", 1), ("▄", 1), ("─", 1), ("\u{1FB00}", 1), ("Canon 佳能", 10),
    ("का", 2), ("काला", 4), ("น้ำ", 2), ("கொ", 2),
    ("क्ष", 2), ("क्षे", 2), ("ﾄﾞ", 2), ("🇩🇪", 2), ("👍🏽", 4), ("🏃‍♀️", 4), ("हिन्दी क्षेत्रीय", 12),
  ])
  func countsCells(text: String, cells: Int) {
    #expect(text.widthCells == cells)
    #expect(text.reduce(0) { $0 + DisplayWidth.of($1) } == cells)
  }
}

@Suite struct GraphemePartTests {
  @Test(
    arguments: [
      ("a", ["a"]), ("é", ["é"]), ("का", ["का"]), ("न्दी", ["न्", "दी"]), ("क्ष्म्य", ["क्", "ष्", "म्", "य"]),
      ("ﾄﾞ", ["ﾄ", "ﾞ"]), ("ﾊﾟ", ["ﾊ", "ﾟ"]), ("🇩🇪", ["🇩", "🇪"]), ("👩‍👩‍👧", ["👩\u{200D}", "👩\u{200D}", "👧"]),
      ("👍🏽", ["👍", "🏽"]), ("\u{1100}\u{1161}\u{11A8}", ["\u{1100}\u{1161}\u{11A8}"]),
      ("1\u{FE0F}\u{20E3}", ["1\u{FE0F}\u{20E3}"]),
    ] as [(String, [String])])
  func areDrawnBesideEachOther(text: String, parts: [String]) {
    let found = text.flatMap(DisplayWidth.parts)
    // Compared by scalars: equality of strings ignores how marks are composed.
    #expect(found.map { Array($0.character.unicodeScalars) } == parts.map { Array($0.unicodeScalars) })
    #expect(found.allSatisfy { (1...2).contains($0.cells) })
    #expect(found.reduce(0) { $0 + $1.cells } == text.widthCells)
  }
}

@Suite struct LetterSetTests {
  @Test func containsItsRanges() {
    let letters = LetterSet(ranges: [0x20...0x7E, 0x7F...0x80, 0x100...0x100])
    #expect(letters.covers("a~\u{7F}\u{80}Ā") && !letters.covers("aÿ") && !letters.covers("ā"))
    #expect(letters == LetterSet(ranges: [0x20...0x80, 0x100...0x100]))
    #expect(LetterSet.all.covers("黄金 🙂") && !LetterSet(ranges: []).covers("a") && LetterSet(ranges: []).covers(""))
  }

  @Test func theConsoleHasEuropeanLetters() {
    #expect(LetterSet.console.covers("Müller, Łódź, Ελλάδα, Новости – „Ё“ 5 €"))
    for text in ["黄", "あ", "한", "क", "ع", "🙂", "▀"] { #expect(!LetterSet.console.covers(text), "\(text)") }
  }
}

@Suite struct TextFittingTests {
  @Test(arguments: [
    ("Harbour", 7, "Harbour"), ("Harbour", 6, "Harbo…"), ("Harbour", 1, "…"), ("Harbour", 0, ""), ("Harbour", -3, ""),
    ("", 0, ""), ("黄金时刻", 8, "黄金时刻"), ("黄金时刻", 7, "黄金时…"), ("黄金时刻", 6, "黄金…"), ("黄金时刻", 2, "…"),
    ("a黄", 2, "a…"), ("e\u{301}te\u{301}", 2, "e\u{301}…"),
  ])
  func truncates(text: String, cells: Int, expected: String) {
    #expect(text.truncated(toCells: cells) == expected)
  }

  @Test func truncatesWithAnyMark() {
    #expect("Harbour".truncated(toCells: 6, mark: "...") == "Har...")
    #expect("Harbour".truncated(toCells: 2, mark: "...") == "")
    #expect("Harbour".truncated(toCells: 4, mark: "") == "Harb")
  }

  @Test(
    arguments: [
      ("", 5, []), ("   ", 5, []), ("one two", 0, []), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
      ("one  two", 4, ["one", "two"]), ("one two three", 7, ["one two", "three"]),
      ("extraordinary day", 6, ["extrao", "rdinar", "y day"]), ("黄金时刻", 4, ["黄金", "时刻"]), ("黄金时刻", 5, ["黄金", "时刻"]),
      ("黄", 1, []), ("用 Canon 拍摄", 8, ["用 Canon", "拍摄"]), ("a黄b", 2, ["a", "黄", "b"]),
    ] as [(String, Int, [String])])
  func wraps(text: String, cells: Int, lines: [String]) {
    #expect(text.wrapped(toCells: cells) == lines)
  }

  @Test(arguments: "，。、；：？！”’）》」…")
  func neverBeginsALineWithPunctuation(mark: Character) {
    for cells in 4...12 {
      let lines = "黄金时刻\(mark)最美的光\(mark)在日落前\(mark)".wrapped(toCells: cells)
      #expect(lines.allSatisfy { $0.first != mark }, "\(cells) cells: \(lines)")
      #expect(lines.allSatisfy { $0.widthCells <= cells }, "\(cells) cells: \(lines)")
      #expect(lines.joined() == "黄金时刻\(mark)最美的光\(mark)在日落前\(mark)")
    }
  }

  @Test(arguments: "“‘（《「")
  func neverEndsALineWithOpeningPunctuation(mark: Character) {
    for text in ["黄金\(mark)时刻最美的光\(mark)在日落前", "您的文件只能读取\(mark)chmod 600", "加一行\(mark)http://127.0.0.1 TOKEN"] {
      for cells in 6...24 {
        let lines = text.wrapped(toCells: cells)
        #expect(lines.allSatisfy { $0.last != mark && $0.widthCells <= cells }, "\(cells) cells: \(lines)")
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      }
    }
  }

  @Test func keepsEveryLetterAndTheWidthOfLines() {
    let seed = TestSeed.value
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("ab c黄金，。（“e\u{301}🙂 ")
    for _ in 0..<100 {
      let text = String((0..<random.integer(in: 0...39)).map { _ in random.element(of: alphabet) })
      for cells in [4, 7, 20] {
        let lines = text.wrapped(toCells: cells)
        #expect(lines.allSatisfy { $0.widthCells <= cells && !$0.isEmpty && $0.last != " " }, "seed \(seed): \(text)")
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed): \(text)")
      }
    }
  }
}
