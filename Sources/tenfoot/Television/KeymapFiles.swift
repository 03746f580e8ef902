import ArgumentParser
import BundledKeymaps
import Calls
import Foundation
import Television
import Terminal

/// The bundled keymaps and the user's keymap file.
struct KeymapFiles {
  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// Returns the default keymap, overridden by a named one, else by the user's keymap file if it exists.
  ///
  /// - Parameter name: A file, or the name of a bundled keymap; nil for none.
  /// - Throws: ``Failure`` if a file cannot be read, or if it is malformed, with `ExitCode.malformed`.
  func keymap(named name: String?) throws -> Keymap {
    let standard = try Self.keymap(Keymaps.standard, file: "keymaps/default.toml")
    if let name {
      if let known = Keymaps.others[name] {
        return standard.overlaid(by: try Self.keymap(known, file: "keymaps/\(name).toml"))
      }
      return standard.overlaid(by: try read(name))
    }
    guard let own = ConfigFolder(environment: environment).file("keymap.toml") else { return standard }
    return standard.overlaid(by: try read(own))
  }

  private func read(_ path: String) throws -> Keymap {
    let bytes: [UInt8]
    do throws(FileContents.Failure) {
      bytes = try ConfigFolder.contents(of: path)
    } catch {
      if case .tooLarge = error { throw Failure(CommandPhrase.configTooLarge(["file": path])) }
      let known = Keymaps.others.keys.sorted()
      let names = known.joined(separator: CommandPhrase.listSeparator())
      throw Failure(
        CommandPhrase.keymapUnreadable(["file": path, "names": names])
          + NearestNames.question(NearestNames.names(closestTo: path, among: known, limit: 1)))
    }
    return try Self.keymap(bytes, file: path)
  }

  private static func keymap(_ bytes: [UInt8], file: String) throws(Failure) -> Keymap {
    do throws(KeymapError) {
      return try Keymap(
        toml: String(decoding: bytes, as: UTF8.self), file: file, knownPages: Set(PageName.allCases.map(\.rawValue)))
    } catch {
      throw Failure(error.text, status: .malformed)
    }
  }
}
