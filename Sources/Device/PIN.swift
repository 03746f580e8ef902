import Calls

/// The PIN of a profile: 4 to 8 digits.
///
/// It keeps others at the same television from a profile. It does not protect the data from people who can use the machine: they can read
/// the databases, and can find a PIN of so few digits by trying them all, whatever its hash.
public struct PIN: Hashable, Sendable {
  /// The permitted numbers of digits.
  public static let lengths = 4...8

  /// The digits, 0 to 9.
  public let digits: String

  /// Creates a PIN.
  ///
  /// - Throws: `refused` with reason `pinForm` for anything but 4 to 8 digits.
  public init(_ digits: String) throws(ServiceFailure) {
    guard Self.lengths.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw ServiceFailure(.refused, .pinForm)
    }
    self.digits = digits
  }
}

extension PIN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A text without the digits, so that no log contains them.
  public var description: String { "PIN" }
  /// A text without the digits.
  public var debugDescription: String { "PIN" }
  /// A mirror without the digits.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The wrong guesses at a PIN, which delay further guesses.
public struct PINGuesses: Hashable, Sendable {
  /// The number of wrong guesses since the last right one.
  public var wrongCount: Int
  /// The time of the last wrong guess, by the television's clock.
  public var lastWrong: Instant

  /// Creates guesses; by default none.
  public init(wrongCount: Int = 0, lastWrong: Instant = Instant(unixMS: 0)) {
    (self.wrongCount, self.lastWrong) = (wrongCount, lastWrong)
  }

  /// The number of wrong guesses that delay nothing.
  public static let freeCount = 3
  private static let firstWaitMS: Int64 = 30_000
  /// The longest wait, in milliseconds: 15 minutes.
  public static let longestWaitMS: Int64 = 900_000

  /// Returns how long no further guess is accepted, in milliseconds: 30 s after the third wrong guess, and twice as long after each further
  /// one, up to ``longestWaitMS``. 0 if a guess is accepted.
  ///
  /// A clock that was set back does not make the wait longer than after the last guess.
  public func waitMS(at now: Instant) -> Int64 {
    guard wrongCount >= Self.freeCount else { return 0 }
    let doublings = min(wrongCount - Self.freeCount, 10)
    let wait = min(Self.firstWaitMS << Int64(doublings), Self.longestWaitMS)
    let passed = now.milliseconds(since: lastWrong)
    return passed < 0 ? wait : max(0, wait - passed)
  }

  /// Returns the guesses after one more wrong guess.
  public func afterWrong(at now: Instant) -> PINGuesses {
    PINGuesses(wrongCount: wrongCount.addingSaturated(1), lastWrong: now)
  }
}
