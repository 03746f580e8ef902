import Calls
import HTTPTypes
import WireFormat

extension ServerRoutes {
  /// Opens the content of a medium, or a part of it.
  public typealias OpenMedia =
    @Sendable (MediaReference, Rendition, Range<Int64>?, CallContext) throws(ServiceFailure) -> MediaContent

  /// Adds the content of media: whole files, and parts of them (RFC 9110, section 14).
  ///
  /// - Parameter developer: Develops pictures at the widths that are asked for; nil sends the originals.
  public mutating func media<Kind: MediaKind>(
    _ type: Kind.Type, developedBy developer: (any PictureDeveloper)? = nil, _ open: @escaping OpenMedia
  ) {
    add(
      Kind.route,
      Endpoint(access: Kind.access, lane: .media) { request throws(ServiceFailure) in
        let media = try MediaRequest(request.wire)
        let content = try Self.content(of: media, developer, request.context, open)
        return MediaAnswer(content: content, caching: Kind.caching).response(to: request)
      })
  }
}

extension ServerRoutes {
  /// Opens a medium in the form in which it is sent: developed at the next larger width, or else the original.
  ///
  /// Without a developer only originals are sent, and callers who may not have them get `forbidden`. A caller who requests a width above
  /// the largest developed one, and may not have the original, gets the largest developed one.
  private static func content(
    of media: MediaRequest, _ developer: (any PictureDeveloper)?, _ context: CallContext, _ open: OpenMedia
  ) throws(ServiceFailure) -> MediaContent {
    guard let developer, media.rendition != .original else { return try open(media.reference, .original, nil, context) }
    var rendition = MediaRequest.offered(media.rendition)
    if rendition == .original {
      do throws(ServiceFailure) {
        return try open(media.reference, .original, nil, context)
      } catch {
        guard error.code == .forbidden, let width = MediaRequest.developedWidths.last else { throw error }
        rendition = .thumbnail(widthPixels: width)
      }
    }
    let original = try open(media.reference, rendition, nil, context)
    guard case .thumbnail(let width) = rendition else { return original }
    return try developer.picture(of: original, media.reference, widthPixels: width, context)
  }
}

/// The answer to a request for a medium.
struct MediaAnswer {
  let content: MediaContent
  let caching: CachePolicy

  /// The entity tag, which changes when the file is written to or replaced.
  private var tag: EntityTag? {
    let identity = content.file.identity
    return EntityTag(
      String(identity.inode, radix: 16) + "-" + String(identity.sizeBytes, radix: 16) + "-"
        + String(identity.changedNS, radix: 16))
  }

  func response(to request: ServerRequest) -> ServerResponse {
    var fields: HTTPFields = [.cacheControl: caching.header, .acceptRanges: "bytes"]
    fields[.eTag] = tag?.header
    if let tag, let condition = request.fields[.ifNoneMatch], TagCondition(header: condition).matches(tag) {
      return ServerResponse(.notModified, fields: fields)
    }
    // Browsers must show only images: a file that contains a web page must not be shown as one.
    fields[.contentType] = ImageType.mimeType(of: content.file)
    switch ByteRange(header: isContinued(request.fields) ? request.fields[.range] : nil, sizeBytes: content.sizeBytes) {
    case .whole: return ServerResponse(.ok, fields: fields, body: .file(content))
    case .part(let range):
      fields[.contentRange] = ByteRange.contentRange(range, sizeBytes: content.sizeBytes)
      let part = MediaContent(file: content.file, range: range, sizeBytes: content.sizeBytes)
      return ServerResponse(.partialContent, fields: fields, body: .file(part))
    case .unsatisfiable:
      fields[.contentRange] = ByteRange.unsatisfiedRange(sizeBytes: content.sizeBytes)
      fields[.contentType] = nil
      return ServerResponse(.rangeNotSatisfiable, fields: fields)
    }
  }

  /// Returns whether a requested range applies (`If-Range`): the caller's part belongs to this content, or the field is absent.
  /// A date never matches, because only tags are exact.
  private func isContinued(_ fields: HTTPFields) -> Bool {
    fields[.ifRange].map { condition in tag.map { $0.header == condition } ?? false } ?? true
  }
}
