import ArgumentParser
import Foundation

/// `bench load`: the servers under load, and nginx with the same bytes.
struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "The servers under load, against nginx with the same bytes.")

  @Option(help: "The length of each run, seconds.") var seconds = 4
  @Option(help: "The numbers of connections, separated by commas.") var connections = "1,8,64,512"
  @OptionGroup var seed: SeedOption

  /// The limit of the processor time of a page of 60 photos, microseconds.
  private static let pageLimitUS = 200.0

  func run() throws {
    guard let wrk = Program(installed: "wrk") else { throw BenchError("wrk is not installed") }
    Sockets.raiseFileLimit()
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorkspace(in: scratch, seed: seed.seed)
    let servers = try TenfootServers(TenfootServers.names, Program.tenfoot(), data: workspace.path)
    defer { servers.stop() }
    let load = try Load(wrk: wrk, servers: servers, data: workspace.path, seconds: seconds, scratch: scratch)
    try compareWithNginx(load)
    try measurePage(load)
    for target in LoadTarget.all { try measure(target, load) }
    let table = FigureTable("Memory of the servers", note: "After all runs, three servers in a process.")
    table.row("resident", ProcessTree(root: servers.id).residentKiB / 1_024, "MB")
  }

  private var connectionCounts: [Int] { connections.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 } }

  private func compareWithNginx(_ load: Load) throws {
    guard let program = Program(installed: "nginx") ?? Program(path: "/usr/sbin/nginx") else { return }
    for target in LoadTarget.cacheable {
      let bytes = try HTTPFetch.body(load.url(of: target))
      let folder = try load.scratch.folder("files")
      try bytes.write(to: URL(fileURLWithPath: "\(folder)/answer.json"))
      let (files, cache) = (try Sockets.freePort(), try Sockets.freePort())
      let nginx = try Nginx(
        program,
        http: NginxServer.files(port: files, in: folder)
          + NginxServer.cache(port: cache, of: load.servers.address(of: target.server)), probe: files, in: load.scratch)
      defer { nginx.stop() }
      let table = FigureTable(
        "\(target.name), \(bytes.count) bytes", note: "64 connections, in turns, medians of three runs of \(seconds) s."
      )
      let urls = [
        load.url(of: target), ServerAddress(port: files).url("/answer.json"),
        ServerAddress(port: cache).url(load.path(of: target)),
      ]
      let rates = try Interleaved.run(3, urls.map { url in { try load.run(url, connections: 64).requestsASecond } })
      let medians = rates.compactMap { Sample($0)?.median }
      table.row("requests a second", medians[0], "", against: medians[1], "a file of nginx")
      table.row("through nginx with its cache", medians[2], "", against: medians[1], "a file of nginx")
    }
  }

  private func measurePage(_ load: Load) throws {
    let table = FigureTable("Processor time of an answer", note: "One connection, \(seconds) s each.")
    for target in LoadTarget.reads {
      let url = load.url(of: target)
      let tree = ProcessTree(root: load.servers.id)
      let before = tree.processorMS
      let run = try load.run(url, connections: 1)
      let requestUS =
        (ProcessTree(root: load.servers.id).processorMS - before) * 1_000 / (run.requestsASecond * Double(seconds))
      if target.name == LoadTarget.photos.name {
        table.row(target.name, requestUS, "µs", against: Self.pageLimitUS, "limit")
      } else {
        table.row(target.name, requestUS, "µs")
      }
    }
  }

  private func measure(_ target: LoadTarget, _ load: Load) throws {
    let table = FigureTable(target.name, note: "\(target.note), runs of \(seconds) s.")
    for count in connectionCounts {
      let url = load.url(of: target)
      let run = try load.run(url, connections: count, request: load.request(of: target))
      table.row("requests a second, \(count) connections", run.requestsASecond, "")
      table.row("p50, \(count) connections", run.p50MS, "ms")
      table.row("p99, \(count) connections", run.p99MS, "ms")
      table.row("errors, \(count) connections", Double(run.errorCount), "", against: 0, "limit")
    }
  }
}
