import AlbumService
import Calls

/// What people sign in with, in memory: passwords and secrets are kept as they are.
struct MemorySignIn {
  struct Session {
    var secret: String
    var id: String
    var person: String
    var name: String
    var created: Instant
  }

  var passwords: [String: String] = [:]
  /// The oldest first.
  var sessions: [Session] = []
  /// By the person's id.
  var invitations: [String: (secret: String, created: Instant)] = [:]
  /// By the device code.
  var devices: [String: DeviceAuthorization] = [:]

  mutating func setPassword(_ password: String?, of person: String) {
    passwords[person] = password
    sessions.removeAll { $0.person == person }
  }

  /// Removes all that belongs to a person.
  mutating func remove(_ person: String) {
    setPassword(nil, of: person)
    invitations[person] = nil
    devices = devices.filter { $0.value.decision != .approved(person: person) }
  }

  func invitee(_ secret: String, at now: Instant) -> String? {
    invitations.first { $0.value.secret == secret && !Invitation.isExpired(created: $0.value.created, at: now) }?.key
  }

  func deviceCode(_ code: UserCode) -> String? { devices.first { $0.value.userCode == code }?.key }
}

extension MemoryAlbumStore: SignInAPI {
  func person(named name: String, password: String) throws(ServiceFailure) -> Person? {
    state.withLock { state in
      guard let person = state.people.named(name), let password = Password.prepared(password) else { return nil }
      return state.signIn.passwords[person.id] == password ? person : nil
    }
  }

  func changePassword(from old: String, to new: String, _ call: CallContext) throws(ServiceFailure) {
    let password = try Password.validated(new)
    try state.withLock { state throws(ServiceFailure) in
      let person = state.people.entries[try state.people.viewerIndex(call.caller)].person.id
      guard let present = state.signIn.passwords[person], present == Password.prepared(old) else {
        throw ServiceFailure(.refused, .wrongPassword)
      }
      state.signIn.setPassword(password, of: person)
    }
  }

  func startSession(of person: String, named name: String) throws(ServiceFailure) -> String {
    try state.withLock { state throws(ServiceFailure) in
      guard state.people.index(of: person) != nil else { throw ServiceFailure(.notFound, .person) }
      let session = MemorySignIn.Session(
        secret: TokenSecret.make(prefix: WebSession.prefix), id: RandomID.make(), person: person, name: name,
        created: now())
      state.signIn.sessions.append(session)
      while state.signIn.sessions.filter({ $0.person == person }).count > WebSession.limit,
        let oldest = state.signIn.sessions.firstIndex(where: { $0.person == person })
      {
        state.signIn.sessions.remove(at: oldest)
      }
      return session.secret
    }
  }

  func session(secret: String) throws(ServiceFailure) -> WebSession? {
    state.withLock { state in
      state.signIn.sessions.first { $0.secret == secret }.flatMap { state.shown($0, at: now()) }
    }
  }

  func sessions(_ call: CallContext) throws(ServiceFailure) -> [WebSession] {
    try state.withLock { state throws(ServiceFailure) in
      let person = state.people.entries[try state.people.viewerIndex(call.caller)].person.id
      return state.signIn.sessions.filter { $0.person == person }.reversed().compactMap { state.shown($0, at: now()) }
    }
  }

  func endSession(id: String, _ call: CallContext) throws(ServiceFailure) {
    try state.withLock { state throws(ServiceFailure) in
      let person = state.people.entries[try state.people.viewerIndex(call.caller)].person.id
      guard let index = state.signIn.sessions.firstIndex(where: { $0.id == id && $0.person == person }) else {
        throw ServiceFailure(.notFound, .session)
      }
      state.signIn.sessions.remove(at: index)
    }
  }

  func invitee(secret: String) throws(ServiceFailure) -> Person? {
    state.withLock { state in
      state.signIn.invitee(secret, at: now()).map { Person(id: $0, name: state.people.name($0)) }
    }
  }

  func acceptInvitation(secret: String, password: String) throws(ServiceFailure) -> Person {
    let password = try Password.validated(password)
    return try state.withLock { state throws(ServiceFailure) in
      guard let person = state.signIn.invitee(secret, at: now()) else { throw ServiceFailure(.notFound, .invitation) }
      state.signIn.setPassword(password, of: person)
      state.signIn.invitations[person] = nil
      return Person(id: person, name: state.people.name(person))
    }
  }

  func authorizeDevice(_ device: RequestingDevice) throws(ServiceFailure) -> NewDeviceAuthorization {
    try state.withLock { state throws(ServiceFailure) in
      let open = state.signIn.devices.values.filter { $0.isOpen(at: now()) }
      try DeviceAuthorization.check(
        device, openCount: open.count, openCountOfNetwork: open.filter { $0.device.network == device.network }.count)
      let new = NewDeviceAuthorization(
        deviceCode: TokenSecret.make(prefix: NewDeviceAuthorization.prefix), userCode: .random())
      state.signIn.devices[new.deviceCode] = DeviceAuthorization(
        userCode: new.userCode, device: device, created: now())
      return new
    }
  }

  func requestingDevice(_ code: UserCode) throws(ServiceFailure) -> RequestingDevice? {
    state.withLock { state in
      state.signIn.deviceCode(code).flatMap { state.signIn.devices[$0] }.flatMap {
        $0.isOpen(at: now()) ? $0.device : nil
      }
    }
  }

  func decide(_ code: UserCode, isApproved: Bool, _ call: CallContext) throws(ServiceFailure) {
    try state.withLock { state throws(ServiceFailure) in
      let entry = state.people.entries[try state.people.viewerIndex(call.caller)]
      guard let deviceCode = state.signIn.deviceCode(code), var device = state.signIn.devices[deviceCode] else {
        throw ServiceFailure(.notFound, .userCode)
      }
      if isApproved { try AccessToken.check(count: entry.tokens.count) }
      try device.decide(isApproved ? .approved(person: entry.person.id) : .refused, at: now())
      state.signIn.devices[deviceCode] = device
    }
  }

  func revokeToken(secret: String) throws(ServiceFailure) {
    state.withLock { state in
      for index in state.people.entries.indices {
        state.people.entries[index].tokens.removeAll { $0.secret == secret }
      }
    }
  }

  func poll(deviceCode: String) throws(ServiceFailure) -> DeviceGrant {
    state.withLock { state in
      guard var device = state.signIn.devices[deviceCode] else { return .unknown }
      let answer = device.poll(at: now())
      state.signIn.devices[deviceCode] = device
      switch answer {
      case .pending: return .pending
      case .slowDown: return .slowDown
      case .refused: return .refused
      case .expired: return .expired
      case .approved(let person):
        state.signIn.devices[deviceCode] = nil
        guard let index = state.people.index(of: person),
          state.people.entries[index].tokens.count < AccessToken.limit
        else { return .refused }
        let token = NewAccessToken(
          token: AccessToken(id: RandomID.make(), name: device.device.name, created: now().rfc3339),
          secret: NewAccessToken.makeSecret())
        state.people.entries[index].tokens.append(token)
        return .granted(token)
      }
    }
  }
}

extension MemoryAlbumStore: SignInAdministration {
  func setPassword(_ password: String?, of person: String) throws(ServiceFailure) {
    var prepared: String?
    if let password { prepared = try Password.validated(password) }
    try state.withLock { state throws(ServiceFailure) in
      guard state.people.index(of: person) != nil else { throw ServiceFailure(.notFound, .person) }
      state.signIn.setPassword(prepared, of: person)
    }
  }

  func createInvitation(for person: String) throws(ServiceFailure) -> String {
    try state.withLock { state throws(ServiceFailure) in
      guard state.people.index(of: person) != nil else { throw ServiceFailure(.notFound, .person) }
      let secret = TokenSecret.make(prefix: Invitation.prefix)
      state.signIn.invitations[person] = (secret, now())
      return secret
    }
  }
}

extension MemoryAlbumStore.State {
  fileprivate func shown(_ session: MemorySignIn.Session, at now: Instant) -> WebSession? {
    guard !WebSession.isExpired(created: session.created, at: now) else { return nil }
    return WebSession(
      id: session.id, person: Person(id: session.person, name: people.name(session.person)), name: session.name,
      created: session.created.rfc3339)
  }
}
