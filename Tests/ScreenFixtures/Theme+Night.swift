import Screen

extension Theme {
  /// The colours of the theme `night`, so that tests of screens need no assets.
  public static let night = Theme(
    name: "night",
    entries: [
      .void: entry(0x060709, 16, 0), .ground: entry(0x0D0F13, 233, 0), .surface: entry(0x171A21, 234, 0),
      .raised: entry(0x242933, 236, 0), .edge: entry(0x3B424F, 240, 8), .text: entry(0xF4F2ED, 255, 15),
      .body: entry(0xC6CAD2, 252, 7), .quiet: entry(0x959CA9, 248, 7), .faint: entry(0x5F6774, 242, 8),
      .accent: entry(0xFFAB5E, 215, 11), .focus: entry(0xF7F2E8, 255, 15), .ink: entry(0x14161B, 233, 0),
      .inkQuiet: entry(0x5A5E66, 240, 0), .inkAccent: entry(0x944700, 94, 0), .alert: entry(0xFF8A7A, 210, 9),
      .red: entry(0xF0524A, 203, 9), .green: entry(0x45BE6A, 71, 10), .yellow: entry(0xF2D544, 221, 11),
      .blue: entry(0x4C9BF5, 75, 12),
    ])

  private static func entry(_ rgb: UInt32, _ index256: UInt8, _ index16: UInt8) -> Entry {
    Entry(
      rgb: RGB(UInt8(rgb >> 16 & 0xFF), UInt8(rgb >> 8 & 0xFF), UInt8(rgb & 0xFF)), index256: index256,
      index16: index16)
  }
}
