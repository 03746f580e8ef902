import Calls
import Device
import Foundation
import QRCodes
import Screen

/// A sign-in on the command line: prints the code, and waits for the decision.
struct SignInRun {
  let signIn: any DeviceSignIn

  /// Signs in.
  ///
  /// - Throws: ``Failure`` if the request is refused or expires, and the failure of the server.
  func perform() throws {
    let codes = try signIn.requestCodes(.local)
    announce(codes)
    let end = ContinuousClock.now + .milliseconds(codes.lifetimeMS)
    var intervalMS = codes.intervalMS
    while ContinuousClock.now < end {
      Thread.sleep(forTimeInterval: Double(intervalMS) / 1_000)
      switch try poll(codes) {
      case .pending: break
      case .slowDown: intervalMS += SignInCodes.slowDownMS
      case .approved(let person):
        return Message.print(person.map { CommandPhrase.signedInAs(["name": $0]) } ?? CommandPhrase.signedIn())
      case .refused: throw Failure(CommandPhrase.signInRefused())
      case .expired: throw Failure(CommandPhrase.signInExpired())
      }
    }
    throw Failure(CommandPhrase.signInExpired())
  }

  /// Asks for the decision. A server that cannot be reached for a moment is asked again as long as the code is valid.
  private func poll(_ codes: SignInCodes) throws(ServiceFailure) -> SignInDecision {
    do throws(ServiceFailure) {
      return try signIn.poll(codes, .local)
    } catch {
      guard error.code == .unavailable || error.code == .timedOut, error.reason != .unexpectedAnswer else {
        throw error
      }
      return .pending
    }
  }

  private func announce(_ codes: SignInCodes) {
    if isatty(STDOUT_FILENO) == 1, let code = QRCodeEncoder.code(for: codes.pageWithCode) {
      // The colours are set, because the code must be dark on light on every terminal.
      for line in code.lines(border: 4, drawingDark: false) { print("\u{1B}[38;5;231;48;5;16m\(line)\u{1B}[0m") }
    }
    Message.print(CommandPhrase.signInOpen(["page": codes.page, "code": codes.userCode]))
    fflush(nil)
  }
}
