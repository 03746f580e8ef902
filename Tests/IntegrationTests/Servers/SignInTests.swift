import AlbumService
import Calls
import Device
import Foundation
import QRCodes
import Screen
import TestSupport
import TestTraits
import Testing

@testable import Workspaces
@testable import tenfoot

/// Signing a device in at a running album server, approved on the server's pages.
@Suite(.heavy, .timeLimit(.minutes(2))) struct SignInTests {
  private let folder: TemporaryFolder
  private let owner: Tenfoot
  private let servers: ServerProcess
  private let device: Workspace
  private let access: ServerAccess

  init() throws {
    folder = try TemporaryFolder()
    owner = Tenfoot(data: folder.file("server"))
    let drawing = #"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><circle r="9"/></svg>"#
    _ = try owner.run(["import", folder.write(drawing, to: "Harbour.svg")])
    _ = try owner("people", "add", "Anna")
    let outcome = try owner.run(["people", "password", "Anna"], input: "correct horse battery\n")
    #expect(outcome.status == 0, "\(outcome.messages)")
    servers = try ServerProcess(owner, [.album], options: ["--token-file", folder.file("tokens")])
    device = try Workspace(folder: DataFolder(path: folder.file("device")), assets: AssetFolder(environment: [:]))
    access = ServerAccess(addresses: ServerAddresses(album: servers.addresses[.album]))
  }

  /// Posts forms as Anna's browser does.
  private func browse(_ forms: [(page: String, fields: [String])]) throws -> String {
    let address = try #require(servers.addresses[.album]).text
    var output = ""
    for form in forms {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
      process.arguments =
        ["--silent", "--location", "--cookie", folder.file("jar"), "--cookie-jar", folder.file("jar")]
        + ["--header", "Origin: \(address)"] + form.fields.flatMap { ["--data-urlencode", $0] }
        + ["\(address)/\(form.page)"]
      output = try owner.outcome(of: process).output
    }
    return output
  }

  private func decide(_ decision: String, _ code: String) throws -> String {
    try browse([
      ("sign-in", ["name=Anna", "password=correct horse battery"]),
      ("device", ["user_code=\(code)", "decision=\(decision)"]),
    ])
  }

  private func titles() throws -> [String] {
    let services = try device.openServices(servers: { _ in access }) { .now }
    return try services.album.items(MediaQuery(), page: PageRequest(), .local).items.map(\.title)
  }

  @Test func anApprovedDeviceSeesThePersonsPhotosUntilItSignsOut() throws {
    #expect(throws: ServiceFailure.self) { try titles() }
    let signIn = try device.signIn(access)
    let codes = try signIn.requestCodes(.local)
    #expect(try signIn.poll(codes, .local) == .pending)
    #expect(try signIn.poll(codes, .local) == .slowDown, "the second poll came too soon")
    _ = try decide("approve", codes.userCode)
    #expect(try signIn.poll(codes, .local) == .approved(person: "Anna"))
    #expect(try signIn.poll(codes, .local) == .expired, "codes are valid once")
    #expect(try titles() == ["Harbour"])
    let (path, secret) = (device.folder.issuedTokens, try issuedSecret())
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(try device.signOut(access))
    #expect(throws: ServiceFailure.self) { try titles() }
    #expect(try !device.signOut(access))
    // The token is revoked at the server, too.
    let server = try #require(servers.addresses[.album])
    try IssuedTokenFile(path: path).save(secret, of: server)
    #expect(throws: ServiceFailure.self) { try titles() }
  }

  private func issuedSecret() throws -> String {
    let text = try String(contentsOfFile: device.folder.issuedTokens, encoding: .utf8)
    return try #require(text.split(whereSeparator: \.isWhitespace).last.map(String.init))
  }

  @Test func aRefusedDeviceGetsNothing() throws {
    let signIn = try device.signIn(access)
    let codes = try signIn.requestCodes(.local)
    _ = try decide("refuse", codes.userCode)
    #expect(try signIn.poll(codes, .local) == .refused)
    #expect(!FileManager.default.fileExists(atPath: device.folder.issuedTokens))
  }

  @Test func thePageOfTheCodeNamesTheDevice() throws {
    let codes = try device.signIn(access).requestCodes(.local)
    _ = try browse([("sign-in", ["name=Anna", "password=correct horse battery"])])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    process.arguments = ["--silent", "--cookie", folder.file("jar"), codes.pageWithCode]
    let page = try owner.outcome(of: process).output
    #expect(page.contains(codes.userCode) && page.contains(ServerSignIn.deviceName))
  }

  @Test(arguments: [
    "https://tv.example/device?user_code=BCDF-GHJK", "http://[fd00::1]:8701/device", "中文",
    String(repeating: "x", count: 1_000),
  ])
  func aPhoneReadsTheQRCode(_ text: String) throws {
    let code = try #require(QRCodeEncoder.code(for: text))
    // A picture of the code with its border, four pixels for each side of a module (https://netpbm.sourceforge.net/doc/pgm.html).
    let side = (code.size + 8) * 4
    let pixels = (0..<side * side).map { index in
      code.isDark(column: index % side / 4 - 4, row: index / side / 4 - 4) ? UInt8(0) : 255
    }
    let picture = folder.write(Array("P5 \(side) \(side) 255\n".utf8) + pixels, to: "code.pgm")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/zbarimg")
    process.arguments = ["--quiet", "--raw", "-Sbinary", picture]
    #expect(try owner.outcome(of: process).output == text)
  }

  @Test(arguments: ["", String(repeating: "x", count: 2_954)])
  func aTextThatDoesNotFitHasNoQRCode(_ text: String) {
    #expect(QRCodeEncoder.code(for: text) == nil)
  }
}
