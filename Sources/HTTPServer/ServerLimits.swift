/// The limits that protect a server from its clients.
public struct ServerLimits: Sendable {
  /// The maximum size of all header fields of a request, and of the request line, bytes.
  public var headerBytes = 16_384
  /// The maximum number of header fields of a request.
  public var headerFields = 100
  /// The maximum size of a body, bytes.
  public var bodyBytes = 1 << 20
  /// The time limit for an idle connection and for receiving a request's header, milliseconds.
  public var idleMS: Int64 = 15_000
  /// The time without sufficient progress of a body or an answer after which its connection is closed, milliseconds.
  public var graceMS: Int64 = 10_000
  /// The minimum rate of a body, bytes per second.
  public var bytesPerSecond = 1_024
  /// The time without sufficient progress of a file that is uploaded, after which its connection is closed, milliseconds. A phone may be
  /// without a network for a while.
  public var uploadGraceMS: Int64 = 60_000
  /// The bytes of a file that must arrive in this time.
  public var uploadProgressBytes = 1_024
  /// The time limit for a call, milliseconds.
  public var callMS: Int64 = 10_000
  /// The maximum number of calls that wait for a thread; further ones are refused with `unavailable`.
  public var waitingCalls = 1_024
  /// The maximum number of open connections of each server; further ones wait to be accepted.
  public var connections = 10_000
  /// The time for which an answer that shared caches may keep is sent again without a call of the service, milliseconds; 0 for none.
  public var sharedMS: Int64 = 100
  /// The time limit for unfinished requests after the server was stopped, milliseconds.
  public var stopMS: Int64 = 10_000
  /// The number of threads that read from the stores.
  public var readers = 2
  /// How many threads open media, or wait for pictures that are being developed.
  public var openers = 8
  /// How many threads hash passwords.
  public var hashers = 2
  /// How many threads store files that are uploaded, or wait for their content to be read.
  public var uploaders = 8
  /// How many threads wait for writes, which a store commits together.
  public var writers = 32
  /// How many requests one address may make; nil for any number. Programs of this machine are not limited.
  public var rate: RateLimit? = RateLimit(perSecond: 100)
  /// How many accounts one address may create; nil for any number. Programs of this machine are not limited. A household has few
  /// devices, but an address may be shared by many households.
  public var accountRate: RateLimit? = RateLimit(perSecond: 20.0 / 3_600, burst: 20)
  /// The proxies whose field `X-Forwarded-For` says where a request comes from.
  public var proxies: Set<NetworkAddress> = []

  /// Creates the default limits.
  public init() {}
}
