import Calls
import HTTPServer
import Synchronization
import WireFormat

/// The limits for guesses of passwords and of codes: a token bucket for each account, session and network, from which a guess takes a token.
/// A right guess puts it back.
///
/// One network cannot use up the guesses of an account, whose bucket is refilled faster.
final class GuessLimiter: Sendable {
  /// What guesses are counted by.
  enum Key: Hashable, Sendable {
    /// The account with a name, also one that does not exist.
    case account(String)
    /// A session of the pages.
    case session(String)
    /// The network that requests come from.
    case network(NetworkAddress)

    /// The limit of guesses.
    var limit: RateLimit {
      switch self {
      case .account: RateLimit(perSecond: 1 / 20, burst: 30)
      case .session, .network: RateLimit(perSecond: 1 / 60, burst: 10)
      }
    }
  }

  /// How many buckets there are at most; the one that was not used for longest is forgotten.
  static let bucketLimit = 65_536

  private let buckets = Mutex(RecentValues<Key, TokenBucket>(costLimit: bucketLimit))
  private let nowMS: @Sendable () -> Int64

  /// Creates full buckets.
  ///
  /// - Parameter nowMS: The time in milliseconds since any moment.
  init(nowMS: @escaping @Sendable () -> Int64) {
    self.nowMS = nowMS
  }

  /// Creates full buckets that are refilled by the system's clock.
  convenience init() {
    let start = ContinuousClock.now
    self.init { Int64((ContinuousClock.now - start) / .milliseconds(1)) }
  }

  /// Makes a guess.
  ///
  /// Tokens are taken before the guess is verified, so that guesses made at the same time are counted.
  ///
  /// - Parameter verify: Returns nil for a wrong guess.
  /// - Throws: `tooManyRequests` with reason `guesses`, without verifying; and what `verify` throws.
  func guess<Value>(
    _ keys: [Key], _ verify: () throws(ServiceFailure) -> Value?
  ) throws(ServiceFailure) -> Value? {
    try take(keys)
    let value = try verify()
    if value != nil { giveBack(keys) }
    return value
  }

  /// Takes a token from each bucket, or from none.
  private func take(_ keys: [Key]) throws(ServiceFailure) {
    let now = nowMS()
    let waitMS = buckets.withLock { buckets -> Int64? in
      var changed: [(key: Key, bucket: TokenBucket)] = []
      for key in keys {
        var bucket = buckets.value(of: key) ?? TokenBucket(key.limit, atMS: now)
        if let waitMS = bucket.take(key.limit, atMS: now) { return waitMS }
        changed.append((key, bucket))
      }
      for (key, bucket) in changed { buckets.keep(bucket, for: key, cost: 1) }
      return nil
    }
    if let waitMS { throw ServiceFailure(.tooManyRequests, .guesses, [:], retryAfterMS: waitMS) }
  }

  private func giveBack(_ keys: [Key]) {
    buckets.withLock { buckets in
      for key in keys {
        guard var bucket = buckets.value(of: key) else { continue }
        bucket.giveBack(key.limit)
        buckets.keep(bucket, for: key, cost: 1)
      }
    }
  }
}

extension GuessLimiter.Key {
  /// Returns the key of the network of a request; empty for this machine, which may be a proxy that is not named, and stands for everyone then.
  static func network(of request: ServerRequest) -> [GuessLimiter.Key] {
    guard let address = request.address, !address.isLoopback else { return [] }
    return [.network(address.network)]
  }
}

extension ServiceFailure.Reason {
  /// Too many wrong passwords or codes; no parameters.
  static let guesses = ServiceFailure.Reason(rawValue: "guesses")
}
