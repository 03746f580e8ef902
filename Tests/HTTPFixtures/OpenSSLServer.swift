import Foundation
import TestSupport

/// A server of OpenSSL on this machine.
public final class OpenSSLServer {
  /// A certificate for 127.0.0.1 that has signed itself.
  public struct Certificate {
    /// The file with it, in PEM.
    public let path: String
    /// The file with its private key, in PEM.
    public let key: String
    private let folder: TemporaryFolder

    /// Makes a certificate.
    public init() throws {
      folder = try TemporaryFolder()
      (key, path) = (folder.file("key.pem"), folder.file("certificate.pem"))
      let making = OpenSSLServer.process([
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out",
        path, "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
      ])
      making.standardError = FileHandle.nullDevice
      try making.run()
      making.waitUntilExit()
      guard making.terminationStatus == 0 else { throw POSIXError(.EIO) }
    }
  }

  /// The port that it listens on.
  public let port: Int
  private let certificate: Certificate
  private let process: Process

  private static let program = "/usr/bin/openssl"
  /// Whether this machine has OpenSSL.
  public static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// Starts a server that answers every request with a page.
  public init(_ certificate: Certificate) throws {
    self.certificate = certificate
    process = Self.process(
      ["s_server", "-www", "-accept", "127.0.0.1:0", "-cert", certificate.path, "-key", certificate.key])
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard let bound = Self.port(in: output.fileHandleForReading) else { throw POSIXError(.EADDRINUSE) }
    port = bound
  }

  deinit {
    // It does not end by SIGTERM after a handshake that failed.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    return process
  }

  /// Reads until the server prints its port.
  private static func port(in output: FileHandle) -> Int? {
    var text = ""
    while true {
      let more = output.availableData
      if more.isEmpty { return nil }
      text += String(decoding: more, as: UTF8.self)
      if let match = text.firstMatch(of: #/ACCEPT .*:(\d+)\n/#) { return Int(match.output.1) }
    }
  }
}
