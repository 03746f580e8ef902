import AlbumService
import Calls
import Foundation
import TestSupport
import TestTraits
import Testing

/// The pages in a real browser of a phone's size, without scripts: signing in, signing a television in, and finding friends; light and
/// dark, in both languages, with what a screen reader reads.
///
/// `TENFOOT_SCREENSHOTS` names a folder for pictures of the pages.
@Suite(
  .heavy, .serialized, .enabled(if: HeadlessBrowser.program != nil, "Chromium is not installed (package chromium)"))
struct BrowserTests {
  private let album: AlbumPeople
  private let browser: HeadlessBrowser
  private let address: String
  private static let password = "correct horse"

  init() throws {
    album = try AlbumPeople()
    for name in ["Anna", "Ben", "Carla"] { try album.album.setPassword(Self.password, of: album.person(name).id) }
    browser = try HeadlessBrowser()
    address = "http://localhost:\(album.servers.ports[0])/"
    try browser.setWindow(width: 375, height: 720, isDark: false)
  }

  private func signIn(_ name: String = "Anna") throws {
    try browser.open(address)
    try browser.type(name, into: "name")
    try browser.type(Self.password, into: "password")
    try browser.click("button.primary")
  }

  private func heading() throws -> String? {
    try browser.evaluate("document.querySelector('h1').textContent") as? String
  }

  private func device(_ name: String = "Living room") throws -> NewDeviceAuthorization {
    try album.album.authorizeDevice(
      RequestingDevice(name: name, address: "192.0.2.7", network: "", isOfThisMachine: true))
  }

  @Test func aPersonSignsInApprovesATelevisionAndSignsItOut() throws {
    let new = try device()
    // As by the QR code: first the person has to sign in.
    try browser.open("\(address)device?user_code=\(new.userCode)")
    #expect(try heading() == "Sign in")
    try browser.type("Anna", into: "name")
    try browser.type("wrong horse", into: "password")
    try browser.click("button.primary")
    #expect(try browser.evaluate("document.querySelector('[autofocus]').id") as? String == "password")
    try browser.type(Self.password, into: "password")
    try browser.click("button.primary")
    #expect(try heading() == "Is this your television?")
    try browser.click("button[value=approve]")
    #expect(try heading() == "The television is signed in")
    guard case .granted(let token) = try album.album.poll(deviceCode: new.deviceCode) else {
      Issue.record("no token")
      return
    }
    #expect(try album.album.viewer(ofToken: token.secret) == album.person("Anna").id)
    try browser.open(address + "devices")
    try browser.click("button[aria-label='Sign out Living room']")
    #expect(try album.album.viewer(ofToken: token.secret) == nil)
    try browser.click("footer button")
    #expect(try heading() == "Sign in")
    try browser.open(address + "friends")
    #expect(try heading() == "Sign in")
  }

  @Test func aCodeIsTypedByHand() throws {
    let new = try device("Kitchen")
    try signIn()
    try browser.click("a[href=device]")
    try browser.type("\(new.userCode.letters.lowercased()) ", into: "user_code")
    try browser.click("button.primary")
    #expect(try heading() == "Is this your television?")
    try browser.click("button[value=refuse]")
    #expect(try heading() == "The television was not signed in")
    #expect(try album.album.poll(deviceCode: new.deviceCode) == .refused)
  }

  @Test func twoPeopleBecomeFriends() throws {
    try signIn()
    try browser.open(address + "friends")
    try browser.type("Nobody", into: "name")
    try browser.click("form.card button")
    #expect(
      try browser.evaluate("document.querySelector('[autofocus]').getAttribute('aria-describedby')") as? String
        == "name-error")
    try browser.type("Ben", into: "name")
    try browser.click("form.card button")
    try browser.click("footer button")
    try signIn("Ben")
    #expect(try browser.evaluate("document.querySelector('.badge').textContent") as? String == "1 request")
    try browser.open(address + "friends")
    try browser.click("button[aria-label='Accept the request from Anna']")
    #expect(try album.album.acquaintances(album.call("Anna")).map(\.state) == [.friend])
    #expect(try browser.evaluate("document.querySelector('[role=status]').textContent") as? String != nil)
  }

  /// Each page in each language and colour scheme: nothing is wider than the phone, everything that can be tapped is large enough and has
  /// a name, and the landmarks and headings are there.
  @Test(arguments: ["en", "zh-Hans"], [false, true])
  func everyPageFitsAPhoneAndHasNames(_ language: String, _ isDark: Bool) throws {
    try browser.setWindow(width: 320, height: 640, isDark: isDark)
    for (name, change) in [("Ben", Friendship.Change.ask), ("Carla", .block)] { try album.change("Anna", change, name) }
    try album.change("Ben", .ask, "Anna")
    try album.change("Carla", .ask, "Anna")
    try browser.open("\(address)language?to=\(language)&next=sign-in")
    try check("sign-in", language, isDark)
    try signIn()
    for page in [
      "", "device", "device?user_code=x", "device?user_code=\(try device().userCode)", "device?done=approved",
      "friends?done=ask", "devices", "password", "invitation?code=x", "upload?album=Summer",
    ] {
      try browser.open(address + page)
      try check(page, language, isDark)
    }
  }

  private func check(_ page: String, _ language: String, _ isDark: Bool) throws {
    #expect(try browser.evaluate("document.documentElement.lang") as? String == language, "\(page)")
    let width = try browser.evaluate("document.documentElement.scrollWidth") as? Int ?? 1_000
    #expect(width <= 320, "\(page) is \(width) wide")
    let background = try browser.evaluate("getComputedStyle(document.body).backgroundColor") as? String
    #expect(background == (isDark ? "rgb(13, 15, 19)" : "rgb(243, 240, 233)"), "\(page)")
    // WCAG 2.2, 2.5.8: at least 24 pixels, except for links within sentences.
    let small =
      try browser.evaluate(
        """
        [...document.querySelectorAll('button, input:not([type=hidden]):not([hidden]), summary, .tile, nav a')]
          .filter(e => e.checkVisibility() && (e.offsetHeight < 24 || e.offsetWidth < 24)).map(e => e.outerHTML).join()
        """) as? String
    #expect(small == "", "\(page)")
    let elements = try browser.accessibleElements()
    for role in ["main", "banner", "navigation", "heading"] {
      #expect(elements.contains { $0.role == role }, "\(page): \(role)")
    }
    for element in elements where ["button", "textbox", "link"].contains(element.role) {
      #expect(!element.name.isEmpty, "\(page): \(element.role)")
    }
    let names = elements.filter { $0.role == "button" }.map(\.name)
    let repeated = names.filter { name in names.filter { $0 == name }.count > 1 }
    #expect(repeated.isEmpty, "\(page): \(repeated)")
    if let folder = ProcessInfo.processInfo.environment["TENFOOT_SCREENSHOTS"] {
      let file = page.prefix { $0 != "?" } + (page.contains("user_code=") ? "-code" : "")
      try browser.saveScreenshot(
        "\(folder)/\(file.isEmpty ? "start" : file)-\(language)-\(isDark ? "dark" : "light").png")
    }
  }
}
