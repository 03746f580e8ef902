import Calls
import InteractionFixtures
import InteractionStore
import MallStore
import TestSupport
import Testing

/// The accounts of devices at every store that has them.
@Suite struct DeviceAccountConformance {
  /// A store with accounts.
  enum Store: String, CaseIterable, CustomTestStringConvertible {
    case mall, interactions

    var testDescription: String { rawValue }
    var prefix: String { self == .mall ? "tfm_" : "tfi_" }

    func open(_ folder: TemporaryFolder, _ clock: SettableClock) throws -> any DeviceAccounts {
      switch self {
      case .mall: try SQLiteMallStore(path: folder.file("mall.sqlite"), now: clock.now) { _ in nil }
      case .interactions: try SQLiteInteractionStore(path: folder.file("interaction.sqlite"), now: clock.now)
      }
    }
  }

  private let folder: TemporaryFolder
  private let clock = SettableClock()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func create(_ accounts: any DeviceAccounts, key: String = "key") throws -> String {
    try accounts.createAccount(WriteContext(.test, key: .test(key))).token
  }

  @Test(arguments: Store.allCases)
  func aTokenBelongsToOneAccountAlsoAfterAnotherStart(_ store: Store) throws {
    let accounts = try store.open(folder, clock)
    let tokens = [try create(accounts), try create(accounts), try create(accounts)]
    let ids = try tokens.map { try #require(try accounts.account(ofToken: $0)) }
    #expect(Set(ids).count == 3, "a key creates an account each time, since its token cannot be read again")
    #expect(tokens.allSatisfy { $0.wholeMatch(of: /tf._[0-9a-f]{64}/) != nil && $0.hasPrefix(store.prefix) })
    let reopened = try store.open(folder, clock)
    #expect(try tokens.map { try reopened.account(ofToken: $0) } == ids)
  }

  @Test(arguments: Store.allCases)
  func anotherTextIsNoToken(_ store: Store) throws {
    let accounts = try store.open(folder, clock)
    let token = try create(accounts)
    let others = [
      "", token + "0", String(token.dropLast()), token.uppercased(), "tfa_" + token.dropFirst(4), "' OR 1 --",
    ]
    for text in others { #expect(try accounts.account(ofToken: text) == nil, "\(text)") }
  }

  @Test(arguments: Store.allCases)
  func tokensAreNotStored(_ store: Store) throws {
    let secret = String(try create(try store.open(folder, clock)).dropFirst(4))
    let names = TemporaryFolder.names(in: folder.path)
    #expect(!names.isEmpty)
    for name in names {
      #expect(!TemporaryFolder.read(folder.file(name)).contains(Array(secret.utf8)), "\(name)")
    }
  }

  @Test(arguments: Store.allCases)
  func onlyAccountsThatWereNeverUsedAreRemoved(_ store: Store) throws {
    let accounts = try store.open(folder, clock)
    let (used, unused) = (try create(accounts), try create(accounts))
    #expect(try accounts.account(ofToken: used) != nil)
    clock.set(Double(DeviceAccount.unusedDays) * 86_400)
    _ = try create(accounts)
    clock.set(Double(DeviceAccount.unusedDays + 1) * 86_400)
    let recent = try create(accounts)
    #expect(try accounts.account(ofToken: unused) == nil)
    #expect(try accounts.account(ofToken: used) != nil && accounts.account(ofToken: recent) != nil)
  }
}
