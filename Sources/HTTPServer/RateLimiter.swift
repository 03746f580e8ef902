import Synchronization
import WireFormat

/// How many requests one address may make: a token bucket, which a request takes a token from.
public struct RateLimit: Hashable, Sendable {
  /// How many requests a second are possible for ever.
  public var perSecond: Double
  /// How many requests are possible at once after a pause.
  public var burst: Double

  /// Creates a limit; the burst is what ten seconds allow, at least 1.
  ///
  /// - Parameter perSecond: More than 0.
  public init(perSecond: Double) {
    self.init(perSecond: perSecond, burst: perSecond * 10)
  }

  /// Creates a limit.
  public init(perSecond: Double, burst: Double) {
    self.perSecond = max(perSecond, .leastNormalMagnitude)
    self.burst = max(1, burst)
  }
}

/// The tokens of one address.
package struct TokenBucket: Hashable, Sendable {
  private var tokens: Double
  private var countedAtMS: Int64

  /// Creates a full bucket.
  package init(_ limit: RateLimit, atMS now: Int64) {
    (tokens, countedAtMS) = (limit.burst, now)
  }

  /// Takes a token.
  ///
  /// - Returns: How long it takes until there is one, in milliseconds; nil if one was taken.
  package mutating func take(_ limit: RateLimit, atMS now: Int64) -> Int64? {
    let seconds = Double(max(0, now - countedAtMS)) / 1_000
    tokens = min(limit.burst, tokens + seconds * limit.perSecond)
    countedAtMS = max(countedAtMS, now)
    guard tokens < 1 else {
      tokens -= 1
      return nil
    }
    return max(1, Int64(min((1 - tokens) / limit.perSecond * 1_000, 86_400_000).rounded(.up)))
  }

  /// Puts a token back.
  package mutating func giveBack(_ limit: RateLimit) {
    tokens = min(limit.burst, tokens + 1)
  }
}

/// The limits of the addresses that a server was called from.
package final class RateLimiter: Sendable {
  private let limit: RateLimit
  private let buckets: Mutex<RecentValues<NetworkAddress, TokenBucket>>
  private let start = ContinuousClock.now

  /// How many addresses are counted; the one that was silent for longest is forgotten, and then starts anew.
  package static let addressLimit = 65_536

  package init(_ limit: RateLimit, addressLimit: Int = RateLimiter.addressLimit) {
    self.limit = limit
    buckets = Mutex(RecentValues(costLimit: addressLimit))
  }

  /// Counts a request.
  ///
  /// Programs of this machine are not limited: behind a proxy that is not named they stand for everyone.
  ///
  /// - Returns: The time after which the address may make one, in milliseconds; nil if it may make this one.
  func waitMS(for address: NetworkAddress) -> Int64? {
    waitMS(for: address, atMS: Int64((ContinuousClock.now - start) / .milliseconds(1)))
  }

  /// Counts a request at a time, in milliseconds since any moment.
  package func waitMS(for address: NetworkAddress, atMS now: Int64) -> Int64? {
    guard !address.isLoopback else { return nil }
    let network = address.network
    return buckets.withLock { buckets in
      var bucket = buckets.value(of: network) ?? TokenBucket(limit, atMS: now)
      let wait = bucket.take(limit, atMS: now)
      buckets.keep(bucket, for: network, cost: 1)
      return wait
    }
  }
}
