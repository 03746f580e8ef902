import Device
import Pictures
import Workspaces

/// The description of the confinement of the processes that read pictures.
enum ConfinementFindings {
  /// The findings in a worker that is started for this purpose.
  static var text: String {
    do throws(ImageFailure) {
      return text(of: try WorkerPool(workerCount: 1).confinement())
    } catch {
      return CommandPhrase.confinementUnknown(["reason": ImageFailureText.text(of: error)])
    }
  }

  /// Describes the parts that are in force and those that the kernel lacks.
  private static func text(of confinement: WorkerConfinement) -> String {
    let parts = parts(of: confinement)
    let separator = CommandPhrase.listSeparator()
    let present = parts.filter(\.isInForce).map(\.name).joined(separator: separator)
    let missing = parts.filter { !$0.isInForce }.map(\.name).joined(separator: separator)
    let list = present.isEmpty ? CommandPhrase.confinementNothing() : present
    return missing.isEmpty
      ? CommandPhrase.confinementComplete(["parts": list])
      : CommandPhrase.confinementPartial(["parts": list, "missing": missing])
  }

  private static func parts(of confinement: WorkerConfinement) -> [(name: String, isInForce: Bool)] {
    let version = confinement.landlockVersion
    let files =
      version > 0
      ? CommandPhrase.confinedFilesByVersion(["version": "\(version)"]) : CommandPhrase.confinedFiles()
    return [
      (files, version > 0), (CommandPhrase.confinedCalls(), confinement.hasCallFilter),
      (CommandPhrase.confinedPrivileges(), confinement.hasNoNewPrivileges),
      (CommandPhrase.confinedSession(), confinement.hasOwnSession),
    ]
  }
}
