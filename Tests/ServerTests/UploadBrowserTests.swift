import AlbumService
import Calls
import Foundation
import HTTPFixtures
import TestSupport
import TestTraits
import Testing

/// The page for uploads in a real browser of a phone's size: without its script, with it, and when the connection is lost.
///
/// `TENFOOT_SCREENSHOTS` names a folder for pictures of the page.
@Suite(
  .heavy, .serialized, .enabled(if: HeadlessBrowser.program != nil, "Chromium is not installed (package chromium)"))
struct UploadBrowserTests {
  private let fixture: UploadFixture
  private let proxy: CuttingProxy
  private static let password = "correct horse"
  private static let isDone = "document.getElementById('cancel-all').hidden"

  init() throws {
    fixture = UploadFixture(album: try AlbumPeople())
    try fixture.album.album.setPassword(Self.password, of: fixture.album.person("Anna").id)
    proxy = try CuttingProxy(to: fixture.album.servers.ports[0])
  }

  private var address: String { "http://localhost:\(proxy.port)/" }

  /// Opens the page as by the QR code: first the person has to sign in.
  private func open(
    language: String = "en", isDark: Bool = false, runsScripts: Bool, width: Int = 375
  ) throws -> HeadlessBrowser {
    let browser = try HeadlessBrowser(runsScripts: runsScripts)
    try browser.setWindow(width: width, height: 720, isDark: isDark)
    try browser.open("\(address)language?to=\(language)&next=upload")
    try browser.type("Anna", into: "name")
    try browser.type(Self.password, into: "password")
    try browser.click("button.primary")
    return browser
  }

  private func photo(_ name: String) -> String { Repository.path("assets/demo/\(name).jpg") }

  private func states(_ browser: HeadlessBrowser) throws -> [String] {
    let states = try browser.evaluate("[...document.querySelectorAll('#uploads .state')].map(e => e.textContent)")
    return states as? [String] ?? []
  }

  private func summary(_ browser: HeadlessBrowser) throws -> String? {
    try browser.evaluate("document.querySelector('[role=status]').textContent") as? String
  }

  private func savePicture(_ browser: HeadlessBrowser, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["TENFOOT_SCREENSHOTS"] else { return }
    try browser.saveScreenshot("\(folder)/upload-\(name).png")
  }

  @Test(arguments: [("en", false), ("zh-Hans", true)])
  func photosAreAddedWithoutScript(_ language: String, _ isDark: Bool) throws {
    let browser = try open(language: language, isDark: isDark, runsScripts: false)
    try browser.type("Garden", into: "album")
    let text = fixture.album.folder.write("no photo", to: "notes.jpg")
    try browser.choose([photo("agave"), photo("birches"), text], in: "files")
    try browser.click("form.card button")
    let added = language == "en" ? "Added" : "已添加"
    let rows = try browser.evaluate("[...document.querySelectorAll('.rows li span')].map(e => e.textContent)")
    let texts = try #require(rows as? [String])
    #expect(texts.count == 3 && texts.prefix(2) == [added, added])
    let sum = language == "en" ? "2 photos were added. 1 was not added." : "已添加 2 张照片。1 张未添加。"
    #expect(try summary(browser) == sum)
    try savePicture(browser, "result-\(language)-\(isDark ? "dark" : "light")")
    #expect(try fixture.photoCount(of: "Anna") == 4)
  }

  @Test(arguments: [("en", false), ("en", true), ("zh-Hans", false), ("zh-Hans", true)])
  func theScriptSendsEachPhotoAndSaysWhatBecameOfIt(_ language: String, _ isDark: Bool) throws {
    let browser = try open(language: language, isDark: isDark, runsScripts: true, width: 320)
    try browser.type("Garden", into: "album")
    let text = fixture.album.folder.write("no photo", to: "notes.jpg")
    try browser.choose(["agave", "agave", "birches"].map(photo) + [text], in: "files")
    try browser.press("form.card button")
    try browser.wait(until: Self.isDone)
    let isEnglish = language == "en"
    let texts = try states(browser)
    #expect(texts[0] == (isEnglish ? "Added" : "已添加") && texts[2] == texts[0])
    #expect(texts[1] == (isEnglish ? "Already in your album" : "相册中已有"))
    #expect(texts[3].contains("refused.uploadContent"))
    let sum =
      isEnglish
      ? "2 photos were added. 1 was already in your album. 1 was not added." : "已添加 2 张照片。1 张已在相册中。1 张未添加。"
    #expect(try summary(browser) == sum)
    let elements = try browser.accessibleElements()
    // What is no photo stays none.
    #expect(!elements.contains { $0.role == "button" && $0.name.contains("notes.jpg") })
    #expect(elements.contains { $0.role == "status" } && elements.contains { $0.role == "list" })
    #expect(try browser.evaluate("document.documentElement.scrollWidth") as? Int ?? 1_000 <= 320)
    try savePicture(browser, "done-\(language)-\(isDark ? "dark" : "light")")
    let photos = try fixture.album.album.items(MediaQuery(), page: PageRequest(), fixture.album.call("Anna")).items
    #expect(photos.filter { $0.album == "Garden" }.count == 2)
  }

  @Test func aLostConnectionIsContinuedWhereItEnded() throws {
    let browser = try open(runsScripts: true)
    let content = try UploadFixture.Photo("agave")
    let sentBefore = proxy.sentBytes
    proxy.goDown(afterBytes: content.bytes.count / 2)
    try browser.choose([photo("agave")], in: "files")
    try browser.press("form.card button")
    try browser.wait(until: "document.querySelector('#uploads .state').textContent.startsWith('No connection')")
    let bars = try browser.accessibleElements().filter { $0.role == "progressbar" }
    #expect(bars.map(\.name) == ["Progress of agave.jpg"])
    try savePicture(browser, "lost-en-light")
    proxy.setDown(false)
    try browser.wait(until: Self.isDone)
    #expect(try states(browser) == ["Added"] && proxy.cutCount >= 1)
    #expect(try summary(browser) == "1 photo was added.")
    // Only what was lost with the connection is sent again.
    #expect(proxy.sentBytes - sentBefore < content.bytes.count + content.bytes.count / 3)
    let photos = try fixture.album.album.items(MediaQuery(), page: PageRequest(), fixture.album.call("Anna")).items
    #expect(photos.contains { $0.contentHash == content.hash })
  }

  @Test func theSameFileIsContinuedAfterThePageWasClosed() throws {
    let browser = try open(runsScripts: true)
    let content = try UploadFixture.Photo("agave")
    proxy.goDown(afterBytes: content.bytes.count / 2)
    try browser.choose([photo("agave")], in: "files")
    try browser.press("form.card button")
    try browser.wait(until: "document.querySelector('#uploads .state').textContent.startsWith('No connection')")
    try browser.open("about:blank")
    proxy.setDown(false)
    let sentBefore = proxy.sentBytes
    try browser.open("\(address)upload")
    try browser.choose([photo("agave")], in: "files")
    try browser.press("form.card button")
    try browser.wait(until: Self.isDone)
    #expect(try states(browser) == ["Added"])
    #expect(proxy.sentBytes - sentBefore < content.bytes.count)
  }

  @Test func withoutHTTPSThereIsNoHashAndThePhotoIsStillAddedOnce() throws {
    let browser = try open(runsScripts: true)
    try browser.evaluate("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    for (number, text) in ["Added", "Already in your album"].enumerated() {
      try browser.choose([photo("agave")], in: "files")
      try browser.press("form.card button")
      try browser.wait(until: Self.isDone)
      #expect(try states(browser).count == number + 1 && states(browser).last == text)
    }
  }

  @Test func aSessionThatHasEndedIsNamed() throws {
    let browser = try open(runsScripts: true)
    let (album, call) = (fixture.album.album, fixture.album.call("Anna"))
    for session in try album.sessions(call) { try album.endSession(id: session.id, call) }
    try browser.choose([photo("agave")], in: "files")
    try browser.press("form.card button")
    try browser.wait(until: Self.isDone)
    #expect(try states(browser).first?.hasPrefix("You are signed out.") == true)
  }

  @Test func anUploadIsCancelledAndTriedAgain() throws {
    let browser = try open(runsScripts: true)
    proxy.setDown(true)
    try browser.choose(["agave", "birches", "agave"].map(photo), in: "files")
    try browser.press("form.card button")
    try browser.wait(until: "document.querySelector('#uploads .state').textContent.startsWith('No connection')")
    #expect(try states(browser).last == "Waiting", "two are sent at the same time")
    #expect(try summary(browser) == "0 of 3 finished.")
    try savePicture(browser, "waiting-en-light")
    try browser.press("[aria-label='Cancel birches.jpg']")
    try browser.wait(until: "document.getElementById('summary').textContent === '1 of 3 finished.'")
    try browser.press("#cancel-all")
    try browser.wait(until: Self.isDone)
    #expect(try summary(browser) == "3 were cancelled.")
    proxy.setDown(false)
    try browser.press("[aria-label='Try birches.jpg again']")
    try browser.wait(until: Self.isDone)
    #expect(try summary(browser) == "1 photo was added. 2 were cancelled.")
    #expect(try fixture.photoCount(of: "Anna") == 3)
  }
}
