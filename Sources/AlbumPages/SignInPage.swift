/// The page on which a person signs in.
public struct SignInPage: Sendable {
  /// The address to which the person goes after signing in, relative to the start page.
  public var next: String
  /// The name that was entered.
  public var name: String
  /// What is wrong; nil for nothing.
  public var error: String?

  /// Creates a page.
  public init(next: String = "", name: String = "", error: String? = nil) {
    (self.next, self.name, self.error) = (next, name, error)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    let nameField = FormField(
      name: "name", label: view(.name), autocomplete: .username, value: name, isFocused: error == nil)
    let password = FormField(
      name: "password", label: view(.password), autocomplete: .currentPassword, error: error)
    return view.document(
      view(.signInTitle),
      """
      <p class="lead">\(view(.signInText))</p>
      <form method="post" action="sign-in" class="card">
      <input type="hidden" name="next" value="\(next)">
      \(nameField.html)\(password.html)
      <button class="primary">\(view(.signIn))</button>
      </form>
      <details class="help"><summary>\(view(.noPasswordYet))</summary>
      <p>\(view(.noPasswordHelp))</p>
      <p><code>tenfoot people password \(name.isEmpty ? "NAME" : name)</code></p>
      </details>
      """)
  }

  /// Returns the message for a name or a password that is wrong.
  public static func wrong(_ view: PageView) -> String { view(.wrongNameOrPassword) }
}
