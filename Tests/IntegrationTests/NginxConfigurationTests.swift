import Foundation
import TestSupport
import Testing

/// The nginx configuration of docs/servers.
@Suite(.enabled(if: NginxPrograms.areInstalled, "nginx and openssl are not installed"))
struct NginxConfigurationTests {
  /// Checks it as nginx does before it starts, with a certificate, sockets and folders of this test.
  private static let script = #"""
    cd "$1" && mkdir -p cache &&
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout privkey.pem -out fullchain.pem \
      -days 1 -subj /CN=example.org 2>openssl.log &&
    sed -e "s|/etc/ssl/tenfoot|$1|; s|listen 443|listen unix:$1/socket|; s|/var/cache/nginx|$1/cache|" "$2" >servers.conf &&
    printf 'error_log stderr; pid %s/pid; events {} http { access_log off; include %s/servers.conf; }\n' "$1" "$1" >nginx.conf &&
    exec /usr/sbin/nginx -t -e stderr -p "$1" -c "$1/nginx.conf"
    """#

  @Test func nginxAcceptsIt() throws {
    let folder = try TemporaryFolder()
    let process = Process()
    let messages = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", Self.script, "sh", folder.path, Repository.path("docs/servers/nginx.conf")]
    process.standardOutput = messages
    process.standardError = messages
    try process.run()
    let text = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}

/// The programs that the tests need.
private enum NginxPrograms {
  static let areInstalled = ["/usr/sbin/nginx", "/usr/bin/openssl"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}
