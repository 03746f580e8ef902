import AlbumService
import Calls
import Foundation
import HTTPFixtures
import InteractionService
import MallService
import TestSupport
import TestTraits
import Testing

@testable import HTTPClient
@testable import Workspaces

/// A television that uses servers, which behaves as with the services in its own data folder.
@Suite(.heavy) struct ServerTelevisionTests {
  private let folder: TemporaryFolder
  private let services: WorkspaceServices
  private let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    let data = try PreparedData.demoAlbum().copied(to: folder).data
    let workspace = try Workspace(folder: DataFolder(path: data), assets: AssetFolder(environment: [:]))
    // The time at which the clock of a tape starts.
    services = try workspace.openServices { Instant(unixMS: 1_795_291_200_000) }
    tenfoot = Tenfoot(data: folder.file("television"))
  }

  private func server(losesAnswers: Int = 0, _ add: (inout WireServer.Calls) -> Void) throws -> WireServer {
    var calls = WireServer.Calls()
    add(&calls)
    return try WireServer(calls, losesAnswers: losesAnswers)
  }

  private func replay(_ tape: String, _ options: [String], environment: [String: String] = [:]) throws {
    let outcome = try tenfoot.run(["replay"] + options + [tape], environment: environment)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  @Test(arguments: ["photos", "television"])
  func everyTapeShowsTheSameScreens(_ tape: String) throws {
    let album = try server { $0.add(services.album) }
    let mall = try server { $0.add(services.mall) }
    try replay(
      Repository.path("assets/tapes/\(tape).tape"),
      ["--album-server", album.loopback.address.text, "--mall-server", mall.loopback.address.text])
    #expect(album.loopback.requests.count > 5)
    #expect(mall.loopback.requests.count > 5)
  }

  @Test func theTourPassesWithThreeServersAndItsPurchaseIsAtTheMall() throws {
    let servers = [
      try server { $0.add(services.album) }, try server { $0.add(services.mall) },
      try server { $0.add(services.interactions) },
    ]
    let before = try services.mall.orders(page: PageRequest(), .local).totalCount
    let options = zip(["--album-server", "--mall-server", "--interaction-server"], servers)
    try replay(
      Repository.path("assets/tapes/tour.tape"), options.flatMap { [$0, $1.loopback.address.text] })
    #expect(try services.mall.orders(page: PageRequest(), .local).totalCount == before + 1)
    #expect(servers[2].loopback.requests.contains { $0.contains("/schedule ") })
  }

  @Test func aServersTokenIsSentToThatServerOnly() throws {
    let album = try server { $0.add(services.album) }
    let mall = try server { $0.add(services.mall) }
    let config = folder.write("\(album.loopback.address.text) tfa_1\n", to: "config/tenfoot/server-tokens")
    chmod(config, 0o600)
    try replay(
      folder.write("Expect /MOST BOUGHT/\n", to: "home.tape"),
      ["--album-server", album.loopback.address.text, "--mall-server", mall.loopback.address.text],
      environment: ["XDG_CONFIG_HOME": folder.file("config")])
    #expect(album.loopback.requests.allSatisfy { $0.contains("Authorization: Bearer tfa_1\r\n") })
    #expect(!album.loopback.requests.isEmpty)
    #expect(mall.loopback.requests.allSatisfy { !$0.contains("tfa_1") })
  }

  @Test func aPageNamesTheServerThatCannotBeReached() throws {
    let album = try server { $0.add(services.album) }
    let tape =
      "Expect /MOST LOOKED UP/\nExpect /Dunes/\nRight 2\nExpect+Focus /Mall/\nEnter\nExpect /Can’t connect to/\n"
    try replay(
      folder.write(tape, to: "away.tape"),
      ["--album-server", album.loopback.address.text, "--mall-server", "http://127.0.0.1:1"])
  }

  @Test func aPurchaseWhoseAnswerIsLostIsRepeatedAndCountsOnce() throws {
    let before = try services.mall.orders(page: PageRequest(), .local).totalCount
    let mall = try server(losesAnswers: 1) { $0.add(services.mall) }
    let tape = """
      Right 2
      Expect+Focus /Mall/
      Enter
      Enter
      Enter
      Expect+Focus /Buy/
      Enter
      Expect /BUY THIS/
      Sleep 500ms
      Enter
      Expect /THAT DIDN’T WORK/
      Enter
      Expect /BOUGHT/

      """
    try replay(folder.write(tape, to: "buy.tape"), ["--mall-server", mall.loopback.address.text])
    #expect(mall.loopback.requests.count { $0.hasPrefix("POST /v1/orders ") } == 2)
    #expect(try services.mall.orders(page: PageRequest(), .local).totalCount == before + 1)
  }

  @Test func theProxyOfTheEnvironmentIsUsed() throws {
    let proxy = try LoopbackServer { $0.answerAll("502 Bad Gateway") }
    try replay(
      folder.write("Expect /TENFOOT/\n", to: "home.tape"), ["--mall-server", "http://mall.invalid"],
      environment: ["http_proxy": proxy.address.text])
    #expect(proxy.requests.contains { $0.hasPrefix("GET http://mall.invalid/v1/") })
  }

  @Test func anIdleTelevisionHasNoConnection() throws {
    let album = try server { $0.add(services.album) }
    let mall = try server { $0.add(services.mall) }
    try tenfoot.silencePopUps()
    let window = try TerminalWindow(
      tenfoot, ["--album-server", album.loopback.address.text, "--mall-server", mall.loopback.address.text])
    #expect(window.shows("MOST BOUGHT"))
    album.loopback.waitUntilUnconnected()
    mall.loopback.waitUntilUnconnected()
    window.type("\u{1B}[C")
    window.type("\r")
    #expect(window.shows("8 albums"))
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
  }

  @Test func importsAreForTheAlbumOnThisMachine() throws {
    let photo = folder.write("photo", to: "a.jpg")
    let outcome = try tenfoot("tv", photo, "--album-server", "http://127.0.0.1:1")
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains("can only be imported into the album on this machine"))
    let invalid = try tenfoot("tv", "--album-server", "tv.example")
    #expect(invalid.status == 64)
    #expect(invalid.messages.contains("--album-server"))
  }
}

/// The file with the tokens of servers.
@Suite struct ServerTokensTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func everyServerHasItsOwnToken() throws {
    let text = "# mine\n\nhttps://TV.example/album/ tfa_1\n  http://127.0.0.1:8481\ttfm_2  \n"
    let tokens = try ServerTokens(text: text, file: "server-tokens")
    #expect(try tokens.token(of: #require(ServerAddress("https://tv.example/album"))) == "tfa_1")
    #expect(try tokens.token(of: #require(ServerAddress("http://127.0.0.1:8481"))) == "tfm_2")
    for other in ["https://tv.example", "http://tv.example/album", "https://tv.example:8481/album"] {
      #expect(try tokens.token(of: #require(ServerAddress(other))) == nil)
    }
  }

  @Test(arguments: ["tfa_1", "tv.example tfa_1", "https://tv.example a b", "https://tv.example tök"])
  func otherLinesAreReportedWithTheirNumber(_ line: String) {
    let error = #expect(throws: WorkspaceError.self) { try ServerTokens(text: "\n\(line)\n", file: "server-tokens") }
    #expect(error?.fault == .token(place: "server-tokens:2", example: "https://tv.example TOKEN"))
  }

  @Test func aFileThatOthersMayReadIsRefused() throws {
    let file = folder.write("https://tv.example tfa_1\n", to: "server-tokens")
    chmod(file, 0o640)
    let error = #expect(throws: WorkspaceError.self) { try ServerTokens(path: file) }
    #expect(error?.fault == .tokensReadableByOthers(path: file))
    chmod(file, 0o600)
    #expect(try ServerTokens(path: file).token(of: #require(ServerAddress("https://tv.example"))) == "tfa_1")
    #expect(throws: WorkspaceError.self) { try ServerTokens(path: file + ".missing") }
  }

  @Test func aFileThatCannotBeReachedIsNotAMissingOne() throws {
    let server = try #require(ServerAddress("https://tv.example"))
    let path = folder.file("server-tokens")
    let source = try ServerTokenFile(path: path).source(for: server)
    symlink(path, path)
    #expect(source.explained(ServiceFailure(.unauthorised), server: server).reason == .tokenFile)
    #expect(throws: WorkspaceError.self) { try ServerTokenFile(path: path) }
    unlink(path)
    #expect(source.explained(ServiceFailure(.unauthorised), server: server).reason == .tokenMissing)
  }

  @Test func theFileIsReadAgainWhenItHasChanged() throws {
    let server = try #require(ServerAddress("https://tv.example"))
    let path = folder.file("server-tokens")
    let source = try ServerTokenFile(path: path).source(for: server)
    let refused = ServiceFailure(.unauthorised)
    #expect(source.token == nil)
    #expect(source.explained(refused, server: server).reason == .tokenMissing)
    _ = folder.write("https://tv.example tfa_1\n", to: "server-tokens")
    chmod(path, 0o644)
    #expect(source.token == nil)
    let unusable = source.explained(refused, server: server)
    #expect(unusable.reason == .tokenFile)
    #expect(unusable.parameters["problem"] == "workspace.tokensReadableByOthers")
    chmod(path, 0o600)
    #expect(source.token == "tfa_1")
    let wrong = source.explained(refused, server: server)
    #expect(wrong.reason == .tokenRefused)
    #expect(wrong.parameters == ["server": "https://tv.example", "path": path])
  }
}
