import Calls
import Device
import Screen
import Testing

@testable import Television

/// The settings of servers.
@Suite struct ServerSettingsTests {
  private static let address = "http://10.0.0.5:8701"

  /// The settings page of a television that uses some servers.
  private func settings(
    stored: ServerAddresses = ServerAddresses(), inUse: ServerAddresses = ServerAddresses(),
    given: ServerAddresses = ServerAddresses(), size: Size = Size(columns: 120, rows: 36)
  ) -> TelevisionHarness {
    var television = TelevisionHarness(
      size: size, settings: Settings(servers: stored), servers: inUse, givenServers: given)
    television.press(.home, .arrowLeft)
    for _ in 0..<5 { television.press(.arrowRight) }
    television.press(.enter)
    return television
  }

  /// Opens the dialog for the album's server.
  private func dialog(stored: String? = nil) -> TelevisionHarness {
    let servers = ServerAddresses(album: stored.flatMap { ServerAddress($0) })
    var television = settings(stored: servers, inUse: servers)
    for _ in 0..<4 { television.press(.arrowDown) }
    #expect(television.focus.contains("Album server"))
    television.press(.enter)
    return television
  }

  @Test func eachServiceHasARowThatSaysWhereItIs() {
    let mall = ServerAddresses(mall: ServerAddress("https://mall.example"))
    let screen = settings(stored: mall, inUse: mall).screen
    #expect(screen.contains(#/Album server +On this device/#))
    #expect(screen.contains(#/Mall server +https:\/\/mall\.example/#))
    #expect(screen.contains(#/Channel server +On this device/#))
    #expect(!screen.contains("next start"))
  }

  @Test func anAddressIsTypedAndUsedFromTheNextStartOn() {
    var television = dialog()
    #expect(television.focus.contains("Use it"))
    television.type(Self.address)
    television.press(.enter)
    #expect(television.saved.last?.servers == ServerAddresses(album: ServerAddress(Self.address)))
    #expect(television.screen.contains(#/Album server +http:\/\/10\.0\.0\.5:8701/#))
    #expect(television.screen.contains("From the next start on. Until then: On this device"))
  }

  @Test func theRemoteAloneEntersAnAddress() {
    var television = dialog()
    for text in ["http://"] + Self.address.dropFirst(7).map(String.init) {
      focus(text, in: &television)
      television.press(.enter)
    }
    focus("Delete", in: &television)
    television.press(.enter)
    focus("2", in: &television)
    television.press(.enter)
    focus("Use it", in: &television)
    television.press(.enter)
    #expect(television.saved.last?.servers.album == ServerAddress("http://10.0.0.5:8702"))
  }

  /// Moves the focus to a key of the dialog, with the arrows alone.
  private func focus(_ label: String, in television: inout TelevisionHarness) {
    var visited: Set<String> = []
    var queue = [television]
    while !queue.isEmpty {
      let next = queue.removeFirst()
      let text = next.focus.filter { !$0.isWhitespace }
      if text == label.filter({ !$0.isWhitespace }) {
        television = next
        return
      }
      guard visited.insert(text).inserted else { continue }
      for key in [RemoteKey.arrowUp, .arrowDown, .arrowLeft, .arrowRight] {
        var moved = next
        moved.press(key)
        queue.append(moved)
      }
    }
    Issue.record("\(label) cannot be reached")
  }

  @Test(arguments: ["tv.example", "ftp://tv.example", "http://", "https://tv.example:99999", "http://a b"])
  func whatIsNoAddressIsRefusedWithTheReason(_ text: String) {
    var television = dialog()
    television.type(text)
    if text.contains(" ") {
      #expect(television.screen.contains("http://ab"), "blanks are left out")
      return
    }
    television.press(.enter)
    #expect(television.screen.contains("This is not an address."))
    #expect(television.saved.isEmpty)
    television.handle(.erased)
    #expect(!television.screen.contains("This is not an address."))
  }

  @Test func aServiceComesBackToThisDevice() {
    var television = dialog(stored: Self.address)
    #expect(television.screen.contains(Self.address))
    television.press(.arrowRight)
    #expect(television.focus.contains("On this device"))
    television.press(.enter)
    #expect(television.saved.last?.servers == ServerAddresses())
    #expect(television.screen.contains("From the next start on. Until then: \(Self.address)"))
  }

  @Test func backChangesNothing() {
    var television = dialog(stored: Self.address)
    television.type("9")
    television.press(.back)
    #expect(television.saved.isEmpty)
    #expect(television.screen.contains(Self.address))
  }

  @Test func whatTheCommandLineSaysComesFirstAndIsSaid() {
    let given = ServerAddresses(album: ServerAddress(Self.address))
    let screen = settings(inUse: given, given: given).screen
    #expect(screen.contains(#/Album server +http:\/\/10\.0\.0\.5:8701/#))
    #expect(screen.contains("Given in settings.toml or on the command line. Without that: On this device"))
  }

  @Test(arguments: [Size(columns: 60, rows: 20), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
  func everyRowCanBeReached(_ size: Size) {
    var television = settings(size: size)
    var rows: [String] = []
    while !television.focus.hasPrefix("OK"), rows.count < 20 {
      rows.append(television.focus)
      #expect(television.frame.focus.map { $0.row < size.rows - 1 } == true)
      television.press(.arrowDown)
    }
    #expect(rows.count == 9, "\(rows)")
  }

  @Test func theEmptyAlbumOfAServerIsNotFilledFromHere() {
    var television = TelevisionHarness(
      photos: [], servers: ServerAddresses(album: ServerAddress(Self.address)))
    #expect(!television.screen.contains("tenfoot import"))
    television.press(.enter)
    #expect(television.screen.contains("Photos are added to this album where its server runs."))
    #expect(!television.screen.contains("tenfoot import"))
  }
}
