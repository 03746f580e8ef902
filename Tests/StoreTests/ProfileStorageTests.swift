import Calls
import Device
import DeviceStore
import InteractionService
import TestSupport
import Testing

/// The profiles that a television stores, and their PINs.
@Suite struct ProfileStorageTests {
  private let folder: TemporaryFolder
  private let store: SQLiteDeviceStore
  private let anna = Profile(id: "a", name: "Anna", person: "1", usesMainData: true)
  private let ben = Profile(id: "b", name: "Ben", person: "2")

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteDeviceStore(path: folder.file("television.sqlite"))
  }

  @Test func profilesKeepTheOrderOfTheirAddition() throws {
    #expect(try store.profiles().isEmpty)
    let served = Profile(id: "c", name: "Anna", person: "1", server: ServerAddress("https://tv.example"))
    for profile in [ben, anna, served] { try store.addProfile(profile) }
    #expect(try store.profiles() == [ben, anna, served])
    try store.addProfile(ben)
    #expect(try store.profiles().count == 3)
  }

  @Test func aPersonOfAnAlbumHasOneProfile() throws {
    try store.addProfile(anna)
    expect(.conflict, .profileExists) { try store.addProfile(Profile(id: "x", name: "Anna", person: "1")) }
    #expect(try store.profiles() == [anna])
  }

  @Test func theLastOneIsRememberedUntilItIsRemoved() throws {
    for profile in [anna, ben] { try store.addProfile(profile) }
    #expect(try store.lastProfile() == nil)
    try store.setLastProfile(id: "b")
    try store.save(Settings(theme: "day"))
    #expect(try store.lastProfile() == "b")
    try store.removeProfile(id: "b")
    #expect(try store.lastProfile() == nil && store.profiles() == [anna])
  }

  @Test func whatBelongsToTheRemovedPersonIsRemoved() throws {
    for profile in [anna, ben] { try store.addProfile(profile) }
    let response = InteractionResponse(
      interaction: "q", action: .opened, at: Instant(unixMS: 1_795_291_200_000))
    let device = try store.deviceID()
    try store.store(response, key: .random())
    try store.save(Settings(theme: "day", channel: "one"))
    try store.removeProfile(id: "b")
    #expect(try store.outbox().count == 1 && store.deviceID() == device)
    try store.removeProfile(id: "a")
    #expect(try store.outbox().isEmpty && store.deviceID() != device)
    #expect(try store.settings() == Settings(theme: "day"), "what belongs to the television stays")
  }

  @Test func aPINIsStoredAsAHashWithASalt() throws {
    try store.addProfile(anna)
    let hashes = try (1...2).map { _ in try PINHash.make(of: try PIN("1234"), iterations: 1_000) }
    #expect(hashes[0] != hashes[1] && !hashes[0].contains("1234"))
    try store.setPIN(hashes[0], ofProfile: "a")
    #expect(try store.profiles().map(\.hasPIN) == [true])
    let stored = try #require(try store.pinHash(ofProfile: "a"))
    #expect(try PINHash.matches(try PIN("1234"), stored))
    #expect(try !PINHash.matches(try PIN("1235"), stored) && !PINHash.matches(try PIN("12340"), stored))
    try store.setPIN(nil, ofProfile: "a")
    #expect(try store.profiles().map(\.hasPIN) == [false] && store.pinHash(ofProfile: "a") == nil)
    expect(.notFound, .profile) { try store.setPIN(nil, ofProfile: "x") }
  }

  /// The hash was computed by Python's hashlib.
  @Test func theHashIsThatOfOtherPrograms() throws {
    let hash =
      "pbkdf2-sha256$1000$00112233445566778899aabbccddeeff$a7cbb1f7309aaedd37f54c346075d094a6f5e46fd131e2cfaa22959406fff3d1"
    #expect(try PINHash.matches(try PIN("12345678"), hash))
  }

  @Test(arguments: [
    "", "x", "pbkdf2-sha256$0$00$00", "pbkdf2-sha256$99999999999$00$00", "pbkdf2-sha256$1$0$zz", "md5$1$00$00",
    "pbkdf2-sha256$1000$00$00$00",
  ])
  func aDamagedHashMatchesNothing(_ hash: String) throws {
    #expect(try !PINHash.matches(try PIN("1234"), hash))
  }

  @Test(arguments: ["", "123", "123456789", "12a4", "１２３４", "12 34", "-123"])
  func onlyFourToEightDigitsAreAPIN(_ text: String) {
    expect(.refused, .pinForm) { _ = try PIN(text) }
  }

  @Test func aPINIsInNoDescription() throws {
    let pin = try PIN("73519")
    #expect(!"\(pin) \(String(reflecting: pin)) \(String(describing: [pin]))".contains("73519"))
    var text = ""
    dump(pin, to: &text)
    #expect(!text.contains("73519"))
  }

  @Test func wrongGuessesAreStored() throws {
    try store.addProfile(anna)
    #expect(try store.pinGuesses(ofProfile: "a") == PINGuesses())
    let guesses = PINGuesses(wrongCount: 3, lastWrong: Instant(unixMS: 5_000))
    try store.setPINGuesses(guesses, ofProfile: "a")
    #expect(try store.pinGuesses(ofProfile: "a") == guesses)
    try store.setPIN("x", ofProfile: "a")
    #expect(try store.pinGuesses(ofProfile: "a") == PINGuesses())
  }
}
