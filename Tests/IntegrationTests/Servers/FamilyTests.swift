import Calls
import Device
import Foundation
import Screen
import TestSupport
import TestTraits
import Testing

@testable import Engine
@testable import tenfoot

/// Two people with a television each, and a phone, at one album server: from signing in to a friend's photo.
@Suite(.heavy, .timeLimit(.minutes(3))) struct FamilyTests {
  private let folder: TemporaryFolder
  private let album: ServerProcess
  private let address: ServerAddress
  private let tools: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tools = Tenfoot(data: folder.file("server"))
    _ = try tools("people", "add", "Anna")
    _ = try tools("people", "add", "Ben")
    _ = try tools.run(["import", "--owner", "Anna", Repository.path("assets/demo/dunes.jpg")])
    for name in ["Anna", "Ben"] { _ = try tools.run(["people", "password", name], input: "correct horse \(name)\n") }
    album = try ServerProcess(tools, [.album], options: ["--token-file", folder.file("tokens")])
    address = try #require(album.addresses[.album])
  }

  private func television(of name: String) throws -> ServedTelevision {
    var options = ServedTelevision.Options()
    (options.albumServer, options.device, options.isQuiet) = (address, name, true)
    return try ServedTelevision(options)
  }

  /// Sends a form as the browser of a person's phone does, and returns the page that follows.
  @discardableResult
  private func browse(as name: String, _ page: String, _ fields: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    process.arguments =
      ["--silent", "--location", "--cookie", folder.file(name), "--cookie-jar", folder.file(name)]
      + ["--header", "Origin: \(address.text)"] + fields + ["\(address.text)/\(page)"]
    return try tools.outcome(of: process).output
  }

  private func signInOnThePhone(as name: String) throws {
    try browse(
      as: name, "sign-in", ["--data-urlencode", "name=\(name)", "--data-urlencode", "password=correct horse \(name)"])
  }

  /// Signs a television in: on the screen, and on the person's phone.
  private func signIn(_ television: ServedTelevision, as name: String) throws {
    var screen = try television.press(.arrowRight, .enter)
    #expect(screen.contains("token"), "\(screen)")
    screen = try television.press(.enter)
    let code = try #require(screen.firstMatch(of: #/((?:[A-Z] ){4}- (?:[A-Z] ?){4})/#), "\(screen)").output.1
    let typed = code.filter { $0 != " " }
    try browse(
      as: name, "device", ["--data-urlencode", "user_code=\(typed)", "--data-urlencode", "decision=approve"])
    _ = try television.pass(seconds: 120, until: "Friends")
    try expect("Friends", on: television)
  }

  private func expect(_ text: String, on television: ServedTelevision, at place: SourceLocation = #_sourceLocation)
    throws
  {
    let (isShown, screen) = (try television.shows(text), try television.screen())
    #expect(isShown, "\(text)\n\(screen)", sourceLocation: place)
  }

  /// Moves the focus until it rests on a text.
  private func focus(_ text: String, on television: ServedTelevision, by key: RemoteKey) throws {
    for _ in 0..<12 where try !television.focus().contains(text) { try television.press(key) }
    let (focus, screen) = (try television.focus(), try television.screen())
    #expect(focus.contains(text), "\(screen)")
  }

  private func openFriends(on television: ServedTelevision) throws {
    try television.press(.home, .arrowUp, .arrowUp, .arrowUp)
    try focus("Friends", on: television, by: .arrowRight)
    try television.press(.enter)
  }

  @Test func signingInBefriendingSendingAPhotoAndFindingItAtACamera() throws {
    try signInOnThePhone(as: "Anna")
    try signInOnThePhone(as: "Ben")
    let (anna, ben) = (try television(of: "Anna"), try television(of: "Ben"))
    try signIn(anna, as: "Anna")
    try signIn(ben, as: "Ben")

    // Ben asks, and Anna accepts.
    try openFriends(on: ben)
    try focus("Send a friend request", on: ben, by: .arrowDown)
    try ben.press(.enter)
    try ben.type("Anna")
    try ben.press(.enter)
    try expect("Anna", on: ben)
    try openFriends(on: anna)
    try focus("Ben", on: anna, by: .arrowDown)
    try anna.press(.enter)
    try expect("friends since", on: anna)

    // Ben sends a photo from his phone; his television reports it.
    try ben.press(.home, .arrowUp, .arrowUp, .arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft, .arrowLeft)
    try focus("Album", on: ben, by: .arrowRight)
    try ben.press(.enter)
    if try !ben.focus().contains("Add photos") {
      try ben.press(.contextMenu)
      try focus("Add photos", on: ben, by: .arrowDown)
    }
    try ben.press(.enter)
    try focus("From a phone", on: ben, by: .arrowUp)
    try ben.press(.enter)
    try expect("\(address.text)/upload", on: ben)
    let sent = try browse(
      as: "Ben", "upload", ["--form", "album=", "--form", "files=@\(Repository.path("assets/demo/moonrise.jpg"))"])
    #expect(sent.contains("moonrise"), "\(sent)")
    _ = try ben.pass(seconds: 60, until: "1 new photo in the album.")
    try expect("1 new photo in the album.", on: ben)

    // Anna finds it at the camera that took it.
    try anna.press(.home, .arrowDown)
    try focus("Canon", on: anna, by: .arrowRight)
    try anna.press(.enter)
    try expect("1 friend took 1 photo with this", on: anna)
    try focus("1 friend", on: anna, by: .arrowUp)
    try anna.press(.enter)
    try expect("moonrise", on: anna)

    // When the friendship ends, the photo is gone at once.
    try openFriends(on: ben)
    try focus("Anna", on: ben, by: .arrowDown)
    try ben.press(.red)
    try ben.pass(seconds: 1)
    try focus("End", on: ben, by: .arrowLeft)
    try ben.press(.enter)
    try anna.press(.back, .enter)
    #expect(try !anna.shows("moonrise"))
  }
}
