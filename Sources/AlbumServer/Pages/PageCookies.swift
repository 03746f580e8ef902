import AlbumPages
import AlbumService
import HTTPTypes

/// The cookies of the pages (RFC 6265): the session, and the language that was chosen.
enum PageCookies {
  /// The name of the session's cookie. Browsers accept the second name only from this host over HTTPS.
  private static let session = (plain: "tenfoot-session", secure: "__Host-tenfoot-session")
  private static let language = "tenfoot-language"

  /// Returns the secret of the session; nil for none.
  static func session(_ fields: HTTPFields) -> String? {
    value(session.secure, fields) ?? value(session.plain, fields)
  }

  /// Returns the language that was chosen; nil for none.
  static func language(_ fields: HTTPFields) -> PageLanguage? {
    value(language, fields).flatMap(PageLanguage.init(rawValue:))
  }

  /// Returns the cookie with the secret of a session. Pages of other sites never send it, and scripts cannot read it.
  static func setting(session secret: String, isSecure: Bool) -> HTTPField {
    setting(isSecure ? session.secure : session.plain, secret, seconds: WebSession.lifetimeMS / 1_000, isSecure)
  }

  /// Returns the cookies that remove the session.
  static func removingSession(isSecure: Bool) -> [HTTPField] {
    (isSecure ? [session.secure, session.plain] : [session.plain]).map { setting($0, "", seconds: 0, isSecure) }
  }

  /// Returns the cookie with a language.
  static func setting(_ chosen: PageLanguage, isSecure: Bool) -> HTTPField {
    setting(language, chosen.rawValue, seconds: 365 * 86_400, isSecure)
  }

  private static func setting(_ name: String, _ value: String, seconds: Int64, _ isSecure: Bool) -> HTTPField {
    let secure = isSecure ? "; Secure" : ""
    let text = "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
    return HTTPField(name: .setCookie, value: text)
  }

  private static func value(_ name: String, _ fields: HTTPFields) -> String? {
    for field in fields[values: .cookie] {
      for pair in field.split(separator: ";") {
        let pair = pair.drop { $0 == " " }
        if pair.hasPrefix("\(name)=") { return String(pair.dropFirst(name.count + 1)) }
      }
    }
    return nil
  }
}
