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
      for line in Self.lines(of: code) { print("\u{1B}[38;5;16;48;5;231m\(line)\u{1B}[0m") }
    }
    Message.print(CommandPhrase.signInOpen(["page": codes.page, "code": codes.userCode]))
    fflush(nil)
  }

  /// Returns the rows of a code with its border, two modules in each character.
  private static func lines(of code: QRCode) -> [String] {
    let border = 4
    let cells = code.cells(border: border)
    return (0..<cells.rows).map { row in
      (0..<cells.columns).map { column in
        let upper = code.isDark(column: column - border, row: 2 * row - border)
        let lower = code.isDark(column: column - border, row: 2 * row + 1 - border)
        return upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ")
      }.joined()
    }
  }
}
