import Foundation
import TestSupport
import TestTraits
import Testing

/// The people of a television, from the command line and with tapes in one data folder.
@Suite(.heavy) struct ProfileCommandTests {
  private let folder: TemporaryFolder
  private let tenfoot: Tenfoot

  /// The demo album, and an order from before there were people.
  private static let prepared = Result {
    try PreparedData { tenfoot in
      try tenfoot("demo", "add")
      try tenfoot("buy", "canon-eos-550d", "--key", "before")
    }
  }

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try Self.prepared.get().copied(to: folder)
  }

  private func play(_ tape: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "\(folder.path)/test.tape"
    try Data(tape.utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try tenfoot("replay", "--data", tenfoot.data, path)
    #expect(outcome.status == 0, "\(outcome.messages)", sourceLocation: sourceLocation)
  }

  private func add(_ names: String...) throws {
    for name in names { try #require(try tenfoot("profile", "add", name).status == 0) }
  }

  @Test func peopleAreAddedListedAndRemoved() throws {
    #expect(try tenfoot("profile", "list").messages.contains("tenfoot profile add"))
    try add("Anna", "Ben")
    let list = try tenfoot("profile", "list").output
    #expect(list.contains("Anna") && list.contains("Ben"))
    #expect(try tenfoot("people", "list").output.contains("Ben"))
    #expect(try tenfoot("profile", "add", "anna").messages.contains("already on this television"))
    #expect(try tenfoot("profile", "remove", "Benn").messages.contains("no person “Benn”"))
    #expect(try tenfoot("profile", "remove", "Ben").status == 0)
    #expect(try !tenfoot("profile", "list").output.contains("Ben"))
    #expect(try tenfoot("people", "list").output.contains("Ben"), "the person stays in the album")
  }

  @Test func theFirstPersonKeepsWhatTheTelevisionHad() throws {
    try add("Anna", "Ben")
    try play(
      """
      Expect /Who is watching/
      Enter
      ExpectNot /Who is watching/
      Expect /Anna/
      Up 9 Down Left 9 Right 4 Enter
      Expect /EOS 550D/
      """)
  }

  @Test func eachPersonHasTheirOwnOrders() throws {
    try add("Anna", "Ben")
    try play(
      """
      Right Enter
      Expect /Ben/
      Down Left 9 Right 4 Enter
      ExpectNot /EOS 550D/
      GoHome Left 9 Down Right 9 ColorF0Red Sleep 400ms Enter
      Sleep 400ms BrowserBack
      GoHome Up 9 Enter
      Expect /Who is watching/
      Left Enter
      Down Left 9 Right 4 Enter
      Expect /1 order/
      """)
    let orders = try tenfoot("orders", "--json").output
    #expect(orders.components(separatedBy: "\"id\"").count == 3, "\(orders)")
  }

  @Test func aPersonWhoWasRemovedFromTheAlbumSaysWhatToDo() throws {
    try add("Anna", "Ben")
    try #require(try tenfoot("people", "remove", "Ben", "--yes").status == 0)
    try play(
      """
      Right Enter
      Expect /Ben was removed from the album/
      ColorF0Red
      Expect /Remove Ben from this television/
      Sleep 400ms Left Enter
      ExpectNot /Ben/
      ExpectNot /Who is watching/
      """)
  }

  @Test func aPINIsAskedForAndCanBeRemovedByTheMachinesUser() throws {
    try add("Anna", "Ben")
    try play(
      """
      Enter
      Left 9 Right 6 Enter Down 7 Enter
      Expect /People/
      ColorF2Yellow Digits 2468 Enter Digits 2468 Enter
      Expect /PIN set for Anna/
      ColorF3Blue
      Expect /Who is watching/
      Enter Digits 1111 Enter
      Expect /PIN is wrong/
      Digits 2468 Enter
      ExpectNot /Who is watching/
      """)
    #expect(try tenfoot("profile", "list").output.contains("yes"))
    #expect(try tenfoot("profile", "unlock", "Anna").status == 0)
    #expect(try !tenfoot("profile", "list").output.contains("yes"))
  }

  @Test func anAlbumServerThatIsDownDoesNotHideThePeople() throws {
    // The profiles of the album on this machine are not those of a server's album.
    try add("Anna", "Ben")
    let path = "\(folder.path)/test.tape"
    try Data("ExpectNot /Who is watching/\n".utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try tenfoot("replay", "--data", tenfoot.data, "--album-server", "http://127.0.0.1:9", path)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test func theDoctorChecksTheirData() throws {
    try add("Anna", "Ben")
    try play("Right Enter\n")
    let outcome = try tenfoot("doctor", "--check")
    #expect(outcome.output.contains("television of"), "\(outcome.output)")
  }

  @Test(.enabled(if: Tenfoot.nobodyCanRun, "nobody cannot start the program"))
  func aReadOnlyFolderStillAsksWhoIsWatching() throws {
    try add("Anna", "Ben")
    let path = "\(folder.path)/test.tape"
    let tape = """
      Expect /Who is watching/
      Right Enter
      Expect /Ben/
      Left 9 Right 6 Enter Down 7 Enter
      ColorF2Yellow Digits 2468 Enter Digits 2468 Enter
      Expect /read-only|can.t be written|permission/
      """
    try Data(tape.utf8).write(to: URL(fileURLWithPath: path))
    let script = #"chmod -R a-w,a+rX "$DATA"; exec "# + Tenfoot.asNobody + #""$@""#
    let outcome = try tenfoot.run(["replay", "--data", tenfoot.data, path], by: script)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
