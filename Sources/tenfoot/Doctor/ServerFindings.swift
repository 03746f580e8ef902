import Device
import Foundation
import Workspaces

/// The servers that a television with this configuration uses. No requests are sent to them.
struct ServerFindings {
  let folder: DataFolder
  let environment: [String: String]

  /// The section; nil if all services are on this machine.
  var section: FindingsSection? {
    let config = ConfigFolder(environment: environment)
    do {
      let given = try config.overrides { try AssetFolder(environment: environment).themeNames() }.servers
      let saved = folder.savedServers
      guard !given.completed(by: saved).isEmpty else { return nil }
      let file = config.file("settings.toml") ?? ""
      return section(ServerKind.allCases.map { line(for: $0, given: given, in: file, saved) })
    } catch {
      return section([.init("", ErrorText.text(of: error) ?? "\(error)")])
    }
  }

  private func section(_ lines: [FindingsSection.Finding]) -> FindingsSection {
    FindingsSection(
      heading: CommandPhrase.doctorServers(), lines: lines + [.init("", CommandPhrase.doctorServersNote())])
  }

  private func line(
    for kind: ServerKind, given: ServerAddresses, in file: String, _ saved: ServerAddresses
  ) -> FindingsSection.Finding {
    let text =
      if let server = given[kind] {
        CommandPhrase.doctorServer(["server": server.text, "origin": file])
      } else if let server = saved[kind] {
        CommandPhrase.doctorServer(["server": server.text, "origin": CommandPhrase.doctorFromSettings()])
      } else {
        CommandPhrase.doctorThisMachine()
      }
    return .init(label(kind), text)
  }

  private func label(_ kind: ServerKind) -> String {
    switch kind {
    case .album: CommandPhrase.doctorAlbum()
    case .mall: CommandPhrase.doctorMall()
    case .interactions: CommandPhrase.doctorChannels()
    }
  }
}
