/// A field of a form with its label, its hint and its error.
struct FormField {
  /// What a browser fills in (HTML, section 4.10.18.7).
  enum Autocomplete: String {
    case username
    case currentPassword = "current-password"
    case newPassword = "new-password"
    case off
  }

  /// The name in the form, which is also the element's id.
  var name: String
  var label: String
  var hint: String?
  var autocomplete: Autocomplete
  var value = ""
  /// What is wrong with the value; nil for nothing.
  var error: String?
  /// Whether the field has the focus when the page opens.
  var isFocused = false
  /// Whether capital letters are expected, as in a code.
  var isCode = false
  /// Whether it must be filled in.
  var isRequired = true
  /// Values that the browser offers.
  var suggestions: [String] = []

  /// The longest value that browsers accept, in UTF-16 code units: more than any valid value.
  private static let maxLength = 4_000

  /// The field.
  var html: HTML {
    """
    <div class="field">
    <label for="\(name)">\(label)</label>
    \(hint.map { HTML(#"<p class="hint" id="\#(name)-hint">\#($0)</p>"#) })
    \(error.map { HTML(#"<p class="error" id="\#(name)-error">\#($0)</p>"#) })
    <input id="\(name)" name="\(name)" type="\(type)" autocomplete="\(autocomplete.rawValue)"\(attributes)>
    \(suggestionList)</div>

    """
  }

  private var suggestionList: HTML? {
    guard !suggestions.isEmpty else { return nil }
    return #"<datalist id="\#(name)-list">\#(suggestions.map { HTML(#"<option value="\#($0)">"#) })</datalist>"#
  }

  private var isPassword: Bool { autocomplete == .currentPassword || autocomplete == .newPassword }

  private var type: String { isPassword ? "password" : "text" }

  private var attributes: HTML {
    let descriptions = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap(\.self)
    let described: HTML? =
      descriptions.isEmpty ? nil : #" aria-describedby="\#(descriptions.joined(separator: " "))""#
    let invalid: HTML? = error == nil ? nil : #" aria-invalid="true""#
    let code: HTML? = isCode ? #" class="code" autocapitalize="characters""# : nil
    let filled: HTML? = value.isEmpty ? nil : #" value="\#(value)""#
    let spelling: HTML? = isPassword ? nil : #" spellcheck="false" autocorrect="off""#
    let list: HTML? = suggestions.isEmpty ? nil : #" list="\#(name)-list""#
    let state: HTML =
      "\(isFocused || error != nil ? " autofocus" : nil as HTML?)\(isRequired ? " required" : nil as HTML?)"
    return
      #" maxlength="\#(String(Self.maxLength))"\#(spelling)\#(code)\#(filled)\#(list)\#(described)\#(invalid)\#(state)"#
  }
}

/// A button that changes something by itself: a form with hidden values.
struct ActionButton {
  /// The page that carries it out.
  var action: String
  /// The hidden values.
  var values: [(name: String, value: String)]
  var label: String
  /// The button's name for screen readers, which says what it applies to; nil if the label says it.
  var accessibleName: String?
  var style = "quiet"

  var html: HTML {
    let inputs = values.map { HTML(#"<input type="hidden" name="\#($0.name)" value="\#($0.value)">"#) }
    let name = accessibleName.map { HTML(#" aria-label="\#($0)""#) }
    return """
      <form method="post" action="\(action)">\(inputs)<button class="\(style)"\(name)>\(label)</button></form>
      """
  }
}
