import AlbumPages
import AlbumService
import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// A request for a page, with the session that it belongs to.
struct PageExchange: Sendable {
  let request: ServerRequest
  let texts: PageTexts
  let language: PageLanguage
  /// nil for a browser in which no one has signed in.
  let session: WebSession?
  /// The secret of the session.
  let secret: String?
  let isSecure: Bool
  /// The values of the form.
  let form: PageForm
  /// The values of the query.
  let query: PageForm

  /// Returns the page's view.
  ///
  /// - Parameters:
  ///   - target: The page's address relative to the start page, to which a change of the language returns.
  ///   - notice: What was just done; nil for nothing.
  func view(_ target: String, notice: PagePhrase? = nil) -> PageView {
    PageView(texts: texts, language: language, person: session?.person, target: target, notice: notice)
  }

  /// Returns the context of a call by the person.
  var call: CallContext {
    var context = request.context
    context.caller = Caller(viewer: session?.person.id, device: "pages")
    return context
  }

  /// Returns the context of a write by the person.
  var write: WriteContext { WriteContext(call, key: .random()) }
}

/// The values of a form or a query. Unknown names are ignored; of repeated ones, the first counts.
struct PageForm: Sendable {
  private let parameters: [QueryParameters.Parameter]

  init(_ parameters: QueryParameters) {
    self.parameters = parameters.parameters
  }

  /// Returns the value of a name; empty if there is none.
  subscript(name: String) -> String { parameters.first { $0.name == name }?.value ?? "" }
}

/// The answer to a request for a page.
enum PageAnswer: Sendable {
  /// A document with a status, and whether a script of this server runs in it.
  case page(String, status: HTTPResponse.Status = .ok, hasScript: Bool = false)
  /// Another page, to which the browser goes with `GET`, with cookies to set; relative to the start page.
  case redirection(String, cookies: [HTTPField] = [])
}

/// The pages to which a browser may be sent after signing in or choosing a language. All others, and those of other sites, are replaced by the
/// start page.
enum PageTarget {
  private static let paths: Set<Substring> = [
    "", "sign-in", "device", "friends", "devices", "password", "invitation", "upload",
  ]

  /// Returns an address relative to the start page.
  static func validated(_ text: String) -> String {
    let path = text.prefix { $0 != "?" }
    let query = text.dropFirst(path.count)
    let isPlain = query.utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.properties.isAlphabetic && byte < 0x80 || ("0"..."9").contains(scalar)
        || "?=&%._-+".utf8.contains(byte)
    }
    return paths.contains(path) && isPlain && text.utf8.count <= 500 ? text : ""
  }
}
