import Foundation

/// nginx with a configuration of its own, in the foreground.
final class Nginx {
  private let worker: Worker

  /// Starts nginx, and waits until it listens.
  ///
  /// - Parameters:
  ///   - servers: The `server` blocks and what else the `http` block contains.
  ///   - probe: A port on which it listens.
  init(_ nginx: Program, http servers: String, probe: Int, in scratch: ScratchFolder) throws {
    let folder = try scratch.folder("nginx-\(probe)")
    let configuration = """
      daemon off;
      pid \(folder)/pid;
      error_log \(folder)/error.log warn;
      worker_processes 2;
      worker_rlimit_nofile 65536;
      events { worker_connections 30000; }
      http {
        access_log off;
        keepalive_requests 100000000;
        client_body_temp_path \(folder)/body;
        proxy_temp_path \(folder)/proxy;
        fastcgi_temp_path \(folder)/fastcgi;
        uwsgi_temp_path \(folder)/uwsgi;
        scgi_temp_path \(folder)/scgi;
        proxy_cache_path \(folder)/cache keys_zone=tenfoot:10m max_size=1g inactive=1d use_temp_path=off;
        \(servers)
      }

      """
    try configuration.write(toFile: "\(folder)/nginx.conf", atomically: false, encoding: .utf8)
    worker = try Worker(
      nginx, ["-e", "\(folder)/error.log", "-p", folder, "-c", "\(folder)/nginx.conf"], environment: [:],
      log: "\(folder)/start.log")
    for _ in 0..<200 where !Sockets.isListening(port: probe) { Thread.sleep(forTimeInterval: 0.02) }
    guard Sockets.isListening(port: probe) else {
      throw BenchError("nginx did not start: \(Machine.text("\(folder)/start.log"))")
    }
  }

  /// The ID of the first process, the parent of those that answer.
  var id: pid_t { worker.id }

  /// Stops nginx.
  func stop() {
    worker.stop()
  }
}
