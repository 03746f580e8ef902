import Calls

/// A request for the content of a medium: a reference in the path, and the width of a thumbnail in the parameter `width`. A part is requested
/// with the field `Range`.
///
/// The answer is the content itself, with its entity tag, so that an interrupted download can be continued with `If-Range`.
public struct MediaRequest: Hashable, Sendable {
  /// The reference.
  public var reference: MediaReference
  /// The form in which the medium is wanted.
  public var rendition: Rendition

  /// The valid widths of thumbnails, in pixels.
  public static let widths = 1...8_192

  /// The widths at which servers develop pictures, in pixels.
  public static let developedWidths = [320, 640, 1_280, 2_560]

  /// Returns the form in which a server sends a medium: a picture of the next of ``developedWidths``, else the original.
  public static func offered(_ rendition: Rendition) -> Rendition {
    guard case .thumbnail(let width) = rendition, let developed = developedWidths.first(where: { $0 >= width }) else {
      return .original
    }
    return .thumbnail(widthPixels: developed)
  }

  /// Creates a request.
  public init(_ reference: MediaReference, _ rendition: Rendition) {
    (self.reference, self.rendition) = (reference, rendition)
  }

  /// Reads a request.
  ///
  /// - Throws: `refused` for a width outside ``widths``.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    var parameters = ParameterReader(request.query)
    let width = try parameters.value("width") { text in Int(text).flatMap { Self.widths.contains($0) ? $0 : nil } }
    try parameters.end()
    self.init(
      MediaReference(token: request.id), width.map { .thumbnail(widthPixels: $0) } ?? .original)
  }

  /// The parts of the request.
  public var request: WireRequest {
    WireRequest(path: [reference.token]) { parameters in
      if case .thumbnail(let width) = rendition {
        parameters.add("width", String(min(max(width, Self.widths.lowerBound), Self.widths.upperBound)))
      }
    }
  }

  /// Returns the path and the query for a route.
  public func target(_ route: Route) -> String {
    let query = request.query.encoded
    return route.path(request.path) + (query.isEmpty ? "" : "?\(query)")
  }
}

extension ServiceFailure.Reason {
  /// A file whose picture cannot be sent at another size (`refused`); parameter `details`, why.
  public static let undevelopable = ServiceFailure.Reason(rawValue: "undevelopable")
}
