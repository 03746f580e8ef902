import AlbumService
import Calls

/// What all pages have in common: the language, the person who has signed in, and a notice about what was just done.
public struct PageView: Sendable {
  /// The texts.
  public var texts: PageTexts
  /// The language.
  public var language: PageLanguage
  /// The person who has signed in; nil for none.
  public var person: Person?
  /// The page's own address relative to the start page, with its query, to which a change of the language returns.
  public var target: String
  /// What was just done; nil for nothing.
  public var notice: PagePhrase?

  /// Creates a view.
  public init(
    texts: PageTexts, language: PageLanguage, person: Person? = nil, target: String = "", notice: PagePhrase? = nil
  ) {
    (self.texts, self.language, self.person) = (texts, language, person)
    (self.target, self.notice) = (target, notice)
  }

  /// Returns a text.
  func callAsFunction(_ phrase: PagePhrase, _ values: [String: String] = [:]) -> String {
    texts.text(phrase, values, in: language)
  }

  /// Returns the form of a text for a number.
  func callAsFunction(_ phrase: PagePhrase, count: Int) -> String { texts.text(phrase, count: count, in: language) }

  /// Returns the forms of a counted text with their names, `one` and `other`, as far as the language has them; without values.
  func forms(of phrase: PagePhrase) -> [(name: String, text: String)] { texts.forms(of: phrase, in: language) }

  /// Returns sentences one after another, as the language separates them.
  func joined(_ sentences: [String]) -> String { sentences.joined(separator: language == .english ? " " : "") }

  /// Returns a whole document.
  ///
  /// All links are relative to the start page, so that the pages work below any path.
  ///
  /// - Parameters:
  ///   - title: The title of the document and its heading.
  ///   - script: The address of a script, relative to the start page; nil for none.
  func document(_ title: String, _ content: HTML, script: String? = nil) -> String {
    let html: HTML = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title) · Tenfoot</title>
      <link rel="stylesheet" href="style.css">
      <link rel="icon" href="icon.svg" type="image/svg+xml">
      \(script.map { HTML(#"<script type="module" src="\#($0)"></script>"#) })
      </head>
      <body>
      <a class="skip" href="#main">\(self(.skip))</a>
      <header>
      <a class="brand" href="./">Tenfoot</a>
      <nav aria-label="\(self(.language))">\(languageLink)</nav>
      </header>
      <main id="main" tabindex="-1">
      <h1>\(title)</h1>
      \(notice.map { HTML("<p class=\"notice\" role=\"status\">\(self($0))</p>") })
      \(content)
      </main>
      \(footer)
      </body>
      </html>

      """
    return html.text
  }

  private var languageLink: HTML {
    let other = language.other
    let href = "language?to=\(other.rawValue)&next=\(Self.queryEncoded(target))"
    return
      #"<a href="\#(href)" lang="\#(other.rawValue)" hreflang="\#(other.rawValue)" rel="nofollow">\#(other.ownName)</a>"#
  }

  private var footer: HTML? {
    guard let person else { return nil }
    let name = HTML.name(person.name)
    let text = HTML(stringLiteral: HTML(escaping: self(.signedInAs)).text.replacing("{name}", with: name.text))
    return """
      <footer>
      <p>\(text)</p>
      <form method="post" action="sign-out"><button class="plain">\(self(.signOut))</button></form>
      </footer>
      """
  }

  /// Returns text with all bytes percent-encoded that have a meaning in a query.
  static func queryEncoded(_ text: String) -> String {
    let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return kept.contains(byte) ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

extension PageView {
  /// Returns a date of a time in RFC 3339, or a day, in the language's form.
  func date(_ text: String) -> HTML {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return HTML(escaping: text) }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
    let shown =
      switch language {
      case .english: "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
      case .chinese: "\(parts[0])年\(parts[1])月\(parts[2])日"
      }
    return #"<time datetime="\#(String(text.prefix(10)))">\#(shown)</time>"#
  }
}
