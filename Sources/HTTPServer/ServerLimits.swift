/// The bounds that protect a server from its callers.
public struct ServerLimits: Sendable {
  /// The most bytes of all header fields of a request, and of the request line.
  public var headerBytes = 16_384
  /// The most header fields of a request.
  public var headerFields = 100
  /// The most bytes of a body.
  public var bodyBytes = 1 << 20
  /// How long a connection may be idle, and how long a request's header may take, in milliseconds.
  public var idleMS: Int64 = 15_000
  /// How long a body or the reading of an answer may make no sufficient progress, in milliseconds.
  public var graceMS: Int64 = 10_000
  /// How fast a body must arrive at least, bytes a second.
  public var bytesPerSecond = 1_024
  /// How long a call may take, in milliseconds.
  public var callMS: Int64 = 10_000
  /// The most calls that wait for a thread; further ones are refused with `unavailable`.
  public var waitingCalls = 1_024
  /// The most open connections of each server; further ones wait to be accepted.
  public var connections = 10_000
  /// How long unfinished requests may take after the server was asked to stop, in milliseconds.
  public var stopMS: Int64 = 10_000
  /// How many threads read from the stores.
  public var readers = 2
  /// How many threads open media, or wait for pictures that are being developed.
  public var openers = 8
  /// How many threads wait for writes, which a store commits together.
  public var writers = 32
  /// How many requests one address may make; nil for any number. Programs of this machine are not limited.
  public var rate: RateLimit? = RateLimit(perSecond: 100)
  /// The proxies whose field `X-Forwarded-For` says where a request comes from.
  public var proxies: Set<NetworkAddress> = []

  /// Creates the usual bounds.
  public init() {}
}
