import ArgumentParser
import Calls
import Foundation
import InteractionService

/// `bench devices`: what it costs that many televisions wait for an interaction, with appointments and with WebSockets.
struct DevicesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices", abstract: "Many devices that wait for an interaction: appointments against WebSockets.")

  @Option(help: "The number of devices.") var devices = 10_000
  @Option(help: "The time between the appointed time and the display, seconds.") var spread = 30
  @Option(help: "The length of the idle minute, seconds; figures are scaled to 60.") var idle = 60
  @Option(help: "The time between two pings of a WebSocket, seconds.") var ping = 30
  @Option(help: "The processor time of a TLS handshake at the server, microseconds.") var handshake = 385.0

  func validate() throws {
    guard devices > 0, spread > 2, idle > 0, ping > 0 else { throw ValidationError("These numbers must be above 0.") }
  }

  func run() throws {
    Sockets.raiseFileLimit()
    let scratch = try ScratchFolder()
    let data = try scratch.folder("servers")
    let servers = try TenfootServers(["interaction"], Program.tenfoot(), data: data)
    defer { servers.stop() }
    let run = DeviceRun(deviceCount: devices, idleSeconds: idle, scratch: scratch)
    let spread = try run.appointed(number: 201, spreadMS: Int64(self.spread) * 1_000, servers, data: data, nginx: nil)
    report("Appointments, spread over \(self.spread) s", spread)
    let atOnce = try run.appointed(number: 202, spreadMS: 0, servers, data: data, nginx: nil)
    report("Appointments, all at once", atOnce)
    let proxied = try measureNginx(run, servers, data, scratch)
    let bytes = spread.result.answerBytes
    report("WebSocket", try run.webSocket(pingSeconds: 0, bytes: bytes))
    report("WebSocket, a ping every \(ping) s", try run.webSocket(pingSeconds: ping, bytes: bytes))
    compare(spread, spreadMS: Int64(self.spread) * 1_000)
    compare(atOnce, spreadMS: 0)
    extend(spread, nginx: proxied)
  }

  private func measureNginx(
    _ run: DeviceRun, _ servers: TenfootServers, _ data: String, _ scratch: ScratchFolder
  ) throws -> DeviceMeasurement? {
    guard let program = Program(installed: "nginx") ?? Program(path: "/usr/sbin/nginx") else { return nil }
    let port = try Sockets.freePort()
    let nginx = try Nginx(
      program, http: NginxServer.cache(port: port, of: servers.address(of: "interaction")), probe: port, in: scratch)
    defer { nginx.stop() }
    let spread = try run.appointed(
      number: 203, spreadMS: Int64(self.spread) * 1_000, servers, data: data, nginx: (nginx, port))
    report("Appointments, spread over \(self.spread) s, through nginx", spread)
    let atOnce = try run.appointed(number: 204, spreadMS: 0, servers, data: data, nginx: (nginx, port))
    report("Appointments, all at once, through nginx", atOnce)
    return spread
  }

  // MARK: Tables

  private func report(_ title: String, _ measurement: DeviceMeasurement) {
    let table = FigureTable(title, note: "\(devices) devices on the loopback address, one process and one thread.")
    table.row("server's memory a device", measurement.serverKiB, "KiB")
    table.row("device's memory", measurement.deviceKiB, "KiB")
    table.row("kernel's memory a device, both ends", measurement.kernelKiB, "KiB")
    table.row("processor time of an idle minute, server", measurement.serverIdleMS, "ms")
    table.row("processor time of an idle minute, devices", measurement.devicesIdleMS, "ms")
    let result = measurement.result
    if let peak = result.requestsEachSecond.max() {
      table.row("requests", Double(result.requestsEachSecond.reduce(0, +)), "", against: Double(devices), "devices")
      table.row("requests, most in a second", Double(peak), "")
      table.row("refused for a while", Double(result.refusedCount), "")
      table.row("failed", Double(result.failedCount), "")
    }
    table.row("processor time of the interaction, server", measurement.serverBusyMS, "ms")
    guard let late = Sample(result.latenessMS) else { return table.skip("arrivals", because: "nothing arrived") }
    table.row("arrived", Double(late.count), "", against: Double(devices), "devices")
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("the latest", 1)] {
      table.row("late, \(name)", late.quantile(share), "ms")
    }
  }

  private func requestUS(_ measurement: DeviceMeasurement) -> Double {
    measurement.serverBusyMS * 1_000 / Double(max(1, measurement.result.requestsEachSecond.reduce(0, +)))
  }

  private func simulation(count: Int, spreadMS: Int64, requestUS: Double) -> AppointmentSimulation {
    let at = Instant(unixMS: 0)
    let scheduled = ScheduledInteraction(
      id: "bench-201-0", programme: "p", at: at, show: at + spreadMS, durationSeconds: 60)
    return AppointmentSimulation(scheduled, count: count, requestUS: requestUS, cores: 1)
  }

  private func compare(_ measurement: DeviceMeasurement, spreadMS: Int64) {
    let table = FigureTable(
      "Simulation, spread over \(spreadMS / 1_000) s", note: "\(devices) devices, against the measurement above.")
    let simulated = simulation(count: devices, spreadMS: spreadMS, requestUS: requestUS(measurement))
    table.row(
      "requests, most in a second", Double(simulated.requestsEachSecond.max() ?? 0), "",
      against: Double(measurement.result.requestsEachSecond.max() ?? 0), "measured")
    guard let late = Sample(simulated.latenessMS), let measured = Sample(measurement.result.latenessMS) else { return }
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
      table.row("late, \(name)", late.quantile(share), "ms", against: measured.quantile(share), "measured")
    }
  }

  private func extend(_ measurement: DeviceMeasurement, nginx: DeviceMeasurement?) {
    for count in [1_000_000, 10_000_000] {
      let table = FigureTable(
        "\(count) devices, simulated", note: "Spread over \(spread) s; processor times as measured above.")
      let simulated = simulation(count: count, spreadMS: Int64(spread) * 1_000, requestUS: 1)
      let peak = Double(simulated.requestsEachSecond.max() ?? 0)
      table.row("requests a second", peak, "")
      table.row("bytes a second", peak * Double(measurement.result.answerBytes) / 1_000_000, "MB")
      table.row("TLS handshakes a second", peak, "")
      table.row("cores for TLS", peak * handshake / 1_000_000, "")
      table.row("cores for answers without a cache", peak * requestUS(measurement) / 1_000_000, "")
      if let nginx {
        table.row("cores for answers of nginx and the server behind it", peak * requestUS(nginx) / 1_000_000, "")
      }
    }
  }
}
