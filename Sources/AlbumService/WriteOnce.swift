import Calls

/// The rule that a write counts once for each key.
public enum WriteOnce {
  /// Returns whether a request is to be applied: true for a key that is new, false for a repetition of the same request.
  ///
  /// - Parameters:
  ///   - request: The request that came with the key.
  ///   - earlier: The request that the key was first used for; nil if it is new.
  /// - Throws: `conflict` with reason `keyUsed` if the two differ.
  public static func isNew<Request: Equatable>(
    _ request: Request, earlier: Request?
  ) throws(ServiceFailure) -> Bool {
    guard let earlier else { return true }
    guard earlier == request else { throw ServiceFailure(.conflict, .keyUsed) }
    return false
  }
}
