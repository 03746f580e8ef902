import CMedia

/// The parts of a worker's confinement that the kernel has put in force.
public struct WorkerConfinement: Hashable, Sendable {
  /// The version of Landlock, with which only the paths of libraries and fonts can be opened; 0 if the kernel lacks it.
  public let landlockVersion: Int
  /// Whether a filter restricts the system calls, so that the worker can start no process, use no network, and reach no other
  /// process.
  public let hasCallFilter: Bool
  /// Whether programs that the worker starts cannot get additional rights.
  public let hasNoNewPrivileges: Bool
  /// Whether the worker has a session of its own, without a terminal.
  public let hasOwnSession: Bool

  /// Whether every part is in force.
  public var isComplete: Bool { landlockVersion > 0 && hasCallFilter && hasNoNewPrivileges && hasOwnSession }

  /// Confines this process permanently.
  ///
  /// - Parameter omissions: The parts to omit even if the kernel has them.
  init(confiningProcessWithout omissions: Omissions) {
    let parts = cmedia_confine(omissions.rawValue)
    landlockVersion = Int(parts.landlock_version)
    hasCallFilter = parts.has_call_filter != 0
    hasNoNewPrivileges = parts.has_no_new_privileges != 0
    hasOwnSession = parts.has_own_session != 0
  }
}

extension WorkerConfinement {
  /// Parts that a worker omits, as on a kernel that lacks them; for tests.
  package struct Omissions: OptionSet, Sendable {
    /// Landlock.
    package static let landlock = Omissions(rawValue: UInt32(CMEDIA_LANDLOCK))
    /// The filter of system calls.
    package static let callFilter = Omissions(rawValue: UInt32(CMEDIA_CALL_FILTER))

    package let rawValue: UInt32

    package init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// The first argument of a worker that omits the parts.
    package var argument: String { Self.prefix + String(rawValue) }
    private static let prefix = "without-parts="

    /// Reads an argument; nil for any other one.
    init?(argument: String?) {
      guard let argument, argument.hasPrefix(Self.prefix), let value = UInt32(argument.dropFirst(Self.prefix.count))
      else { return nil }
      self.init(rawValue: value)
    }
  }

  /// Writes the description.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt8(clamping: landlockVersion))
    for isInForce in [hasCallFilter, hasNoNewPrivileges, hasOwnSession] { writer.write(UInt8(isInForce ? 1 : 0)) }
  }

  /// Reads a description.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    landlockVersion = Int(try reader.read(UInt8.self))
    hasCallFilter = try reader.read(UInt8.self) != 0
    hasNoNewPrivileges = try reader.read(UInt8.self) != 0
    hasOwnSession = try reader.read(UInt8.self) != 0
  }
}
