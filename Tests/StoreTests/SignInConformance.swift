import AlbumService
import AlbumStore
import Calls
import InteractionFixtures
import TestSupport
import Testing

/// The implementations of signing in.
enum SignInConformer: CaseIterable, CustomTestStringConvertible {
  case sqlite
  case memory

  typealias Store = AlbumConformer.Store & SignInAPI & SignInAdministration

  var testDescription: String { self == .sqlite ? "SQLite" : "memory" }

  /// Creates an empty album.
  func store(_ folder: TemporaryFolder, now: @escaping @Sendable () -> Instant) throws -> any Store {
    switch self {
    case .sqlite: try SQLiteAlbumStore(path: folder.file("album.sqlite"), now: now)
    case .memory: MemoryAlbumStore(now: now)
    }
  }
}

/// An album with Anna and Ben, whose passwords are set, at a time that tests set.
struct AlbumOfTwo {
  let album: any SignInConformer.Store
  let clock = SettableClock()
  let anna: Person
  let ben: Person

  static let password = "correct horse"

  init(_ conformer: SignInConformer, _ folder: TemporaryFolder) throws {
    album = try conformer.store(folder, now: clock.now)
    anna = try album.addPerson(named: "Anna").person
    ben = try album.addPerson(named: "Ben").person
    for person in [anna, ben] { try album.setPassword(Self.password, of: person.id) }
  }

  func call(_ person: Person) -> CallContext { CallContext(caller: Caller(viewer: person.id, device: "test")) }

  func write(_ person: Person) -> WriteContext { WriteContext(call(person), key: .random()) }

  static func device(_ name: String = "Living room", network: String = "192.0.2.7") -> RequestingDevice {
    RequestingDevice(name: name, address: network, network: network, isOfThisMachine: network == "127.0.0.1")
  }
}

/// Passwords, sessions and requests of devices in every implementation.
@Suite(.serialized) struct SignInConformance {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: Passwords

  @Test(arguments: SignInConformer.allCases)
  func onlyTheRightPasswordSignsAPersonIn(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    #expect(try two.album.person(named: "ANNA", password: AlbumOfTwo.password) == two.anna)
    for (name, password) in [
      ("Anna", "correct horse "), ("Anna", "Correct horse"), ("Anna", ""), ("Anna", "\u{0}"),
      ("Carla", "correct horse"),
      ("", AlbumOfTwo.password), ("Anna", String(repeating: "x", count: 5_000)),
    ] {
      #expect(try two.album.person(named: name, password: password) == nil, "\(name) \(password.prefix(20))")
    }
    try two.album.setPassword(nil, of: two.anna.id)
    for password in [AlbumOfTwo.password, ""] {
      #expect(try two.album.person(named: "Anna", password: password) == nil)
    }
    #expect(try two.album.person(named: "Ben", password: AlbumOfTwo.password) == two.ben)
    expect(.notFound, .person) { try two.album.setPassword("long enough", of: "x") }
  }

  @Test(arguments: SignInConformer.allCases)
  func aPasswordIsTheSameInEverySpelling(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    try two.album.setPassword("Zoë\u{3000}zoë zoë", of: two.anna.id)
    #expect(try two.album.person(named: "Anna", password: "Zoe\u{308} zoe\u{308}\u{A0}zoë") == two.anna)
    for password in ["1234567", "", "1234567\n", String(repeating: "x", count: 1_001)] {
      expect(.refused, .password) { try two.album.setPassword(password, of: two.anna.id) }
    }
    for password in ["12345678", "密码密码密码密码", String(repeating: "界", count: 1_000)] {
      try two.album.setPassword(password, of: two.anna.id)
      #expect(try two.album.person(named: "Anna", password: password) == two.anna)
    }
  }

  @Test(arguments: SignInConformer.allCases)
  func changingAPasswordEndsTheSessionsAndKeepsTheTokens(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let token = try two.album.createToken(named: "Phone", two.write(two.anna))
    let sessions = try [two.anna, two.anna, two.ben].map { try two.album.startSession(of: $0.id, named: "Browser") }
    expect(.refused, .wrongPassword) {
      try two.album.changePassword(from: "wrong horse", to: "new password", two.call(two.anna))
    }
    expect(.refused, .password) {
      try two.album.changePassword(from: AlbumOfTwo.password, to: "short", two.call(two.anna))
    }
    #expect(try sessions.allSatisfy { try two.album.session(secret: $0) != nil })
    try two.album.changePassword(from: AlbumOfTwo.password, to: "new password", two.call(two.anna))
    #expect(try sessions.map { try two.album.session(secret: $0)?.person } == [nil, nil, two.ben])
    #expect(try two.album.viewer(ofToken: token.secret) == two.anna.id)
    #expect(try two.album.person(named: "Anna", password: AlbumOfTwo.password) == nil)
    #expect(try two.album.person(named: "Anna", password: "new password") == two.anna)
    let another = try two.album.startSession(of: two.anna.id, named: "Browser")
    try two.album.setPassword("a third one", of: two.anna.id)
    #expect(try two.album.session(secret: another) == nil)
  }

  @Test(arguments: SignInConformer.allCases)
  func anInvitationSetsAPasswordOnceWithinADay(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let old = try two.album.createInvitation(for: two.anna.id)
    let secret = try two.album.createInvitation(for: two.anna.id)
    #expect(try two.album.invitee(secret: old) == nil && two.album.invitee(secret: secret) == two.anna)
    expect(.refused, .password) { try two.album.acceptInvitation(secret: secret, password: "short") }
    #expect(try two.album.acceptInvitation(secret: secret, password: "by the link") == two.anna)
    #expect(try two.album.person(named: "Anna", password: "by the link") == two.anna)
    expect(.notFound, .invitation) { try two.album.acceptInvitation(secret: secret, password: "once more") }
    let late = try two.album.createInvitation(for: two.ben.id)
    two.clock.advance(ms: Invitation.lifetimeMS - 1)
    #expect(try two.album.invitee(secret: late) == two.ben)
    two.clock.advance(ms: 1)
    #expect(try two.album.invitee(secret: late) == nil)
    expect(.notFound, .invitation) { try two.album.acceptInvitation(secret: late, password: "too late!") }
    expect(.notFound, .person) { try two.album.createInvitation(for: "x") }
  }

  // MARK: Sessions

  @Test(arguments: SignInConformer.allCases)
  func aSessionIsAPersonsUntilItEnds(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let first = try two.album.startSession(of: two.anna.id, named: "Firefox")
    two.clock.advance(ms: 1_000)
    let second = try two.album.startSession(of: two.anna.id, named: "Safari")
    #expect(first.hasPrefix(WebSession.prefix) && first != second)
    #expect(try two.album.viewer(ofToken: first) == nil, "a session is no token")
    #expect(try two.album.session(secret: first)?.person == two.anna)
    #expect(try two.album.session(secret: first + "0") == nil)
    let listed = try two.album.sessions(two.call(two.anna))
    #expect(listed.map(\.name) == ["Safari", "Firefox"])
    expect(.notFound, .session) { try two.album.endSession(id: listed[0].id, two.call(two.ben)) }
    try two.album.endSession(id: listed[0].id, two.call(two.anna))
    #expect(try two.album.session(secret: second) == nil && two.album.session(secret: first) != nil)
    two.clock.advance(ms: WebSession.lifetimeMS)
    #expect(try two.album.session(secret: first) == nil && two.album.sessions(two.call(two.anna)).isEmpty)
    expect(.notFound, .person) { try two.album.startSession(of: "x", named: "x") }
    expect(.forbidden, .noPerson) { try two.album.sessions(.local) }
  }

  @Test(arguments: SignInConformer.allCases)
  func theOldestSessionsEndAboveTheLimit(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let other = try two.album.startSession(of: two.ben.id, named: "x")
    let secrets = try (0...WebSession.limit).map { number in
      two.clock.advance(ms: 1_000)
      return try two.album.startSession(of: two.anna.id, named: "\(number)")
    }
    #expect(try two.album.sessions(two.call(two.anna)).count == WebSession.limit)
    #expect(try two.album.session(secret: secrets[0]) == nil && two.album.session(secret: secrets[1]) != nil)
    #expect(try two.album.session(secret: other) != nil)
  }

  // MARK: Devices

  @Test(arguments: SignInConformer.allCases)
  func anApprovedDeviceGetsOneToken(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let new = try two.album.authorizeDevice(AlbumOfTwo.device())
    let other = try two.album.authorizeDevice(AlbumOfTwo.device("Kitchen"))
    #expect(new.deviceCode.hasPrefix("tfd_") && new.deviceCode.count == 68 && new.userCode != other.userCode)
    #expect(try two.album.poll(deviceCode: new.deviceCode) == .pending)
    #expect(try two.album.requestingDevice(new.userCode) == AlbumOfTwo.device())
    try two.album.decide(new.userCode, isApproved: true, two.call(two.anna))
    #expect(try two.album.requestingDevice(new.userCode) == nil)
    expect(.notFound, .userCode) { try two.album.decide(new.userCode, isApproved: true, two.call(two.ben)) }
    guard case .granted(let token) = try two.album.poll(deviceCode: new.deviceCode) else {
      Issue.record("no token")
      return
    }
    #expect(try two.album.viewer(ofToken: token.secret) == two.anna.id)
    #expect(try two.album.tokens(two.call(two.anna)).map(\.id) == [token.token.id] && token.token.name == "Living room")
    #expect(try two.album.poll(deviceCode: new.deviceCode) == .unknown)
    #expect(try two.album.poll(deviceCode: other.deviceCode) == .pending)
    for code in ["", "tfd_", other.deviceCode + "0"] {
      #expect(try two.album.poll(deviceCode: code) == .unknown)
    }
  }

  @Test(arguments: SignInConformer.allCases)
  func aRefusedOrExpiredDeviceGetsNothing(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let refused = try two.album.authorizeDevice(AlbumOfTwo.device())
    try two.album.decide(refused.userCode, isApproved: false, two.call(two.anna))
    for _ in 0..<2 { #expect(try two.album.poll(deviceCode: refused.deviceCode) == .refused) }
    let late = try two.album.authorizeDevice(AlbumOfTwo.device())
    let approved = try two.album.authorizeDevice(AlbumOfTwo.device())
    try two.album.decide(approved.userCode, isApproved: true, two.call(two.anna))
    two.clock.advance(ms: DeviceAuthorization.lifetimeMS)
    expect(.notFound, .userCode) { try two.album.decide(late.userCode, isApproved: true, two.call(two.anna)) }
    #expect(try two.album.requestingDevice(late.userCode) == nil)
    for code in [late, approved] { #expect(try two.album.poll(deviceCode: code.deviceCode) == .expired) }
    #expect(try two.album.tokens(two.call(two.anna)).isEmpty)
  }

  @Test(arguments: SignInConformer.allCases)
  func aDeviceThatPollsTooOftenIsSlowedDown(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let new = try two.album.authorizeDevice(AlbumOfTwo.device())
    for (waitMS, answer) in [(0, DeviceGrant.pending), (5_000, .pending), (1_000, .slowDown), (9_000, .slowDown)] {
      two.clock.advance(ms: Int64(waitMS))
      #expect(try two.album.poll(deviceCode: new.deviceCode) == answer, "\(waitMS)")
    }
    two.clock.advance(ms: 15_000)
    #expect(try two.album.poll(deviceCode: new.deviceCode) == .pending)
  }

  @Test(arguments: SignInConformer.allCases)
  func openRequestsAreBounded(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    for _ in 0..<DeviceAuthorization.openLimitOfNetwork { _ = try two.album.authorizeDevice(AlbumOfTwo.device()) }
    expect(.tooManyRequests, .deviceAuthorizations) { try two.album.authorizeDevice(AlbumOfTwo.device()) }
    let other = try two.album.authorizeDevice(AlbumOfTwo.device(network: "192.0.2.8"))
    for _ in 0...DeviceAuthorization.openLimitOfNetwork {
      _ = try two.album.authorizeDevice(AlbumOfTwo.device(network: "127.0.0.1"))
    }
    two.clock.advance(ms: DeviceAuthorization.lifetimeMS)
    _ = try two.album.authorizeDevice(AlbumOfTwo.device())
    #expect(try two.album.poll(deviceCode: other.deviceCode) == .expired)
  }

  @Test(arguments: SignInConformer.allCases)
  func aPersonWithTooManyTokensCannotApprove(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let early = try two.album.authorizeDevice(AlbumOfTwo.device())
    try two.album.decide(early.userCode, isApproved: true, two.call(two.anna))
    for number in 0..<AccessToken.limit { _ = try two.album.createToken(named: "\(number)", two.write(two.anna)) }
    let late = try two.album.authorizeDevice(AlbumOfTwo.device())
    expect(.refused, .tokenLimit) { try two.album.decide(late.userCode, isApproved: true, two.call(two.anna)) }
    #expect(try two.album.poll(deviceCode: early.deviceCode) == .refused)
    #expect(try two.album.poll(deviceCode: late.deviceCode) == .pending)
  }

  @Test(arguments: SignInConformer.allCases)
  func aPersonWhoIsRemovedLeavesNothingToSignInWith(_ conformer: SignInConformer) throws {
    let two = try AlbumOfTwo(conformer, folder)
    let session = try two.album.startSession(of: two.ben.id, named: "x")
    let invitation = try two.album.createInvitation(for: two.ben.id)
    let device = try two.album.authorizeDevice(AlbumOfTwo.device())
    try two.album.decide(device.userCode, isApproved: true, two.call(two.ben))
    _ = try two.album.removePerson(id: two.ben.id)
    #expect(try two.album.person(named: "Ben", password: AlbumOfTwo.password) == nil)
    #expect(try two.album.session(secret: session) == nil && two.album.invitee(secret: invitation) == nil)
    #expect(try two.album.poll(deviceCode: device.deviceCode) == .unknown)
    #expect(try two.album.person(named: "Anna", password: AlbumOfTwo.password) == two.anna)
  }
}

/// What the SQLite store writes to the disk.
@Suite struct StoredSecretsTests {
  @Test func onlyHashesAreStored() throws {
    let folder = try TemporaryFolder()
    let two = try AlbumOfTwo(.sqlite, folder)
    let secrets = [
      AlbumOfTwo.password, try two.album.startSession(of: two.anna.id, named: "x"),
      try two.album.createInvitation(for: two.anna.id), try two.album.authorizeDevice(AlbumOfTwo.device()).deviceCode,
    ]
    let dump = try ReleasedSchema.contents(folder.file("album.sqlite"))
    #expect(dump.contains("$argon2id$v=19$m=19456,t=2,p=1$"))
    for secret in secrets { #expect(!dump.contains(secret)) }
  }
}
