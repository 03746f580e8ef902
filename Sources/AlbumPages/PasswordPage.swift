/// The pages on which a person sets a password: with the present one, or with an invitation.
public struct PasswordPage: Sendable {
  /// The fields of the forms.
  public enum Field: String, Sendable {
    /// The present password.
    case present
    /// The new password.
    case new
    /// The new password again.
    case again
  }

  /// The secret of the invitation; nil for a person who has signed in.
  public var invitation: String?
  /// The name of the person, which a password manager stores.
  public var name: String
  /// A field with a wrong value, and what is wrong with it; nil for none.
  public var error: (field: Field, text: String)?

  /// Creates a page.
  public init(name: String, invitation: String? = nil, error: (field: Field, text: String)? = nil) {
    (self.name, self.invitation, self.error) = (name, invitation, error)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    let present = invitation == nil ? field(.present, view(.presentPassword), .currentPassword) : nil
    let code = invitation.map { HTML(#"<input type="hidden" name="code" value="\#($0)">"#) }
    let title = invitation == nil ? view(.passwordTitle) : view(.invitationTitle, ["name": name])
    return view.document(
      title,
      """
      <p class="lead">\(view(invitation == nil ? .passwordText : .invitationText))</p>
      <form method="post" action="\(invitation == nil ? "password" : "invitation")" class="card">
      \(code)
      <input type="text" name="username" value="\(name)" autocomplete="username" readonly hidden>
      \(present)\(field(.new, view(.newPassword), .newPassword, hint: view(.newPasswordHint)))\
      \(field(.again, view(.newPasswordAgain), .newPassword))
      <button class="primary">\(view(invitation == nil ? .changePassword : .setPassword))</button>
      </form>
      \(invitation == nil ? HTML(#"<p><a class="back" href="./">\#(view(.back))</a></p>"#) : nil)
      """)
  }

  private func field(
    _ field: Field, _ label: String, _ autocomplete: FormField.Autocomplete, hint: String? = nil
  ) -> HTML {
    FormField(
      name: field.rawValue, label: label, hint: hint, autocomplete: autocomplete,
      error: error?.field == field ? error?.text : nil
    ).html
  }

  /// Returns the message for two passwords that are different.
  public static func differ(_ view: PageView) -> String { view(.passwordsDiffer) }
}

/// The page that says what went wrong.
public enum ErrorPage {
  /// Returns the document.
  public static func document(_ view: PageView, _ message: String) -> String {
    view.document(
      view(.errorTitle),
      """
      <p class="lead" role="alert">\(message)</p>
      <p><a class="back" href="./">\(view(.errorHelp))</a></p>
      """)
  }

  /// Returns the document for an invitation that is not valid any more.
  public static func invalidInvitation(_ view: PageView) -> String { document(view, view(.invitationInvalid)) }
}
