import Calls

/// The request of a device, such as a television, for access to a person's photos (RFC 8628).
///
/// The device shows a code, and asks again and again whether a person has entered and approved it. It gets one token, once.
public struct DeviceAuthorization: Hashable, Sendable {
  /// The time for which a code is valid, in milliseconds.
  public static let lifetimeMS: Int64 = 600_000
  /// The time for which an expired request is kept, so that its device learns that it has expired, in milliseconds.
  public static let keptMS: Int64 = 3_600_000
  /// The time that a device must wait between two polls, in milliseconds; also the time that is added after each poll that came too soon.
  public static let intervalMS: Int64 = 5_000
  /// The longest time between two polls that is required, in milliseconds.
  public static let longestIntervalMS: Int64 = 60_000
  /// The time by which a poll may come too soon, since networks do not delay all requests alike, in milliseconds.
  public static let toleranceMS: Int64 = 500
  /// The most requests that are open at a time.
  public static let openLimit = 1_000
  /// The most requests of one network that are open at a time; those of this machine are not limited.
  public static let openLimitOfNetwork = 10

  /// A person's answer.
  public enum Decision: Hashable, Sendable {
    /// Approved by the person with this id.
    case approved(person: String)
    /// Refused.
    case refused
  }

  /// The answer to a poll.
  public enum Poll: Hashable, Sendable {
    /// No person has decided yet.
    case pending
    /// No person has decided yet, and the device must wait longer between polls.
    case slowDown
    /// A person has refused.
    case refused
    /// The code has expired.
    case expired
    /// The person with this id has approved: the device gets a token.
    case approved(person: String)
  }

  /// The code that the device shows.
  public var userCode: UserCode
  /// The device.
  public var device: RequestingDevice
  /// When the device asked.
  public var created: Instant
  /// The time that the device must wait between two polls, in milliseconds.
  public var intervalMS: Int64
  /// The last poll; nil before the first one.
  public var lastPoll: Instant?
  /// The decision; nil if there is none yet.
  public var decision: Decision?

  /// Creates a request.
  public init(
    userCode: UserCode, device: RequestingDevice, created: Instant, intervalMS: Int64 = DeviceAuthorization.intervalMS,
    lastPoll: Instant? = nil, decision: Decision? = nil
  ) {
    (self.userCode, self.device, self.created) = (userCode, device, created)
    (self.intervalMS, self.lastPoll, self.decision) = (intervalMS, lastPoll, decision)
  }

  /// Returns whether the code has expired. A clock that was set back makes it expire, too.
  public func isExpired(at now: Instant) -> Bool {
    !(0..<Self.lifetimeMS).contains(now.milliseconds(since: created))
  }

  /// Returns whether a person can still decide.
  public func isOpen(at now: Instant) -> Bool { decision == nil && !isExpired(at: now) }

  /// Answers a poll, and records it.
  public mutating func poll(at now: Instant) -> Poll {
    if isExpired(at: now) { return .expired }
    switch decision {
    case .approved(let person): return .approved(person: person)
    case .refused: return .refused
    case nil: break
    }
    let waitedMS = lastPoll.map { now.milliseconds(since: $0) }
    lastPoll = now
    guard let waitedMS, waitedMS < intervalMS - Self.toleranceMS else { return .pending }
    intervalMS = min(Self.longestIntervalMS, intervalMS + Self.intervalMS)
    return .slowDown
  }

  /// Records a person's decision.
  ///
  /// - Throws: `notFound` with reason `userCode` if the code has expired or a person has decided already.
  public mutating func decide(_ decision: Decision, at now: Instant) throws(ServiceFailure) {
    guard isOpen(at: now) else { throw ServiceFailure(.notFound, .userCode) }
    self.decision = decision
  }

  /// Checks that another request may be opened.
  ///
  /// - Parameters:
  ///   - openCount: The number of open requests.
  ///   - openCountOfNetwork: The number of those from the network of the device.
  /// - Throws: `tooManyRequests` with reason `deviceAuthorizations`.
  public static func check(
    _ device: RequestingDevice, openCount: Int, openCountOfNetwork: Int
  ) throws(ServiceFailure) {
    let isFull = !device.isOfThisMachine && openCountOfNetwork >= openLimitOfNetwork
    guard isFull || openCount >= openLimit else { return }
    throw ServiceFailure(.tooManyRequests, .deviceAuthorizations, [:], retryAfterMS: lifetimeMS / 10)
  }
}

/// A device that asks for access, as it is shown to the person who decides.
public struct RequestingDevice: Hashable, Sendable {
  /// The name that the device gives itself.
  public var name: String
  /// The network address from which it asks, as text.
  public var address: String
  /// The network of the address, by which requests are counted.
  public var network: String
  /// Whether it is on the machine of the server.
  public var isOfThisMachine: Bool

  /// Creates a device.
  public init(name: String, address: String, network: String, isOfThisMachine: Bool) {
    (self.name, self.address, self.network, self.isOfThisMachine) = (name, address, network, isOfThisMachine)
  }

  /// The name of a device that gives none, or an invalid one.
  public static let defaultName = "Television"
}

/// A request that was just opened, with its secret code.
public struct NewDeviceAuthorization: Hashable, Sendable {
  /// The code with which the device polls, of which the album stores only a hash: `tfd_` and 256 random bits.
  public var deviceCode: String
  /// The code that the device shows.
  public var userCode: UserCode

  /// Creates the answer to a request.
  public init(deviceCode: String, userCode: UserCode) {
    (self.deviceCode, self.userCode) = (deviceCode, userCode)
  }

  /// The prefix of device codes.
  public static let prefix = "tfd_"
}

/// The outcome of a device's poll.
public enum DeviceGrant: Hashable, Sendable {
  /// A token, which was just created. The request is then closed.
  case granted(NewAccessToken)
  /// No person has decided yet.
  case pending
  /// No person has decided yet, and the device must wait five seconds longer between polls.
  case slowDown
  /// A person has refused, or cannot have another token.
  case refused
  /// The code has expired.
  case expired
  /// The device code is unknown, or was used already.
  case unknown
}

extension ServiceFailure.Reason {
  /// A code of a device that is unknown or has expired, or about which a person has decided already; no parameters.
  public static let userCode = ServiceFailure.Reason(rawValue: "userCode")
  /// Too many open requests of devices; no parameters.
  public static let deviceAuthorizations = ServiceFailure.Reason(rawValue: "deviceAuthorizations")
}
