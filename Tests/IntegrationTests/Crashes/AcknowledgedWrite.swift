@testable import tenfoot

/// A write that a server has acknowledged to a television.
struct AcknowledgedWrite: Sendable {
  /// The kinds of writes.
  enum Kind: String, CaseIterable {
    case purchase, lookUp, vote, edit

    /// The server that the write is sent to.
    var server: ServerName {
      switch self {
      case .purchase: .mall
      case .lookUp, .edit: .album
      case .vote: .interaction
      }
    }
  }

  var kind: Kind
  var key: String
  /// The product that was bought, the photo that was looked up or corrected, or the choice that was voted for.
  var subject: String
  /// The order's identifier, the device that voted, or the camera's model; empty for a look-up.
  var value = ""
  /// The number of times it was sent.
  var attempts: Int

  /// The text of the write in a database; see ``ServedState``.
  var line: String { "\(kind) \(key) \(subject) \(value)" }
}
