import TestSupport

/// Text that is meant to break terminals, layouts and decoders.
public enum HostileText {
  /// Texts that have broken terminals, layouts and decoders.
  public static let pieces: [String] = [
    "\u{1B}[2J\u{1B}[H", "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]0;title\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}c",
    "\u{9B}2J", "\u{9D}0;title\u{9C}", "\u{90}q\u{9C}", "\u{85}", "\u{7F}", "\u{8}\u{8}\u{8}", "\r\n", "\t", "\u{0}x",
    "\u{E}\u{F}", "\u{202E}gnp.exe", "\u{2066}a\u{2069}", "\u{200F}\u{200E}", "\u{61C}", "\u{FEFF}", "\u{AD}",
    "\u{200B}\u{200B}", "\u{2060}", "\u{200D}", "e" + String(repeating: "\u{301}", count: 40),
    String(repeating: "\u{20DD}", count: 9), "黄金时刻", "ｆｕｌｌ", "한글", "\u{1112}\u{1161}\u{11AB}",
    "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "👍🏽",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E007F}",
    "🇩🇪🇩", "\u{E0001}\u{E0041}", "काला", "น้ำ", "ကြ", "שלום", "مرحبا", "\u{600}12", "\u{FFFD}", "\u{FFFE}",
    "\u{10FFFF}", "\u{E000}", "\u{D7FF}", "\u{2028}\u{2029}", "\u{3000}", "\u{A0}", "…", "%s%n", "${HOME}", "\"'<>&\\",
    "../../etc/passwd", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "\u{180E}", "\u{1D173}", "\u{115F}\u{1160}", "\u{3164}", "﷽",
  ]

  /// Returns a text of some of them, sometimes a very long one.
  public static func text(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<generator.integer(in: 1...5) {
      text +=
        generator.chance(oneIn: 3)
        ? generator.element(of: ["Canon", "EOS 5D", " ", "f/2.8", "photo", "/"]) : generator.element(of: pieces)
      if generator.chance(oneIn: 5), let scalar = Unicode.Scalar(UInt32(generator.integer(in: 0...0x10FFFF))) {
        text.unicodeScalars.append(scalar)
      }
    }
    return generator.chance(oneIn: 12) ? String(repeating: text, count: generator.integer(in: 10...80)) : text
  }

  /// Returns bytes as a camera may write them: such a text, Shift-JIS, Latin-1, broken UTF-8, encoded surrogates, or noise.
  public static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    switch generator.integer(in: 0...6) {
    case 0...2: Array(text(&generator).utf8)
    case 3: [0x83, 0x4A, 0x83, 0x81, 0x83, 0x89, 0x5C, 0x81]
    case 4: [0x43, 0xF4, 0x74, 0xE9, 0x9B, 0x32, 0x4A, 0xFF]
    case 5: [0xED, 0xA0, 0x80, 0xC0, 0x80, 0xF8, 0x88, 0x80, 0x80, 0x80, 0xE2, 0x82]
    default: generator.bytes(count: generator.integer(in: 0...64))
    }
  }
}
