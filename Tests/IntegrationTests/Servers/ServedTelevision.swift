import Calls
import Device
import Foundation
import HTTPFixtures
import Screen
import Synchronization
import TestSupport
import Threads
import Workspaces

@testable import Engine
@testable import Television
@testable import tenfoot

/// A television whose services are at the three servers, each behind a proxy that injects faults; on a clock that tests advance.
final class ServedTelevision {
  /// The servers behind the proxies.
  let servers: TapeServers
  /// The addresses that the television has.
  let addresses: ServerAddresses
  let engine: TelevisionEngine
  private(set) var proxies: [TapeServers.Name: FaultyProxy]
  private let time: Monitor<Instant>
  private var uptimeMS: Int64 = 0
  private let folder: TemporaryFolder

  /// The options of a television.
  struct Options {
    /// The name of the device, with which keys of its writes begin.
    var device = "tape"
    /// Whether pop-ups are switched off.
    var isQuiet = false
    var language = Language.english
    var size = Size(columns: 120, rows: 36)
    /// How long a call may take.
    var timeLimitMS: Int64 = 20_000
    /// A file with the certificates to trust.
    var trustedCertificates: String?
    /// The address of the album's server in place of the proxy's.
    var albumServer: ServerAddress?
    /// Renders a picture of an open file; grey pictures, whose files are not opened, by default.
    var render: (@Sendable (ImageRequest, MediaOpener) throws -> CellImage)?
  }

  /// The time at which tapes start.
  private static let startMS: Int64 = 1_795_291_200_000

  init(_ options: Options = Options()) throws {
    let time = Monitor(Instant(unixMS: Self.startMS))
    self.time = time
    let servers = try TapeServers(language: options.language) { time.withLock { $0 } }
    self.servers = servers
    proxies = Dictionary(
      uniqueKeysWithValues: try TapeServers.Name.allCases.map { ($0, try FaultyProxy(to: servers.port(of: $0))) })
    addresses = ServerAddresses(
      album: options.albumServer ?? proxies[.album]?.address, mall: proxies[.mall]?.address,
      interactions: proxies[.interactions]?.address)
    folder = try TemporaryFolder()
    engine = try Self.engine(
      options, ServerAccess(addresses: addresses, timeLimitMS: options.timeLimitMS), in: folder, time)
    _ = try engine.waitUntilIdle(at: now)
  }

  private static func engine(
    _ options: Options, _ access: ServerAccess, in folder: TemporaryFolder, _ time: Monitor<Instant>
  ) throws -> TelevisionEngine {
    var access = access
    access.trustedCertificates = options.trustedCertificates
    let workspace = try Workspace(
      folder: DataFolder(path: folder.file("television")), assets: AssetFolder(environment: [:]))
    let root = try CompositionRoot(in: workspace, servers: { [access] _ in access }) { time.withLock { $0 } }
    var launch = CompositionRoot.LaunchOptions(
      settings: Settings(language: options.language, hasMotion: false, isQuiet: options.isQuiet),
      language: options.language,
      keyPrefix: options.device,
      device: options.device, keyboard: try KeymapFiles(environment: [:]).keymap(named: nil).keyboard)
    launch.photos = { profile, opened in
      PhotoFolders(workspace, opened, owner: profile?.name ?? "", environment: [:])
    }
    let opener = MediaOpener(
      album: root.opened.album, mall: root.opened.mall, assets: workspace.assets, caller: Caller(device: "renderer"))
    let render = options.render
    return root.engine(
      launch, on: CompositionRoot.DisplayOptions(size: options.size),
      at: ClockReading(uptimeMS: 0, unixMS: startMS)
    ) { request in try render?(request, opener) ?? CellImage.grey(request) }
  }

  /// The present reading of the clock.
  var now: ClockReading { ClockReading(uptimeMS: uptimeMS, unixMS: Self.startMS + uptimeMS) }

  /// The proxy before a server.
  func proxy(_ name: TapeServers.Name) throws -> FaultyProxy {
    guard let proxy = proxies[name] else { throw POSIXError(.ENOENT) }
    return proxy
  }

  /// Presses keys, each when the television is idle; returns the screen.
  @discardableResult
  func press(_ keys: RemoteKey...) throws -> String {
    for key in keys {
      engine.press(key, at: now)
      _ = try engine.waitUntilIdle(at: now)
    }
    return try screen()
  }

  /// Types a text where text is entered.
  func type(_ text: String) throws {
    for character in text {
      engine.type(character, at: now)
      _ = try engine.waitUntilIdle(at: now)
    }
  }

  /// Returns the text of what has the focus; empty for none.
  func focus() throws -> String {
    let frame = try engine.waitUntilIdle(at: now)
    return frame.focus.map { frame.text(in: $0) } ?? ""
  }

  /// Returns the screen when the television is idle.
  func screen() throws -> String { try engine.waitUntilIdle(at: now).lines.joined(separator: "\n") }

  /// Lets time pass, until the screen shows a text if one is given.
  ///
  /// - Returns: Whether it is shown.
  @discardableResult
  func pass(seconds: Int64, until text: String? = nil) throws -> Bool {
    let endMS = uptimeMS + seconds * 1_000
    while let next = engine.nextWakeMS, next <= endMS {
      advance(to: max(uptimeMS, next))
      engine.wake(at: now)
      if let text, try shows(text) { return true }
      _ = try engine.waitUntilIdle(at: now)
    }
    advance(to: endMS)
    return try text.map(shows) ?? false
  }

  /// Returns whether the screen shows a text, however it is divided into lines.
  func shows(_ text: String) throws -> Bool {
    try screen().filter { !$0.isWhitespace }.contains(text.filter { !$0.isWhitespace })
  }

  private func advance(to uptimeMS: Int64) {
    self.uptimeMS = uptimeMS
    time.update { $0 = Instant(unixMS: Self.startMS + uptimeMS) }
  }
}
