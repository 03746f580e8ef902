import Calls
import Device
import Foundation
import Television
import Workspaces

/// The command line's messages for service failures: the strings of the television, in English.
enum FailureMessage {
  /// Words a failure; its code and parameters where the strings cannot be read.
  static func text(of failure: ServiceFailure) -> String {
    do {
      let wording = try AssetFolder(environment: ProcessInfo.processInfo.environment).wording(.english)
      return wording.message(of: failure, in: .english)
    } catch {
      return "\(failure)"
    }
  }
}
