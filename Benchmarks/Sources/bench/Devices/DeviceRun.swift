import Calls
import Foundation

/// One way for devices to receive one interaction, measured: first an idle minute, then the interaction.
struct DeviceRun {
  let deviceCount: Int
  let idleSeconds: Int
  let scratch: ScratchFolder

  /// How long connecting, importing and measuring takes before the idle minute, milliseconds.
  private var preparationMS: Double { 6_000 + Double(deviceCount) / 2 }
  /// How long arrivals are awaited after the time of display, milliseconds.
  private static let arrivalMS = 40_000.0

  private static func own() throws -> Program { try Program(built: "bench") }

  // MARK: Appointed

  /// Measures devices that fetch by appointment.
  ///
  /// - Parameters:
  ///   - number: The number of a channel of its own, so that nothing is cached.
  ///   - spreadMS: The time between the appointed time and the display.
  ///   - nginx: Through nginx with a cache; nil for the server itself.
  func appointed(
    number: Int, spreadMS: Int64, _ servers: TenfootServers, data: String, nginx: (process: Nginx, port: Int)?
  ) throws -> DeviceMeasurement {
    let show = Instant(unixMS: Int64(WallClock.nowMS + preparationMS) + Int64(idleSeconds) * 1_000 + spreadMS)
    let schedule = GeneratedSchedule(
      number: number, title: "Measured", from: show - 3_600_000, until: show + 3_600_000,
      notices: [(show: show, title: "Notice")], leadMS: spreadMS)
    try schedule.importFile(into: data, Program.tenfoot(), in: scratch)
    func devices(_ count: Int) throws -> Worker {
      try Worker(
        Self.own(),
        [
          "device-processes", "appointed-devices", "--port",
          String(nginx?.port ?? servers.address(of: "interaction").port), "--devices", String(count), "--id",
          "\(schedule.channel)-0", "--at-ms", String((show - spreadMS).unixMS), "--show-ms", String(show.unixMS),
          "--end-ms", String(Double(show.unixMS) + Self.arrivalMS),
        ], environment: [:])
    }
    return try measure(
      devices, server: [servers.id] + (nginx.map { [$0.process.id] } ?? []),
      showMS: Double(show.unixMS) - Double(spreadMS))
  }

  // MARK: WebSocket

  /// Measures devices that hold a connection.
  ///
  /// - Parameters:
  ///   - pingSeconds: The time between two pings of a connection; 0 for none.
  ///   - bytes: The size of the message.
  func webSocket(pingSeconds: Int, bytes: Int) throws -> DeviceMeasurement {
    let showMS = (WallClock.nowMS + preparationMS + Double(idleSeconds) * 1_000).rounded()
    let port = try Sockets.freePort()
    let server = try Worker(
      Self.own(),
      [
        "device-processes", "websocket-server", "--port", String(port), "--ping-seconds", String(pingSeconds),
        "--bytes",
        String(bytes), "--show-ms", String(showMS),
      ], environment: [:])
    _ = try server.line()
    func devices(_ count: Int) throws -> Worker {
      try Worker(
        Self.own(),
        [
          "device-processes", "websocket-devices", "--port", String(port), "--devices", String(count), "--show-ms",
          String(showMS), "--end-ms", String(showMS + Self.arrivalMS),
        ], environment: [:])
    }
    return try measure(devices, server: [server.id], showMS: showMS)
  }

  // MARK: Measuring

  /// - Parameters:
  ///   - start: Starts the process of a number of devices.
  ///   - server: The processes of the server.
  ///   - showMS: When the idle time is over, in milliseconds since 1970.
  private func measure(_ start: (Int) throws -> Worker, server: [pid_t], showMS: Double) throws -> DeviceMeasurement {
    var measurement = DeviceMeasurement()
    let count = Double(deviceCount)
    let none = try start(0)
    _ = try none.line()
    let (processKiB, serverKiB, socketKiB) = (residentKiB([none.id]), residentKiB(server), DeviceMeasurement.socketKiB)
    let devices = try start(deviceCount)
    guard try devices.line() == "ready" else { throw BenchError("the devices did not start") }
    Thread.sleep(forTimeInterval: 2)
    let idleMS = showMS - Double(idleSeconds) * 1_000 - 500
    guard WallClock.nowMS < idleMS else { throw BenchError("the devices did not start in time") }
    WallClock.sleep(untilMS: idleMS)
    let before = (processorMS(server), processorMS([devices.id]))
    WallClock.sleep(untilMS: showMS - 500)
    let minute = 60 / Double(idleSeconds)
    measurement.serverIdleMS = (processorMS(server) - before.0) * minute
    measurement.devicesIdleMS = (processorMS([devices.id]) - before.1) * minute
    measurement.serverKiB = max(0, residentKiB(server) - serverKiB) / count
    measurement.deviceKiB = max(0, residentKiB([devices.id]) - processKiB) / count
    measurement.kernelKiB = max(0, DeviceMeasurement.socketKiB - socketKiB) / count
    let idle = processorMS(server)
    measurement.result = try devices.result(DeviceResult.self)
    measurement.serverBusyMS = processorMS(server) - idle
    return measurement
  }

  private func residentKiB(_ processes: [pid_t]) -> Double {
    processes.map { ProcessTree(root: $0).residentKiB }.reduce(0, +)
  }

  private func processorMS(_ processes: [pid_t]) -> Double {
    processes.map { ProcessTree(root: $0).processorMS }.reduce(0, +)
  }
}
