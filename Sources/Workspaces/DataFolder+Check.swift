import AlbumStore
import Calls
import DeviceStore
import Foundation
import InteractionStore
import MallStore
import Storage

/// The result of the check of a database.
public struct DatabaseCheck: Sendable {
  /// The result of a check.
  public enum Outcome: Sendable {
    /// It does not exist yet.
    case missing
    /// It has no faults.
    case sound
    /// It has these faults.
    case faulty([StoreFault])
    /// It cannot be checked.
    case failed(ServiceFailure)
  }

  /// The name: `album`.
  public let name: String
  /// The path of its file.
  public let path: String
  /// The result.
  public let outcome: Outcome
}

extension DataFolder {
  /// Checks all databases: their structure, the references between rows, and the stored counts. Nothing is created or changed.
  public func checkDatabases() -> [DatabaseCheck] {
    let profiles = ((try? FileManager.default.contentsOfDirectory(atPath: profiles)) ?? []).sorted().map { id in
      check("television of \(id)", profile(id) + "/television.sqlite")
    }
    return [
      check("album", album) { () throws(ServiceFailure) in try SQLiteAlbumStore(path: album, readOnly: true).faults() },
      check("mall", mall) { () throws(ServiceFailure) in try SQLiteMallStore(path: mall, readOnly: true).faults() },
      check("channels", interactions) { () throws(ServiceFailure) in
        try SQLiteInteractionStore(path: interactions, readOnly: true).faults()
      },
      check("television", television),
    ] + profiles
  }

  /// Checks the database of a television or of one of its profiles.
  private func check(_ name: String, _ path: String) -> DatabaseCheck {
    check(name, path) { () throws(ServiceFailure) in try SQLiteDeviceStore(path: path, readOnly: true).faults() }
  }

  private func check(
    _ name: String, _ path: String, faults: () throws(ServiceFailure) -> [StoreFault]
  ) -> DatabaseCheck {
    func check(_ outcome: DatabaseCheck.Outcome) -> DatabaseCheck {
      DatabaseCheck(name: name, path: path, outcome: outcome)
    }
    guard FileManager.default.fileExists(atPath: path) else { return check(.missing) }
    do throws(ServiceFailure) {
      let faults = try faults()
      return check(faults.isEmpty ? .sound : .faulty(faults))
    } catch {
      return check(.failed(error))
    }
  }
}
