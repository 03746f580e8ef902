import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: SignInAPI {
  /// Opens the request of a device.
  public func authorizeDevice(_ device: RequestingDevice) throws(ServiceFailure) -> NewDeviceAuthorization {
    let code = TokenSecret.make(prefix: NewDeviceAuthorization.prefix)
    let (hash, now) = (try TokenHash.of(code), now())
    return try file.write { db in
      try DeviceAuthorizationRow.removeOld(db, at: now)
      try DeviceAuthorization.check(
        device, openCount: try DeviceAuthorizationRow.openCount(db, at: now),
        openCountOfNetwork: try DeviceAuthorizationRow.openCount(db, of: device.network, at: now))
      var userCode = UserCode.random()
      while try DeviceAuthorizationRow.find(db, userCode) != nil { userCode = .random() }
      let row = DeviceAuthorizationRow(
        hash: hash, value: DeviceAuthorization(userCode: userCode, device: device, created: now))
      try row.save(db)
      return NewDeviceAuthorization(deviceCode: code, userCode: userCode)
    }
  }

  /// Returns the device that shows a code.
  public func requestingDevice(_ code: UserCode) throws(ServiceFailure) -> RequestingDevice? {
    let now = now()
    return try file.read { db in
      guard let value = try DeviceAuthorizationRow.find(db, code)?.value, value.isOpen(at: now) else { return nil }
      return value.device
    }
  }

  /// Approves or refuses the request of a device.
  public func decide(_ code: UserCode, isApproved: Bool, _ call: CallContext) throws(ServiceFailure) {
    let now = now()
    try file.write(isRepeatable: false) { db in
      let person = try Self.person(db, call.caller)
      guard var row = try DeviceAuthorizationRow.find(db, code) else { throw ServiceFailure(.notFound, .userCode) }
      if isApproved { try AccessToken.check(count: try Self.tokens(db, person).count) }
      try row.value.decide(isApproved ? .approved(person: call.caller.viewer ?? "") : .refused, at: now)
      try row.save(db)
    }
  }

  /// Answers the poll of a device.
  public func poll(deviceCode: String) throws(ServiceFailure) -> DeviceGrant {
    let secret = NewAccessToken.makeSecret()
    let (hash, secretHash) = (try TokenHash.of(deviceCode), try TokenHash.of(secret))
    let now = now()
    return try file.write(isRepeatable: false) { db in
      guard var row = try DeviceAuthorizationRow.find(db, hash: hash) else { return .unknown }
      switch row.value.poll(at: now) {
      case .expired: return .expired
      case .refused: return .refused
      case .pending:
        try row.save(db)
        return .pending
      case .slowDown:
        try row.save(db)
        return .slowDown
      case .approved(let id):
        try row.delete(db)
        guard let person = try PersonRow.number(db, id: id), try Self.tokens(db, person).count < AccessToken.limit
        else {
          return .refused
        }
        let token = try Self.insertToken(
          db, named: row.value.device.name, of: person, id: RandomID.make(), hash: secretHash, nowMS: now.unixMS)
        return .granted(NewAccessToken(token: token, secret: secret))
      }
    }
  }
}
