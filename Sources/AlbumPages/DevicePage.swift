import AlbumService

/// The pages on which a person enters the code that a device shows, and approves or refuses its request (RFC 8628, section 3.3).
public enum DevicePage {
  /// Returns the page for entering a code.
  ///
  /// - Parameters:
  ///   - text: The text that was entered.
  ///   - error: What is wrong with it; nil for nothing.
  public static func entry(_ view: PageView, text: String = "", error: String? = nil) -> String {
    let field = FormField(
      name: "user_code", label: view(.code), hint: view(.codeHint), autocomplete: .off, value: text, error: error,
      isFocused: true, isCode: true)
    return view.document(
      view(.deviceTitle),
      """
      <p class="lead">\(view(.deviceText))</p>
      <form method="get" action="device" class="card">
      \(field.html)
      <button class="primary">\(view(.next))</button>
      </form>
      """)
  }

  /// Returns the page on which the person decides.
  public static func decision(_ view: PageView, _ device: RequestingDevice, _ code: UserCode) -> String {
    view.document(
      view(.approveTitle),
      """
      <p class="lead">\(view(.approveText))</p>
      <form method="post" action="device" class="card">
      <dl>
      <div><dt>\(view(.deviceCode))</dt><dd class="code">\("\(code)")</dd></div>
      <div><dt>\(view(.deviceName))</dt><dd>\(HTML.name(device.name))</dd></div>
      <div><dt>\(view(.deviceAddress))</dt><dd>\(device.address)</dd></div>
      </dl>
      <input type="hidden" name="user_code" value="\(code.letters)">
      <div class="choices">
      <button class="primary" name="decision" value="approve">\(view(.approve))</button>
      <button class="quiet" name="decision" value="refuse">\(view(.refuse))</button>
      </div>
      </form>
      """)
  }

  /// Returns the page after the decision.
  public static func result(_ view: PageView, isApproved: Bool) -> String {
    view.document(
      view(isApproved ? .approvedTitle : .refusedTitle),
      """
      <p class="lead">\(view(isApproved ? .approvedText : .refusedText))</p>
      <p><a class="back" href="./">\(view(.back))</a></p>
      """)
  }

  /// Returns the message for a text that is no code.
  public static func malformed(_ view: PageView) -> String { view(.codeMalformed) }
  /// Returns the message for a code that no device shows.
  public static func unknown(_ view: PageView) -> String { view(.codeUnknown) }
}
