import ArgumentParser
import BundledKeymaps
import Foundation
import Television
import Terminal

/// Where keymaps come from: the program, and a person's own over it.
struct KeymapFiles {
  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// The usual keymap with another over it: one that was named, else the person's own where there is one.
  ///
  /// - Parameter name: A file, or a keymap that comes with the program.
  /// - Throws: ``KeymapError`` for one that does not parse, ``Failure`` for one that cannot be read.
  func keymap(named name: String?) throws -> Keymap {
    let usual = try Self.keymap(Keymaps.standard, file: "keymaps/default.toml")
    if let name {
      if let known = Keymaps.others[name] {
        return usual.overlaid(by: try Self.keymap(known, file: "keymaps/\(name).toml"))
      }
      return usual.overlaid(by: try read(name))
    }
    guard let own = ConfigFolder(environment: environment).file("keymap.toml") else { return usual }
    return usual.overlaid(by: try read(own))
  }

  /// The same; one that does not parse is told, and ends the program as the contract says.
  func keymapOrExit(named name: String?) throws -> Keymap {
    do {
      return try keymap(named: name)
    } catch let error as KeymapError {
      Message.say("Error: \(error)")
      throw ExitCode.malformed
    }
  }

  private func read(_ path: String) throws -> Keymap {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      let known = Keymaps.others.keys.sorted().joined(separator: ", ")
      throw Failure("The keymap \(path) cannot be read; with the program come \(known)")
    }
    return try Self.keymap([UInt8](bytes), file: path)
  }

  private static func keymap(_ bytes: [UInt8], file: String) throws -> Keymap {
    try Keymap(
      toml: String(decoding: bytes, as: UTF8.self), file: file, knownPages: Set(PageName.allCases.map(\.rawValue)))
  }
}
