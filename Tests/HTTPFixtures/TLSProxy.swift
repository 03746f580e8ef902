import Foundation
import TestSupport

/// nginx before a server on this machine, with a certificate that can be replaced.
public final class TLSProxy {
  private let folder: TemporaryFolder
  private let process = Process()
  private static let program = "/usr/sbin/nginx"

  /// Whether this machine has the programs that are needed.
  public static var isInstalled: Bool {
    OpenSSLServer.isInstalled && FileManager.default.isExecutableFile(atPath: program)
  }

  /// Starts a proxy.
  ///
  /// - Parameters:
  ///   - server: The port of the server.
  ///   - port: A free port to listen on.
  public init(to server: Int, listeningAt port: Int, _ certificate: OpenSSLServer.Certificate) throws {
    folder = try TemporaryFolder()
    let path = folder.path
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(path)/\($0);" }
    folder.write(
      """
      \(getuid() == 0 ? "user root;" : "") daemon off; worker_processes 1; pid \(path)/pid; error_log \(path)/log; events {}
      http {
        access_log off; \(temporary.joined(separator: " "))
        server {
          listen 127.0.0.1:\(port) ssl; ssl_certificate \(path)/certificate; ssl_certificate_key \(path)/key;
          location / { proxy_pass http://127.0.0.1:\(server); }
        }
      }

      """, to: "nginx.conf")
    try install(certificate)
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["-e", folder.file("log"), "-p", path, "-c", folder.file("nginx.conf")]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while !Self.listens(at: port) { guard process.isRunning else { throw POSIXError(.EADDRINUSE) } }
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// Replaces the certificate, as an administrator does. New connections get it soon.
  public func replace(by certificate: OpenSSLServer.Certificate) throws {
    try install(certificate)
    kill(process.processIdentifier, SIGHUP)
  }

  private func install(_ certificate: OpenSSLServer.Certificate) throws {
    for (name, source) in [("certificate", certificate.path), ("key", certificate.key)] {
      folder.write(TemporaryFolder.read(source), to: name)
    }
  }

  private static func listens(at port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
