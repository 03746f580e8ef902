import Calls
import HTTPClient
import HTTPFixtures
import Testing

/// Servers whose certificates are not valid: nothing is sent to them.
@Suite(.enabled(if: OpenSSLServer.isInstalled)) struct CertificateTests {
  private let certificate: OpenSSLServer.Certificate
  private let server: OpenSSLServer

  init() throws {
    certificate = try OpenSSLServer.Certificate()
    server = try OpenSSLServer(certificate)
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
    let client = try client("127.0.0.1", trusting: certificate.path)
    #expect(try client.send(ClientRequest("/"), .local).status == 200)
  }

  @Test func theCertificateOfAnotherServerIsRefused() throws {
    #expect(try client("localhost", trusting: certificate.path).failure().name == "unavailable.certificate")
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
