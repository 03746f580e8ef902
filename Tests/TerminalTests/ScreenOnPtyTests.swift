import Glibc
import Screen
import ScreenFixtures
import TestSupport
import Testing

@testable import Terminal

/// The screen of a real program on a pseudo-terminal, as libvterm interprets it.
@Suite struct ScreenOnPtyTests {
  @Test func showsTextChineseAndCombiningMarks() throws {
    let pty = try #require(Pty())
    #expect(pty.shows("resized 80x24"))
    #expect(pty.lines[0] == "  TENFOOT")
    // Characters whose width is uncertain are written after all others.
    #expect(pty.eventually { pty.lines[1] == "  黄金时刻，好。    Café  काला ❤\u{FE0F} !" }, "\(pty.lines[1])")
    #expect(pty[2, 1].widthCells == 2 && pty[4, 1].text == "金")
    #expect(pty.lines[2] == " ▄▄▄▄▄▄▄▄▄▄▄▄")
    #expect(pty[2, 0].isBold && !pty[2, 1].isBold)
  }

  @Test func sendsTheExactColoursOfATheme() throws {
    let cache = try TemporaryFolder()
    let pty = try #require(Pty("--cache", cache.path, environment: ["COLORTERM": "truecolor"]))
    #expect(pty.shows("resized 80x24"))
    #expect(pty[2, 0].foreground == RGB(0xF4, 0xF2, 0xED))
    #expect(pty[2, 0].background == RGB(0x0D, 0x0F, 0x13))
    #expect(pty[4, 3].foreground == RGB(0x14, 0x16, 0x1B))
    #expect(pty[4, 3].background == RGB(0xF7, 0xF2, 0xE8))
    #expect(pty[20, 3].foreground == RGB(0xF0, 0x52, 0x4A))
  }

  @Test func roundsTheColoursOfImages() throws {
    let cache = try TemporaryFolder()
    let pty = try #require(Pty("--depth", "full", "--cache", cache.path))
    #expect(pty.shows("resized 80x24"))
    for step in 0..<8 {
      let cell = pty[30 + step, 3]
      #expect(cell.text == "▀")
      #expect(cell.foreground == Palette.rounded(RGB(UInt8(32 * step), 100, 200)))
      #expect(cell.background == Palette.rounded(RGB(200, UInt8(32 * step), 50)))
    }
  }

  @Test func reusesTheCompiledTerminfoEntry() throws {
    let cache = try TemporaryFolder()
    for _ in 0..<2 {
      let pty = try #require(Pty("--depth", "full", "--cache", cache.path))
      #expect(pty.shows("resized 80x24"))
      #expect(TemporaryFolder.names(in: cache.file("terminfo/t")) == ["tenfoot2-xterm-256color"])
    }
  }

  @Test func showsIndexesIn256And16Colours() throws {
    for (depth, ground, text, red) in [("256", 233, 255, 203), ("16", 0, 15, 9)] {
      let pty = try #require(Pty("--depth", depth))
      #expect(pty.shows("resized 80x24"))
      #expect(pty[2, 0].backgroundIndex == ground)
      #expect(pty[2, 0].foregroundIndex == text)
      #expect(pty[20, 3].foregroundIndex == red)
      // Bold black is grey on many terminals.
      #expect(pty[10, 3].text == "T" && pty[10, 3].isBold == (depth == "256"))
      #expect(pty[2, 0].isBold)
    }
  }

  @Test(arguments: [["TERM": "xterm"], ["TERM": "linux"]], [false, true])
  func shows8Colours(environment: [String: String], hasCache: Bool) throws {
    let cache = try TemporaryFolder()
    let pty = try #require(
      hasCache
        ? Pty("--cache", cache.path, "--glyphs", "blocks", environment: environment.merging(["STY": "1.tty"]) { $1 })
        : Pty("--glyphs", "blocks", environment: environment))
    #expect(pty.shows("resized 80x24"))
    #expect(pty[2, 0].foregroundIndex == 7 && pty[2, 0].backgroundIndex == 0)
    // The focus, and a bright red that bold letters stand for.
    #expect(pty[4, 3].foregroundIndex == 0 && pty[4, 3].backgroundIndex == 7)
    #expect(pty[20, 3].foregroundIndex == 1 && pty[20, 3].isBold)
    // Bold white is brighter, and bold black would be grey.
    #expect(pty[2, 0].isBold && pty[10, 3].text == "T" && !pty[10, 3].isBold)
  }

  @Test(arguments: ["xterm", "xterm-256color"])
  func shows24BitsOnceTheTerminalRepliesThatItDoes(term: String) throws {
    let cache = try TemporaryFolder()
    let pty = try #require(Pty("--cache", cache.path, environment: ["TERM": term]))
    #expect(pty.shows("restyled"))
    #expect(pty.eventually { pty[2, 0].background == RGB(0x0D, 0x0F, 0x13) })
    #expect(pty[20, 3].foreground == RGB(0xF0, 0x52, 0x4A) && pty[20, 3].foregroundIndex == nil)
    #expect(pty.count("\u{1B}P+q524742;436F\u{1B}\\") == 1)
  }

  @Test func asksNothingWhereTheColoursAreKnown() throws {
    let cache = try TemporaryFolder()
    for environment in [["COLORTERM": "truecolor"], ["TERM": "linux"], ["TERM": "vt100"]] {
      let pty = try #require(Pty("--cache", cache.path, environment: environment))
      #expect(pty.hasShownFirstFrame)
      #expect(pty.count("\u{1B}P") + pty.count("\u{1B}]") == 0, "\(environment)")
    }
  }

  @Test func showsRequestedColoursOnATerminalOf8Colours() throws {
    let cache = try TemporaryFolder()
    for (depth, ground, red) in [("256", 233, 203), ("16", 0, 9)] {
      let pty = try #require(Pty("--depth", depth, "--cache", cache.path, environment: ["TERM": "xterm"]))
      #expect(pty.shows("resized 80x24"))
      #expect(pty[2, 0].backgroundIndex == ground)
      #expect(pty[20, 3].foregroundIndex == red)
    }
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "vt100"], ["TERM": "dumb"]])
  func showsFocusInReverseWithoutColours(environment: [String: String]) throws {
    let pty = try #require(Pty(environment: environment))
    #expect(pty.shows("resized 80x24"))
    #expect(pty[4, 3].isReverse && pty[4, 3].text == "W")
    #expect(pty[2, 2].text == "▄" && !pty[2, 2].isReverse)
    #expect(pty[2, 0].isBold)
    let isColourless = (0..<24).allSatisfy { row in
      (0..<80).allSatisfy { pty[$0, row].foreground == nil && pty[$0, row].background == nil }
    }
    #expect(isColourless)
  }

  @Test func showsBlocksInTheCLocaleAndASCIIInALatin1Locale() throws {
    let plain = try #require(Pty(environment: ["LANG": "C"]))
    #expect(plain.shows("▄▄▄▄"))
    let latin = try #require(Pty(environment: ["LANG": "de_DE.ISO-8859-1"]))
    #expect(latin.shows("resized 80x24"))
    let isASCII = latin.lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    #expect(isASCII)
  }

  @Test func repaintsOnCtrlL() throws {
    let pty = try #require(Pty())
    #expect(pty.hasShownFirstFrame)
    let before = pty.receivedBytes
    pty.type("\u{C}")
    #expect(pty.eventually { pty.count("TENFOOT") == 2 && pty.count("\u{1B}[?2026l") == 2 })
    #expect(pty.receivedBytes - before > 500)
    // Held down, it waits for the terminal.
    pty.stopReplying()
    pty.type("\u{C}\u{C}\u{C}\u{C}i")
    #expect(pty.shows("pressed Info"))
  }

  @Test func obeysESCDELAY() throws {
    let pty = try #require(Pty(environment: ["ESCDELAY": "10000"]))
    #expect(pty.hasShownFirstFrame)
    // A reply would end the wait, as every other sequence does.
    pty.stopReplying()
    pty.type("\u{1B}")
    pty.resize(to: Size(columns: 90, rows: 24))
    #expect(pty.shows("resized 90x24"))
    pty.type("[B")
    #expect(pty.shows("pressed ArrowDown"))
    #expect(pty.events.filter { $0.hasPrefix("pressed") } == ["pressed ArrowDown"])
  }

  @Test func namesFunctionKeysWithModifiersByTheirSequences() throws {
    let folder = try TemporaryFolder()
    let source = folder.write("like-konsole|a terminal,\n\tkf15=\\EO2R,\n\tuse=xterm-256color,\n", to: "source")
    try #require(Subprocess.output("tic", "-x", "-o", folder.path + "/terminfo", source) != nil)
    let pty = try #require(Pty(environment: ["TERM": "like-konsole", "TERMINFO": folder.path + "/terminfo"]))
    #expect(pty.hasShownFirstFrame)
    pty.type("\u{1B}O2R\u{1B}OR")
    #expect(pty.shows("pressed ColorF2Yellow"))
    #expect(pty.events.filter { $0.hasPrefix("pressed") } == ["pressed ColorF2Yellow"])
  }

  @Test func showsLettersWherePicturesAreASCII() throws {
    let pty = try #require(Pty("--text", environment: ["TERM": "linux"]))
    #expect(pty.shows("resized 80x24"))
    #expect(pty.lines[1].contains("Café") && !pty.lines.joined().contains("▄"))
    pty.type("ü")
    #expect(pty.shows("typed ü"))
    pty.type("Я中")
    #expect(pty.shows("typed ??"))
    #expect(pty.events.suffix(2) == ["typed Я", "typed ??"])
  }

  @Test func showsTheLettersOfTheLocalesCharset() throws {
    let folder = try TemporaryFolder()
    let locale = folder.path + "/zh_CN.GB18030"
    try #require(Subprocess.output("localedef", "-i", "zh_CN", "-f", "GB18030", locale) != nil)
    let pty = try #require(Pty(environment: ["LOCPATH": folder.path, "LC_ALL": "zh_CN.GB18030", "LANG": ""]))
    // 黄金时刻 in GB18030.
    let letters: [UInt8] = [0xBB, 0xC6, 0xBD, 0xF0, 0xCA, 0xB1, 0xBF, 0xCC]
    #expect(pty.eventually { pty.bytes.contains(letters) })
  }

  @Test func showsLettersOfAmbiguousWidthWithoutMovingOthers() throws {
    let folder = try TemporaryFolder()
    let locale = folder.path + "/zh_CN.GB18030"
    try #require(Subprocess.output("localedef", "-i", "zh_CN", "-f", "GB18030", locale) != nil)
    let environment = ["LOCPATH": folder.path, "LC_ALL": "zh_CN.GB18030", "LANG": ""]
    let pty = try #require(Pty("--line", "Müller Новости €—’·×ß|", environment: environment))
    #expect(pty.eventually { pty.count("\u{1B}8") > 0 })
    // Columns and bytes in GB18030 of ü, Н, и (the last one), €, —, ’, ·, ×, ß.
    let letters: [(column: Int, bytes: [UInt8])] = [
      (2, [0xA8, 0xB9]), (8, [0xA7, 0xAF]), (14, [0xA7, 0xDA]), (16, [0xA2, 0xE3]), (17, [0xA1, 0xAA]),
      (18, [0xA1, 0xAF]), (19, [0xA1, 0xA4]), (20, [0xA1, 0xC1]), (21, [0x81, 0x30, 0x89, 0x38]),
    ]
    for (column, bytes) in letters {
      let isPlaced = column == 21 || pty.placements(row: 24, column: column).contains { $0.contains(bytes) }
      #expect(isPlaced && pty.bytes.contains(bytes), "column \(column)")
    }
    // libvterm reads these bytes as two characters each: nothing but the letters themselves is wrong.
    #expect(pty[0, 23].text == "M" && pty[6, 23].text == " " && pty[26, 23].text == " ")
    #expect((2..<6).map { pty[$0, 23].text }.joined() == "ller")
    #expect(pty.lines[0] == "  TENFOOT")
  }

  @Test func showsNoNegativeOnALightTerminalWithoutColours() throws {
    let pty = try #require(Pty(environment: ["NO_COLOR": "1"]))
    #expect(pty.hasShownFirstFrame)
    #expect(pty.count("\u{1B}]11;?\u{1B}\\") == 1)
    pty.type("\u{1B}]11;rgb:1010/1010/1010\u{7}\u{1B}]11;rgb:ffff/ffff/f0f0\u{7}")
    #expect(pty.shows("restyled"))
    #expect(pty.events.filter { $0 == "restyled" }.count == 1)
  }

  @Test func asksAnUnknownTerminalForItsBackgroundOnceItIsLikeAVT220() throws {
    let pty = try #require(Pty(environment: ["TERM": "vt100"]))
    #expect(pty.hasShownFirstFrame)
    #expect(pty.count("\u{1B}[c") == 1 && pty.count("\u{1B}]11;?") == 0)
    pty.type("\u{1B}[?65;1;9c")
    #expect(pty.eventually { pty.count("\u{1B}]11;?\u{1B}\\") == 1 })
    pty.type("\u{1B}]11;rgb:ffff/ffff/f0f0\u{7}")
    #expect(pty.shows("restyled"))
  }

  @Test func reportsTheMouseWhereItIsWanted() throws {
    let pty = try #require(Pty("--mouse"))
    #expect(pty.hasShownFirstFrame)
    #expect(pty.count("\u{1B}[?1000h\u{1B}[?1006h") == 1)
    pty.type("\u{1B}[<0;12;3M\u{1B}[<0;12;3m\u{1B}[<65;12;3M\u{1B}[<64;12;3M")
    #expect(pty.shows("pressed ArrowUp"))
    #expect(pty.events.dropFirst() == ["clicked 11,2", "pressed ArrowDown", "pressed ArrowUp"])
    pty.type("X")
    #expect(pty.waitForEnd() == 0)
    #expect(pty.count("\u{1B}[?1006l\u{1B}[?1000l") == 1)
    let without = try #require(Pty())
    #expect(without.hasShownFirstFrame)
    #expect(without.count("\u{1B}[?1000h") == 0)
  }

  @Test(arguments: ["हिन्दी क्षेत्रीय", "ﾄﾞﾗﾏ ｶﾞﾝﾀﾞﾑ ﾊﾟﾝ", "மொழி கொ", "\u{1112}\u{1161}\u{11AB}", "🇩🇪🇫🇷", "ข่าว น้ำ"])
  func losesNoLetterOfAGrapheme(text: String) throws {
    let pty = try #require(Pty("--line", text + "|"))
    #expect(pty.shows("|"))
    #expect(Array(pty.lines[23].unicodeScalars) == Array((text + "|").unicodeScalars))
    // The next character is where the frame has it.
    #expect(pty[text.widthCells, 23].text == "|")
  }

  /// Joiners are invisible, and terminals disagree about what they join.
  @Test func showsEveryPartOfAnEmojiWithoutJoiners() throws {
    let text = "👩🏽‍👩‍👧 👍🏽 ❤\u{FE0F} 🏃‍♀️|"
    let pty = try #require(Pty("--line", text))
    #expect(pty.eventually { pty.lines[23].hasSuffix("|") })
    #expect(pty.lines[23] == "👩🏽👩👧 👍🏽 ❤\u{FE0F}  🏃♀\u{FE0F} |")
    #expect(pty[text.widthCells - 1, 23].text == "|")
  }

  @Test func showsAnEmojiOfTheLastColumnsWithoutItsStyle() throws {
    let pty = try #require(Pty("--line", String(repeating: "-", count: 76) + "👍🏽"))
    #expect(pty.eventually { pty.lines[23].hasSuffix("👍🏽") })
  }

  @Test func sendsChangedRowsOnly() throws {
    let pty = try #require(Pty())
    #expect(pty.shows("resized 80x24"))
    let before = pty.receivedBytes
    pty.type("\u{1B}[A")
    #expect(pty.shows("pressed ArrowUp"))
    #expect(pty.eventually { pty.count("\u{1B}[?2026l") == 2 })
    #expect(pty.receivedBytes - before < 200)
    #expect(pty.count("\u{1B}[?2026h") == 2)
  }

  @Test func followsTheSizeOfTheWindow() throws {
    let pty = try #require(Pty())
    #expect(pty.shows("resized 80x24"))
    pty.resize(to: Size(columns: 132, rows: 40))
    #expect(pty.shows("resized 132x40"))
    pty.resize(to: Size(columns: 30, rows: 9))
    #expect(pty.shows("resized 30x9"))
    #expect(pty.lines[0] == "  TENFOOT")
    #expect(pty[29, 8].background == pty[0, 0].background)
  }

  @Test func reportsKeysMessagesAndADeadline() throws {
    let pty = try #require(Pty("--deadline", "1"))
    #expect(pty.shows("deadline"))
    pty.type("\u{1B}OA\u{1B}[Bi\u{1B}OPé5")
    #expect(pty.shows("woken hello"))
    #expect(pty.shows("pressed 5"))
    pty.type("\u{1B}")
    #expect(pty.shows("pressed BrowserBack"))
    let inputs = pty.events.filter { $0.hasPrefix("pressed") }
    #expect(inputs == ["ArrowUp", "ArrowDown", "Info", "ColorF0Red", "5", "BrowserBack"].map { "pressed \($0)" })
    #expect(pty.events.filter { $0 == "deadline" }.count == 1)
  }

  @Test func reportsTypedTextWhileTextIsEntered() throws {
    let pty = try #require(Pty("--text"))
    #expect(pty.shows("resized 80x24"))
    pty.type("/黄\u{7F}\u{1B}[200~a\nb\u{1B}[201~\r")
    #expect(pty.shows("pressed Enter"))
    #expect(pty.events.dropFirst() == ["typed /", "typed 黄", "erased", "typed a", "typed", "typed b", "pressed Enter"])
  }

  @Test func ignoresInvalidInput() throws {
    let pty = try #require(Pty())
    #expect(pty.shows("resized 80x24"))
    pty.type([0xFF, 0xC0, 0x80, 0x1B, 0x5B, 0x39, 0x39, 0x3B, 0x35, 0x76, 0xED, 0xA0, 0x80])
    pty.type("\u{1B}]0;XXXX\u{7}\u{1B}P1$r0m\u{1B}\\\u{1B}[200~XXX\n\u{1B}[201~g")
    #expect(pty.shows("pressed Guide"))
    #expect(pty.events == ["resized 80x24", "pressed Guide"])
  }

  // ncurses itself would not change the screen any more once its pairs have run out.
  @Test func showsEveryColourWhenPairsRunOut() throws {
    let cache = try TemporaryFolder()
    let listing = try #require(Subprocess.output("infocmp", "-x", "-1", "xterm-256color"))
    let source = listing.split(separator: "\n").dropFirst().joined(separator: "\n")
      .replacing("xterm-256color|", with: "few-pairs|").replacing("pairs#0x10000", with: "pairs#100")
    let file = cache.write(source + "\n", to: "source")
    try #require(Subprocess.output("tic", "-x", "-o", cache.path + "/terminfo", file) != nil)
    let environment = ["TERM": "few-pairs", "TERMINFO": cache.path + "/terminfo"]
    let pty = try #require(Pty("--depth", "256", "--waves", environment: environment))
    #expect(pty.shows("resized 80x24"))
    for number in 2...12 {
      pty.type("\(number % 10)")
      #expect(pty.eventually { pty.count("\u{1B}[?2026l") == number })
      for (column, row) in [(40, 8), (60, 23), (79, 20), (79, 11)] {
        let colour = Frame.waveColour(number, column: column, row: row)
        #expect(pty[column, row].backgroundIndex == Int(Palette.nearest256(colour)), "frame \(number)")
      }
      #expect(pty[2, 0].foregroundIndex == 255 && pty[20, 3].foregroundIndex == 203)
    }
  }

  // Here 198 pairs are two per cell; the waves have 216 colours.
  @Test func keepsEveryColourWhenPairsAreClearedEarly() throws {
    let pty = try #require(Pty("--depth", "256", "--waves", size: Size(columns: 9, rows: 11)))
    #expect(pty.eventually { pty.count("\u{1B}[?2026l") == 1 })
    for number in 2...40 {
      pty.type("\(number % 10)")
      #expect(pty.eventually { pty.count("\u{1B}[?2026l") == number })
      for row in 5..<11 {
        for column in 0..<9 {
          let colour = Frame.waveColour(number, column: column, row: row)
          #expect(
            pty[column, row].backgroundIndex == Int(Palette.nearest256(colour)), "frame \(number) at \(column), \(row)")
        }
      }
      #expect(pty[2, 0].foregroundIndex == 255)
    }
  }
}
