import Calls
import Device
import Foundation
import Television
import Workspaces

/// Messages for service failures: the television's strings in English.
enum FailureMessage {
  /// Returns the message of a failure; its code and parameters if the strings cannot be read.
  static func text(of failure: ServiceFailure) -> String {
    do {
      let wording = try AssetFolder(environment: ProcessInfo.processInfo.environment).wording(.english)
      return wording.message(of: failure, in: .english)
    } catch {
      return "\(failure)"
    }
  }
}
