import AlbumClient
import AlbumService
import Calls
import Device
import Foundation
import HTTPClient

/// The sign-in of this device at its album server. The token is saved in the file of issued tokens.
struct ServerSignIn: DeviceSignIn {
  private let client: SignInClient
  private let server: ServerAddress
  private let tokens: IssuedTokenFile
  private let people: any PeopleAPI

  /// Creates the sign-in; no connection is made.
  ///
  /// - Parameter people: The album's people, seen with the saved token.
  init(_ http: HTTPClient, tokens: IssuedTokenFile, people: any PeopleAPI) {
    (client, server, self.tokens, self.people) = (SignInClient(http), http.server, tokens, people)
  }

  /// Requests the codes for a sign-in.
  func requestCodes(_ call: CallContext) throws(ServiceFailure) -> SignInCodes {
    let answer = try client.codes(named: Self.deviceName, call)
    return SignInCodes(
      deviceCode: answer.deviceCode, userCode: answer.userCode, page: answer.verificationURI,
      pageWithCode: answer.verificationURIComplete, lifetimeMS: Self.milliseconds(answer.expiresIn),
      intervalMS: Self.milliseconds(answer.interval))
  }

  /// Asks whether a person has decided, and saves the token after an approval.
  func poll(_ codes: SignInCodes, _ call: CallContext) throws(ServiceFailure) -> SignInDecision {
    switch try client.poll(deviceCode: codes.deviceCode, call) {
    case .pending: return .pending
    case .slowDown: return .slowDown
    case .refused: return .refused
    case .expired: return .expired
    case .approved(let token):
      try tokens.save(token, of: server)
      return .approved(person: personName(call))
    }
  }

  /// Returns the name of the person who has approved; nil if it cannot be read, because the sign-in is done nevertheless.
  private func personName(_ call: CallContext) -> String? {
    do throws(ServiceFailure) {
      return try people.account(call).person.name
    } catch {
      return nil
    }
  }

  /// A number of seconds from a server, at least 1 and at most a day, in milliseconds.
  private static func milliseconds(_ seconds: Int) -> Int64 { Int64(min(max(1, seconds), 86_400)) * 1_000 }

  /// The name of this device in the list of a person's devices: `Tenfoot (living-room)`, with at most 60 characters.
  static var deviceName: String {
    let host = ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? ""
    let name = host.unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) || $0 == "-" || $0 == "_" }
    return name.isEmpty ? "Tenfoot" : "Tenfoot (\(String(String.UnicodeScalarView(name)).prefix(40)))"
  }
}
