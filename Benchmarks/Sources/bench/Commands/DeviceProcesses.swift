import ArgumentParser
import Calls
import Foundation
import InteractionService
import NIOCore

/// The processes that `bench devices` starts: a side of the measurement each, so that the memory of each can be told apart.
struct DeviceProcesses: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "device-processes", shouldDisplay: false,
    subcommands: [WebSocketServerCommand.self, WebSocketDevicesCommand.self, AppointedDevicesCommand.self])
}

/// What arrived at devices.
struct DeviceResult: Codable {
  /// How long after the time of display each device had the interaction, in milliseconds; 0 if it was earlier.
  var latenessMS: [Double]
  var requestsEachSecond: [Int] = []
  var refusedCount = 0
  var failedCount = 0
  var answerBytes = 0

  /// Prints it as a line of JSON.
  func print() throws {
    Swift.print(String(decoding: try JSONEncoder().encode(self), as: UTF8.self))
  }
}

struct WebSocketServerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "websocket-server")

  @Option var port: Int
  @Option var pingSeconds: Int
  @Option var bytes: Int
  @Option var showMs: Double

  func run() throws {
    Sockets.raiseFileLimit()
    let server = try WebSocketServer(port: port)
    if pingSeconds > 0 { server.ping(everySeconds: pingSeconds) }
    server.send(ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes), atMS: showMs)
    print("listening")
    fflush(nil)
    try server.wait()
  }
}

struct WebSocketDevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "websocket-devices")

  @Option var port: Int
  @Option var devices: Int
  @Option var showMs: Double
  @Option var endMs: Double

  func run() throws {
    Sockets.raiseFileLimit()
    let fleet = WebSocketDevices(count: devices, port: port)
    try fleet.connect()
    print("ready")
    fflush(nil)
    let arrivals = fleet.messages(untilMS: endMs)
    try DeviceResult(latenessMS: arrivals.map { max(0, $0 - showMs) }).print()
  }
}

struct AppointedDevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "appointed-devices")

  @Option var port: Int
  @Option var devices: Int
  @Option var id: String
  @Option var atMs: Int64
  @Option var showMs: Int64
  @Option var endMs: Double

  func run() throws {
    Sockets.raiseFileLimit()
    let scheduled = ScheduledInteraction(
      id: id, programme: "p", at: Instant(unixMS: atMs), show: Instant(unixMS: showMs), durationSeconds: 60)
    let fleet = try AppointedDevices(scheduled, count: devices, port: port)
    print("ready")
    fflush(nil)
    let outcome = try fleet.outcome(atMS: endMs)
    try DeviceResult(
      latenessMS: outcome.arrivals.map { max(0, $0 - Double(showMs)) }, requestsEachSecond: outcome.requestsEachSecond,
      refusedCount: outcome.refusedCount, failedCount: outcome.failedCount, answerBytes: outcome.answerBytes
    ).print()
  }
}
