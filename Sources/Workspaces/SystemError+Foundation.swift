import Calls
import Foundation
import SystemPackage

extension SystemError {
  /// Creates the error of a system call that Foundation reports, in several layers.
  public init(foundation error: any Error) {
    switch error {
    case let error as Errno: self.init(error)
    case let error as POSIXError: self.init(Errno(rawValue: error.code.rawValue))
    default:
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      self = cause.map(SystemError.init(foundation:)) ?? .unknown
    }
  }
}

extension ServiceFailure {
  /// Returns the parameters for an error of bundled assets, or of a file, also if Foundation reported it.
  static func details(ofFoundation error: any Error) -> [String: String] {
    (error as? WorkspaceError).map { details(of: $0.fault) } ?? details(of: SystemError(foundation: error))
  }
}
