import Workspaces

/// The results of checking all databases of a data folder. Nothing is created or changed.
struct CheckFindings {
  private let checks: [DatabaseCheck]

  init(_ folder: DataFolder) {
    checks = folder.checkDatabases()
  }

  /// Whether no database has a fault.
  var areSound: Bool {
    checks.allSatisfy { check in
      switch check.outcome {
      case .missing, .sound: true
      case .faulty, .failed: false
      }
    }
  }

  var section: FindingsSection {
    FindingsSection(heading: CommandPhrase.checkHeading(), lines: checks.flatMap(Self.lines))
  }

  private static func lines(_ check: DatabaseCheck) -> [FindingsSection.Finding] {
    switch check.outcome {
    case .missing: [.init(name(check), CommandPhrase.doctorMissing())]
    case .sound: [.init(name(check), CommandPhrase.checkSound())]
    case .failed(let failure): [.init(name(check), FailureMessage.text(of: failure))]
    case .faulty(let faults):
      [.init(name(check), CommandPhrase.checkDamaged(["path": check.path]))]
        + faults.map { .init("", $0.text) }
    }
  }

  private static func name(_ check: DatabaseCheck) -> String {
    let names = [
      "album": CommandPhrase.doctorAlbum, "mall": .doctorMall, "channels": .doctorChannels,
      "television": .doctorTelevision,
    ]
    return names[check.name]?() ?? check.name
  }
}
