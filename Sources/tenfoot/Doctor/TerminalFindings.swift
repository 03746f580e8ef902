import Calls
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
      return section([.init(CommandPhrase.doctorNoTerminal(), error.text)], showing: .all)
    }
  }

  private func section(_ lines: [FindingsSection.Finding], showing letters: LetterSet) -> FindingsSection {
    FindingsSection(
      heading: CommandPhrase.doctorTerminal(),
      lines: lines + [.init(CommandPhrase.doctorLanguage(), language(showing: letters))])
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

  private func language(showing letters: LetterSet) -> String {
    let wanted = Language(environment: environment)
    let shown = Language(environment: environment, showing: letters)
    return shown == wanted
      ? CommandPhrase.languageOfLocale(["language": shown.rawValue])
      : CommandPhrase.languageInstead(["language": shown.rawValue, "wanted": wanted.rawValue])
  }
}

// MARK: - Words

extension TerminalFindings {
  private static func lines(_ report: TerminalReport) -> [FindingsSection.Finding] {
    let entry =
      switch report.entry {
      case .system(let name): CommandPhrase.entryOfSystem(["name": name])
      case .custom(let name, _): CommandPhrase.entryCompiled(["name": name])
      }
    let term = report.multiplexer.map { CommandPhrase.termInside(["term": report.term, "multiplexer": $0]) }
    return [
      .init("TERM", term ?? report.term), .init("terminfo", entry),
      .init(CommandPhrase.doctorSize(), size(report)),
      .init(CommandPhrase.doctorColours(), because(description(report.colour.depth), report.colour.reason)),
      .init(CommandPhrase.doctorBackground(), background(report)),
      .init(CommandPhrase.doctorPictures(), because(description(report.glyphs.glyphs), report.glyphs.reason)),
      .init(CommandPhrase.doctorPixels(), pixels(report)),
      .init(CommandPhrase.doctorLocale(), description(report.locale)),
    ]
  }

  private static func because(_ finding: String, _ reason: some WordedProblem) -> String {
    CommandPhrase.findingBecause(["finding": finding, "reason": reason.text])
  }

  private static func size(_ report: TerminalReport) -> String {
    let size = report.size.map { CommandPhrase.sizeInCells(["columns": "\($0.columns)", "rows": "\($0.rows)"]) }
    let pixels = report.cellSize.map { cell in
      CommandPhrase.sizeOfCells(["width": "\(cell.width)", "height": "\(cell.height)"])
    }
    return (size ?? CommandPhrase.sizeAssumed()) + (pixels ?? "")
  }

  private static func background(_ report: TerminalReport) -> String {
    guard let colour = report.background else { return CommandPhrase.backgroundAssumed() }
    let digits = [colour.red, colour.green, colour.blue].map { String(format: "%02x", $0) }.joined()
    let phrase = report.hasLightBackground ? CommandPhrase.backgroundLight : .backgroundDark
    return phrase(["colour": "#\(digits)"])
  }

  private static func pixels(_ report: TerminalReport) -> String {
    switch report.pixels.reason {
    case .requested: CommandPhrase.pixelsRequested()
    case .reported: CommandPhrase.pixelsReported()
    case .charactersRequested: CommandPhrase.pixelsNotRequested()
    case .fewColours: CommandPhrase.pixelsFewColours()
    case .multiplexer(let name): CommandPhrase.pixelsMultiplexer(["multiplexer": name])
    case .notReported: CommandPhrase.pixelsNotReported()
    case .noCellSize: CommandPhrase.pixelsNoCellSize()
    }
  }

  private static func description(_ depth: ColourDepth) -> String {
    switch depth {
    case .full: CommandPhrase.depthFull()
    case .indexed256: CommandPhrase.depthOf(["count": "256"])
    case .indexed16: CommandPhrase.depthOf(["count": "16"])
    case .indexed8: CommandPhrase.depthOf(["count": "8"])
    case .none: CommandPhrase.depthNone()
    }
  }

  private static func description(_ glyphs: GlyphSet) -> String {
    switch glyphs {
    case .blocks: CommandPhrase.glyphsBlocks()
    case .sextants: CommandPhrase.glyphsSextants()
    case .ascii: CommandPhrase.glyphsASCII()
    }
  }

  private static func description(_ locale: DetectedCharset) -> String {
    switch locale {
    case .utf8: "UTF-8"
    case .fallbackUTF8: CommandPhrase.charsetFallback()
    case .missingUTF8(let name): CommandPhrase.charsetUninstalled(["name": name])
    case .otherCharset(let name): CommandPhrase.charsetOther(["name": name])
    case .missingCharset(let name): CommandPhrase.charsetMissing(["name": name])
    case .noUTF8: CommandPhrase.charsetNone()
    }
  }
}
