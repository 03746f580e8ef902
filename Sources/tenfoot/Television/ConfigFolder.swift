import ArgumentParser
import Calls
import Device
import Foundation
import Workspaces

/// The folder of the user's configuration files: `$XDG_CONFIG_HOME/tenfoot`, else `~/.config/tenfoot`.
struct ConfigFolder {
  /// Its path; nil if `$HOME` is not set.
  let path: String?
  /// The file of trusted certificates that the environment names, as for other programs with OpenSSL; nil for that of the system.
  private let trustedCertificates: String?

  init(environment: [String: String]) {
    trustedCertificates = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      path = config + "/tenfoot"
    } else {
      path = environment["HOME"].map { $0 + "/.config/tenfoot" }
    }
  }

  /// Returns the path of a file in the folder; nil if it does not exist.
  func file(_ name: String) -> String? {
    guard let file = path.map({ "\($0)/\(name)" }), FileManager.default.fileExists(atPath: file) else { return nil }
    return file
  }

  /// Reads `settings.toml`, whose settings apply at every start; returns no overrides if it does not exist.
  ///
  /// - Throws: ``Failure`` if it cannot be read, or if it is malformed, with `ExitCode.malformed`.
  func overrides(themes: () throws -> [String]) throws -> SettingsOverrides {
    do {
      return try readOverrides(themes: themes)
    } catch let error as FileContents.Failure {
      let phrase = if case .tooLarge = error { CommandPhrase.configTooLarge } else { CommandPhrase.settingsUnreadable }
      throw Failure(phrase(["file": file("settings.toml") ?? ""]))
    } catch let error as WorkspaceError where error.kind == .malformed {
      throw Failure(error.text, status: .malformed)
    }
  }

  /// The language in `settings.toml`; nil if it sets none, or cannot be read.
  var languageIfReadable: Language? {
    do {
      // No message may be printed here, because its language is not known yet.
      return try readOverrides { try AssetFolder.ofProcess().themeNames() }.language
    } catch {
      return nil
    }
  }

  /// Returns the access to servers, with the tokens in `server-tokens`.
  ///
  /// - Throws: ``Failure`` if they cannot be read, or if they are malformed, with `ExitCode.malformed`.
  func access(to servers: ServerAddresses) throws(Failure) -> ServerAccess {
    var access = ServerAccess(addresses: servers, trustedCertificates: trustedCertificates)
    guard !servers.isEmpty else { return access }
    do throws(WorkspaceError) {
      access.tokens = try ServerTokenFile(path: path.map { "\($0)/server-tokens" })
      return access
    } catch {
      throw Failure(error.text, status: error.kind == .malformed ? .malformed : .failure)
    }
  }

  private func readOverrides(themes: () throws -> [String]) throws -> SettingsOverrides {
    guard let file = file("settings.toml") else { return SettingsOverrides() }
    let bytes = try Self.contents(of: file)
    return try SettingsOverrides(toml: String(decoding: bytes, as: UTF8.self), file: file, themes: try themes())
  }

  /// Reads a configuration file of at most 1 MB.
  static func contents(of path: String) throws(FileContents.Failure) -> [UInt8] {
    try FileContents.read(path, limitBytes: 1 << 20)
  }
}
