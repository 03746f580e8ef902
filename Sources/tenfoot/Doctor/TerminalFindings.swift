import Device
import Foundation
import Screen
import Television
import Terminal
import Workspaces

/// The doctor's findings about the terminal.
struct TerminalFindings {
  let environment: [String: String]
  /// The folder for compiled terminfo entries.
  let cacheFolder: String

  var section: FindingsSection {
    do throws(TerminalError) {
      let report = try report()
      return section(Self.lines(report), showing: report.letters)
    } catch {
      return section([.init("none", error.description)], showing: .all)
    }
  }

  private func section(_ lines: [FindingsSection.Finding], showing letters: LetterSet) -> FindingsSection {
    FindingsSection(heading: "Terminal", lines: lines + [.init("language", language(showing: letters))])
  }

  /// Examines the terminal as the television does, without creating a data folder where there is none.
  private func report() throws(TerminalError) -> TerminalReport {
    let scratch = ScratchFolder()
    let hasCache = FileManager.default.fileExists(atPath: cacheFolder)
    let folder = hasCache ? cacheFolder : scratch.folder().cache + "/terminfo"
    return try ControllingTerminal.withStandardStreams { () throws(TerminalError) in
      try TerminalReport(options: TerminalOptions(cacheFolder: folder), environment: environment).asking()
    }
  }

  private static func lines(_ report: TerminalReport) -> [FindingsSection.Finding] {
    let size = report.size.map { "\($0.columns)x\($0.rows) cells" } ?? "not reported; 80x24 cells are assumed"
    let pixels = report.cellSize.map { " of \($0.width)x\($0.height) pixels" } ?? ""
    let entry =
      switch report.entry {
      case .system(let name): "\(name) (system)"
      case .custom(let name, _): "\(name) (compiled from the system's)"
      }
    return [
      .init("TERM", report.term + (report.multiplexer.map { ", inside \($0)" } ?? "")),
      .init("terminfo", entry),
      .init("size", size + pixels),
      .init("colours", "\(description(report.colour.depth)): \(report.colour.reason)"),
      .init("background", background(report)),
      .init("pictures", "\(description(report.glyphs.glyphs)): \(report.glyphs.reason)"),
      .init("locale", description(report.locale)),
    ]
  }

  private static func background(_ report: TerminalReport) -> String {
    guard let colour = report.background else { return "not reported; a dark one is assumed" }
    let digits = [colour.red, colour.green, colour.blue].map { String(format: "%02x", $0) }.joined()
    return "#\(digits), \(report.hasLightBackground ? "light" : "dark")"
  }

  private func language(showing letters: LetterSet) -> String {
    let wanted = Language(environment: environment)
    let shown = Language(environment: environment, showing: letters)
    let reason = shown == wanted ? "from the locale" : "as the letters of \(wanted.rawValue) cannot be shown"
    return "\(shown.rawValue), \(reason); the settings and --lang override it"
  }

  private static func description(_ depth: ColourDepth) -> String {
    switch depth {
    case .full: "24 bits"
    case .indexed256: "256"
    case .indexed16: "16"
    case .indexed8: "8"
    case .none: "black and white"
    }
  }

  private static func description(_ glyphs: GlyphSet) -> String {
    switch glyphs {
    case .blocks: "half blocks, quadrants and eighths"
    case .sextants: "blocks and sextants"
    case .ascii: "ASCII characters"
    }
  }

  private static func description(_ locale: DetectedCharset) -> String {
    switch locale {
    case .utf8: "UTF-8"
    case .fallbackUTF8: "not UTF-8; C.UTF-8 is used"
    case .otherCharset(let name): "\(name), which does not use UTF-8; other letters are shown as ?"
    case .missingCharset(let name): "\(name), which does not use UTF-8, and is not installed: only ASCII is shown"
    case .noUTF8: "no UTF-8 locale is installed"
    }
  }
}
