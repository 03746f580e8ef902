/// The caller of a service, as far as the service needs to know it.
public struct Caller: Hashable, Sendable {
  /// The account of the person who calls, and who gets only what this person may see; nil for the owner of the service, and for
  /// a program that uses a store without acting as a person, both of which get everything.
  public var viewer: String?
  /// The identifier of the device, stable across starts and unrelated to any person.
  public var device: String

  /// Creates a caller.
  public init(viewer: String? = nil, device: String) {
    self.viewer = viewer
    self.device = device
  }
}

/// Everything a service call carries beside its arguments: who asks, until when, and whether the answer is still wanted.
public struct CallContext: Sendable {
  /// The caller.
  public var caller: Caller
  /// The time at which the caller stops waiting.
  public var deadline: Deadline
  /// The caller's means of cancelling the call.
  public var cancellation: Cancellation

  /// Creates a context; without further arguments the call has no deadline and is never cancelled.
  public init(caller: Caller, deadline: Deadline = .never, cancellation: Cancellation = Cancellation()) {
    self.caller = caller
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// Checks that the answer is still wanted; services call it before each expensive step of a read.
  ///
  /// - Throws: `cancelled` or `timedOut`.
  public func check() throws(ServiceFailure) {
    if cancellation.isCancelled { throw ServiceFailure(.cancelled) }
    if deadline.hasPassed { throw ServiceFailure(.timedOut) }
  }
}

extension CallContext {
  /// The context of a program that calls a store on its own machine: no deadline, never cancelled.
  public static var local: CallContext { CallContext(caller: Caller(device: "local")) }
}

/// The context of a call that changes something.
///
/// Services apply a write once per key, however often it is sent, and never abandon one halfway: a deadline or a cancellation
/// counts only before the write has begun.
public struct WriteContext: Sendable {
  /// The context that reads have as well.
  public var call: CallContext
  /// The key under which the write is applied once.
  public var key: IdempotencyKey

  /// Creates a context.
  public init(_ call: CallContext, key: IdempotencyKey) {
    self.call = call
    self.key = key
  }
}

/// A key under which a service applies one write once: 1 to 200 bytes of UTF-8 without control characters.
public struct IdempotencyKey: Hashable, Sendable, CustomStringConvertible {
  /// The key's text.
  public let text: String

  /// Creates a key; nil for an empty text, one of more than 200 bytes, and one with control characters or blank ends.
  public init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard (1...200).contains(text.utf8.count), let first = scalars.first, let last = scalars.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace,
      scalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { return nil }
    self.text = text
  }

  /// The key's text.
  public var description: String { text }
}

extension IdempotencyKey {
  /// Reads a key that comes from outside.
  ///
  /// - Throws: `refused` if it is not a key.
  public init(validating text: String) throws(ServiceFailure) {
    guard let key = IdempotencyKey(text) else { throw ServiceFailure(.refused, .key) }
    self = key
  }

  /// Creates a new key that cannot be guessed.
  public static func random() -> IdempotencyKey {
    IdempotencyKey(unchecked: RandomID.make())
  }

  /// Returns a key that differs from those of all other scopes, even if the same key is used there.
  ///
  /// It may be longer than the limit for keys of callers.
  public func scoped(to scope: String) -> IdempotencyKey {
    IdempotencyKey(unchecked: "\(scope)\u{1}\(text)")
  }

  private init(unchecked text: String) {
    self.text = text
  }
}
