import Foundation
import MediaFuzz
import Screen
import TestSupport
import TestTraits
import Testing

@testable import tenfoot

/// Pictures as pixels on a terminal that says that it shows sixel, with cells of 8 by 16 pixels.
@Suite(.heavy, .timeLimit(.minutes(2))) struct PixelTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.file("data"))
    try tenfoot.silencePopUps()
  }

  /// Starts the television with photos of these colours, and answers its questions as a terminal with sixel does.
  private func window(_ colours: [RGB], reply: String = "\u{1B}[?2;0;2000;1000S\u{1B}[6;16;8t\u{1B}[?62;4;22c") throws
    -> TerminalWindow
  {
    let paths = colours.enumerated().map { index, colour in
      folder.write(drawing(of: colour), to: "photo-\(index).svg")
    }
    let window = try TerminalWindow(tenfoot, paths)
    #expect(window.shows("MOST BOUGHT"))
    window.type(reply)
    return window
  }

  private func drawing(of colour: RGB) -> String {
    let text = String(format: "#%02x%02x%02x", colour.red, colour.green, colour.blue)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="\(text)"/></svg>
      """
  }

  private func openGrid(_ window: TerminalWindow) {
    window.type("\u{1B}[C\r")
    #expect(window.shows("All photos"))
    window.type("\r")
    #expect(window.shows("newest first"))
  }

  private func pictures(_ window: TerminalWindow) -> [SixelPicture] { SixelPicture.all(in: window.bytes) }

  private func differs(_ colour: RGB?, from other: RGB) -> Bool {
    guard let colour else { return true }
    return zip([colour.red, colour.green, colour.blue], [other.red, other.green, other.blue])
      .contains { abs(Int($0) - Int($1)) > 8 }
  }

  @Test func aPhotoIsShownInItsColoursWithinItsCells() throws {
    let red = RGB(200, 40, 30)
    let window = try window([red])
    openGrid(window)
    #expect(
      window.eventually {
        pictures(window).contains { picture in
          picture.pixels.count { !differs($0, from: red) } > picture.pixels.count / 2
        }
      })
    for picture in pictures(window) {
      #expect(picture.column >= 0 && picture.row >= 0, "each follows a movement of the cursor")
      #expect(picture.size.width % 8 == 0 && picture.size.height % 16 == 0)
      #expect(picture.size.width <= 1_000 && picture.size.height <= 1_000, "xterm ignores larger ones")
      #expect(picture.column + picture.size.width / 8 <= 120)
      #expect(picture.row + picture.size.height / 16 <= 35, "the last row scrolls on some terminals")
      #expect(picture.pixels.allSatisfy { $0 != nil })
    }
    window.type("X\r")
  }

  @Test func movingTheFocusSendsNoPicture() throws {
    let window = try window([RGB(200, 40, 30), RGB(30, 160, 60), RGB(30, 60, 200)])
    openGrid(window)
    #expect(window.eventually { pictures(window).count { $0.size.width > 200 } >= 3 })
    window.readUntilQuiet()
    let before = pictures(window).count
    for key in ["\u{1B}[C", "\u{1B}[C", "\u{1B}[D"] {
      window.type(key)
      window.readUntilQuiet()
    }
    #expect(pictures(window).count == before)
  }

  @Test func aDialogDarkensThePicturesAndGivesThemBack() throws {
    let green = RGB(30, 160, 60)
    let window = try window([green])
    openGrid(window)
    #expect(window.eventually { pictures(window).contains { !differs($0.pixels.first ?? nil, from: green) } })
    window.readUntilQuiet()
    let before = pictures(window).count
    window.type("X")
    #expect(window.shows("Quit Tenfoot?"))
    window.readUntilQuiet()
    let darkened = pictures(window).dropFirst(before)
    #expect(!darkened.isEmpty)
    #expect(darkened.allSatisfy { picture in picture.pixels.allSatisfy { differs($0, from: green) } })
    window.type("\u{1B}")
    window.readUntilQuiet()
    let restored = pictures(window).dropFirst(before + darkened.count)
    #expect(restored.contains { picture in picture.pixels.contains { !differs($0, from: green) } })
  }

  @Test(arguments: [
    "\u{1B}[6;16;8t\u{1B}[?62;22c", "\u{1B}[?62;4;22c", "\u{1B}[6;0;0t\u{1B}[?62;4c", "\u{1B}[6;99999;8t\u{1B}[?62;4c",
  ])
  func withoutSixelOrTheSizeOfACellThePicturesConsistOfCells(_ reply: String) throws {
    let window = try window([RGB(200, 40, 30)], reply: reply)
    openGrid(window)
    window.readUntilQuiet()
    #expect(pictures(window).isEmpty)
  }

  @Test func theNextProgramFindsACleanTerminal() throws {
    let window = try window([RGB(200, 40, 30)])
    openGrid(window)
    window.readUntilQuiet()
    window.type("X")
    #expect(window.shows("Quit Tenfoot?"))
    var hasEnded = false
    for _ in 0..<20 where !hasEnded {
      window.type("\r")
      hasEnded = window.waitBrieflyForEnd() != nil
    }
    #expect(hasEnded && window.unrestored.isEmpty)
    let fault = TerminalBytes(window.bytes).fault
    #expect(fault == nil, "\(fault ?? "")")
  }
}
