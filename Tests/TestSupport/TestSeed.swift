import Glibc

/// The seed of all random tests of a run.
///
/// It follows from the commit that is checked out, so that a commit is always tested alike and the next one differently.
/// `TENFOOT_TEST_SEED` in the environment overrides it.
public enum TestSeed {
  /// The environment variable that overrides the seed.
  public static let variable = "TENFOOT_TEST_SEED"

  /// The seed. It is printed when it is first used.
  public static let value: UInt64 = {
    let value = override ?? Repository.commit.flatMap(seed(ofCommit:)) ?? withoutRepository
    print("random tests: \(variable)=\(value) repeats them")
    return value
  }()

  /// The seed of a commit: the first 64 bits of its ID.
  ///
  /// - Parameter id: Hexadecimal digits.
  /// - Returns: nil for fewer than 16 digits.
  public static func seed(ofCommit id: String) -> UInt64? {
    id.count < 16 ? nil : UInt64(id.prefix(16), radix: 16)
  }

  /// The seed of sources that are in no repository, such as an unpacked archive.
  private static let withoutRepository: UInt64 = 20_261_121

  /// The seed that the environment asks for; nil for none.
  public static var override: UInt64? {
    getenv(variable).flatMap { UInt64(String(cString: $0)) }
  }
}

extension SeededGenerator {
  /// A generator that starts from ``TestSeed``.
  public init() {
    self.init(seed: TestSeed.value)
  }
}
