import AlbumClient
import AlbumService
import Calls
import Device
import Foundation
import HTTPClient

/// The sign-in of this device at its album server.
struct ServerSignIn: DeviceSignIn {
  /// What is done with the token after an approval by a person.
  typealias Save = @Sendable (_ token: String, _ person: Person?) throws(ServiceFailure) -> Void

  private let http: HTTPClient
  private let person: String?
  private let save: Save

  private var client: SignInClient { SignInClient(http) }

  /// Creates the sign-in; no connection is made.
  ///
  /// - Parameters:
  ///   - person: The id of the only person who may approve; nil for any.
  ///   - save: Saves the token. If it fails, the token is revoked.
  init(_ http: HTTPClient, of person: String? = nil, save: @escaping Save) {
    (self.http, self.person, self.save) = (http, person, save)
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
    case .approved(let token): return .approved(person: try accept(token, call)?.name)
    }
  }

  /// Saves a token, and returns its person; nil if the person cannot be read and may be anyone, because the sign-in is done nevertheless.
  private func accept(_ token: String, _ call: CallContext) throws(ServiceFailure) -> Person? {
    do throws(ServiceFailure) {
      let owner = try owner(of: token, call)
      if let person, let owner, owner.id != person {
        throw ServiceFailure(.conflict, .otherPerson, ["name": owner.name])
      }
      try save(token, owner)
      return owner
    } catch {
      revoke(token, call)
      throw error
    }
  }

  private func owner(of token: String, _ call: CallContext) throws(ServiceFailure) -> Person? {
    let album = AlbumClient(ServiceClient(http, token: token, name: .album), cache: MediaCache(folder: nil))
    do throws(ServiceFailure) {
      return try album.account(call).person
    } catch {
      if person == nil { return nil }
      throw error
    }
  }

  /// Revokes a token that is not used. If that fails, the person sees it in the list of devices.
  private func revoke(_ token: String, _ call: CallContext) {
    do throws(ServiceFailure) { try client.revoke(token: token, call) } catch { return }
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

extension ServiceFailure.Reason {
  /// A sign-in that was approved by another person than the one of the profile; parameter `name`, the person who
  /// approved.
  public static let otherPerson = ServiceFailure.Reason(rawValue: "otherPerson")
}
