import Device
import Foundation
import Screen
import Television
import Terminal

/// What is found out about the terminal.
struct TerminalFindings {
  let environment: [String: String]
  /// Where compiled terminfo entries are kept.
  let cacheFolder: String

  var section: FindingsSection {
    FindingsSection(heading: "Terminal", lines: lines + [.init("language", language)])
  }

  private var lines: [FindingsSection.Finding] {
    do throws(TerminalError) {
      return Self.lines(try report())
    } catch {
      return [.init("none", error.description)]
    }
  }

  /// The report, made as the television makes it, but without leaving a data folder behind where there was none.
  private func report() throws(TerminalError) -> TerminalReport {
    let files = FileManager.default
    let hasCache = files.fileExists(atPath: cacheFolder)
    let folder = hasCache ? cacheFolder : files.temporaryDirectory.path + "/tenfoot-doctor-\(getpid())"
    defer { if !hasCache { remove(folder) } }
    return try TerminalReport(options: TerminalOptions(cacheFolder: folder), environment: environment)
  }

  private func remove(_ folder: String) {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      Message.say("\(folder) is left behind: \(error.localizedDescription)")
    }
  }

  private static func lines(_ report: TerminalReport) -> [FindingsSection.Finding] {
    let size = report.size.map { "\($0.columns)x\($0.rows) cells" } ?? "not told; 80x24 is taken"
    let pixels = report.cellPixels.map { " of \($0.columns)x\($0.rows) pixels" } ?? ""
    let entry =
      switch report.entry {
      case .system(let name): "\(name), as the system has it"
      case .own(let name, _): "\(name), made from the system's"
      }
    return [
      .init("TERM", report.term + (report.multiplexer.map { ", inside \($0)" } ?? "")),
      .init("entry", entry),
      .init("size", size + pixels),
      .init("colours", "\(words(report.colour.depth)): \(report.colour.reason)"),
      .init("pictures", "\(words(report.glyphs.glyphs)): \(report.glyphs.reason)"),
      .init("locale", words(report.locale)),
    ]
  }

  private var language: String {
    "\(Language(environment: environment).rawValue), unless the settings or --lang say otherwise"
  }

  private static func words(_ depth: ColourDepth) -> String {
    switch depth {
    case .full: "24 bits"
    case .indexed256: "256"
    case .indexed16: "16"
    case .none: "none"
    }
  }

  private static func words(_ glyphs: GlyphSet) -> String {
    switch glyphs {
    case .blocks: "cells of half blocks, quadrants and eighths"
    case .sextants: "cells of blocks and sextants"
    case .ascii: "cells of ASCII"
    }
  }

  private static func words(_ locale: DetectedCharset) -> String {
    switch locale {
    case .utf8: "UTF-8"
    case .plain: "not in UTF-8; C.UTF-8 is used"
    case .otherCharset(let name): "\(name), which is not in UTF-8"
    case .unusable: "no UTF-8 locale is installed"
    }
  }
}
