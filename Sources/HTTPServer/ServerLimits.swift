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
  /// The time limit for a call, milliseconds.
  public var callMS: Int64 = 10_000
  /// The maximum number of calls that wait for a thread; further ones are refused with `unavailable`.
  public var waitingCalls = 1_024
  /// The maximum number of open connections of each server; further ones wait to be accepted.
  public var connections = 10_000
  /// The time limit for unfinished requests after the server was stopped, milliseconds.
  public var stopMS: Int64 = 10_000
  /// The number of threads that read from the stores.
  public var readers = 2
  /// The number of threads for writes; a store commits the writes that wait together.
  public var writers = 32

  /// Creates the default limits.
  public init() {}
}
