import Calls
import Foundation
import HTTPClient
import HTTPFixtures
import TestSupport
import Testing

/// Servers whose certificates are not valid: nothing is sent to them.
@Suite(.enabled(if: OpenSSLServer.isInstalled)) struct CertificateTests {
  private let server: OpenSSLServer

  init() throws {
    server = try OpenSSLServer()
  }

  private func client(_ host: String, trusting file: String? = nil) throws -> HTTPClient {
    var options = ClientOptions()
    (options.lingerMS, options.trustedCertificates) = (0, file)
    return HTTPClient(server: try #require(ServerAddress("https://\(host):\(server.port)")), options: options)
  }

  @Test func anUntrustedCertificateIsRefused() throws {
    let client = try client("127.0.0.1")
    #expect(try client.failure().name == "unavailable.certificate")
    #expect(try client.failure(of: ClientRequest(.post, "/", body: [])).name == "unavailable.certificate")
  }

  @Test func aTrustedCertificateIsAccepted() throws {
    let client = try client("127.0.0.1", trusting: server.certificate)
    #expect(try client.send(ClientRequest("/"), .local).status == 200)
  }

  @Test func theCertificateOfAnotherServerIsRefused() throws {
    #expect(try client("localhost", trusting: server.certificate).failure().name == "unavailable.certificate")
  }

  @Test func aServerWithoutEncryptionIsReported() throws {
    let plain = try LoopbackServer { connection in
      _ = connection.receive()
      connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
    }
    let address = try #require(ServerAddress("https://127.0.0.1:\(plain.port)"))
    #expect(try HTTPClient(server: address).failure().name == "unavailable.encryption")
  }
}

/// A server of OpenSSL on this machine, with a certificate for 127.0.0.1 that it has signed itself.
private final class OpenSSLServer {
  /// The port that it listens on.
  let port: Int
  /// The file with its certificate.
  let certificate: String
  private let folder: TemporaryFolder
  private let process: Process

  private static let program = "/usr/bin/openssl"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

  init() throws {
    let folder = try TemporaryFolder()
    let (key, certificate) = (folder.file("key.pem"), folder.file("certificate.pem"))
    let making = Self.process([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out",
      certificate, "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
    ])
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    try #require(making.terminationStatus == 0)
    process = Self.process(["s_server", "-www", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key])
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    (self.folder, self.certificate) = (folder, certificate)
    port = try #require(Self.port(in: output.fileHandleForReading))
  }

  deinit {
    // After a failed handshake, SIGTERM does not end it.
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
