import Foundation
import Glibc
import TestSupport

/// Chromium without a window, driven by the DevTools protocol over pipes (https://chromedevtools.github.io/devtools-protocol/).
///
/// Scripts of pages are switched off by default: the pages work without them, and what tests evaluate runs beside them.
final class HeadlessBrowser {
  /// Chromium ended, or reported an error.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The program; nil where it is not installed.
  static let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private let folder: TemporaryFolder
  private let process = Process()
  private var (input, output): (Int32, Int32)
  private var received: [UInt8] = []
  private var events: [String] = []
  private var lastID = 0
  private var session: String?

  /// Starts the browser with an empty page.
  ///
  /// - Parameter runsScripts: Whether the scripts of pages run.
  init(runsScripts: Bool = false) throws {
    guard let program = Self.program else { throw Failure(description: "Chromium is not installed") }
    folder = try TemporaryFolder()
    let pipes = ["in", "out"].map(folder.file)
    for pipe in pipes { mkfifo(pipe, 0o600) }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Chromium reads from descriptor 3 and writes to 4. Both pipes are opened for both directions, so that opening does not wait.
    let options =
      "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking"
    process.arguments = [
      "-c",
      "exec \(program) \(options) --user-data-dir=\(folder.file("profile")) --remote-debugging-pipe about:blank "
        + "3<>\(pipes[0]) 4<>\(pipes[1]) >/dev/null 2>&1",
    ]
    process.standardInput = FileHandle.nullDevice
    (input, output) = (Glibc.open(pipes[0], O_RDWR | O_CLOEXEC), Glibc.open(pipes[1], O_RDWR | O_CLOEXEC))
    try process.run()
    let target = try send("Target.createTarget", ["url": "about:blank"])
    let attached = try send("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Accessibility"] { try send("\(domain).enable") }
    try send("Emulation.setScriptExecutionDisabled", ["value": !runsScripts])
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    close(input)
    close(output)
  }

  // MARK: Pages

  /// Sets the size of the window, and whether the person prefers dark colours.
  func setWindow(width: Int, height: Int, isDark: Bool) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < 600])
    let feature = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
    try send("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Opens a page, and waits until it is loaded.
  func open(_ url: String) throws {
    events = []
    try send("Page.navigate", ["url": url])
    try waitForLoad()
  }

  /// Types a text into the field with an id.
  func type(_ text: String, into id: String) throws {
    try evaluate("document.getElementById('\(id)').focus(); document.getElementById('\(id)').select()")
    try send("Input.insertText", ["text": text])
  }

  /// Chooses files in the field with an id.
  func choose(_ paths: [String], in id: String) throws {
    let answer = try send("Runtime.evaluate", ["expression": "document.getElementById('\(id)')"])
    let object = (answer["result"] as? [String: Any])?["objectId"] as? String ?? ""
    try send("DOM.setFileInputFiles", ["files": paths, "objectId": object])
  }

  /// Waits until an expression is true in the page, which is looked at after each change of the document.
  func wait(until expression: String) throws {
    let script = """
      new Promise(resolve => {
        const check = () => { if (\(expression)) { observer.disconnect(); resolve(true) } };
        const observer = new MutationObserver(check);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        check();
      })
      """
    let answer = try send("Runtime.evaluate", ["expression": script, "awaitPromise": true, "returnByValue": true])
    if let exception = answer["exceptionDetails"] { throw Failure(description: "\(exception)") }
  }

  /// Clicks the first element of a CSS selector on a page that stays.
  func press(_ selector: String) throws {
    try evaluate("document.querySelector(\"\(selector)\").click()")
  }

  /// Clicks the first element of a CSS selector, and waits for the page that follows.
  func click(_ selector: String) throws {
    events = []
    try evaluate("document.querySelector(\"\(selector)\").click()")
    try waitForLoad()
  }

  /// Returns the value of an expression in the page.
  @discardableResult
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try send("Runtime.evaluate", ["expression": expression, "returnByValue": true])
    if let exception = answer["exceptionDetails"] { throw Failure(description: "\(exception)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// What a screen reader reads: the role and the name of each element that has one, with its description.
  func accessibleElements() throws -> [(role: String, name: String, description: String)] {
    let nodes = try send("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
    return nodes.filter { $0["ignored"] as? Bool != true }.map { node in
      func text(_ key: String) -> String { (node[key] as? [String: Any])?["value"] as? String ?? "" }
      return (text("role"), text("name"), text("description"))
    }
  }

  /// Saves a picture of the whole page, PNG.
  func saveScreenshot(_ path: String) throws {
    let answer = try send("Page.captureScreenshot", ["captureBeyondViewport": true])
    try Data(base64Encoded: answer["data"] as? String ?? "")?.write(to: URL(fileURLWithPath: path))
  }

  // MARK: The protocol

  private func waitForLoad() throws {
    while !events.contains("Page.loadEventFired") { try take(receive()) }
  }

  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    message["sessionId"] = session
    let bytes = try Array(JSONSerialization.data(withJSONObject: message)) + [0]
    guard write(input, bytes, bytes.count) == bytes.count else { throw Failure(description: "write") }
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == lastID else {
        take(answer)
        continue
      }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func take(_ event: [String: Any]) {
    if let method = event["method"] as? String { events.append(method) }
  }

  /// Reads the next message, which must come within half a minute.
  private func receive() throws -> [String: Any] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeSubrange(...end)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 30_000) > 0 else { throw Failure(description: "Chromium does not answer") }
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { throw Failure(description: "read") }
      received += buffer.prefix(count)
    }
  }
}
