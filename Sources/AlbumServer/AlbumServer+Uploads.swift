import AlbumService
import AlbumWire
import Calls
import HTTPServer
import HTTPTypes
import WireFormat

/// The routes of uploads: a file in one request, or in parts after lost connections by the tus protocol; see ``UploadFields``.
struct UploadRoutes: Sendable {
  /// The permission that uploading needs.
  static let access = CallAccess.owner
  static let path = "/v1/uploads"

  let uploads: any UploadAPI
  let album: any AlbumAPI

  func add(to routes: inout ServerRoutes) {
    routes.add(Route(.options, Self.path), Endpoint(access: .anyone) { _ in options() })
    routes.add(
      Route(.post, Self.path),
      Endpoint(access: Self.access, acceptsSession: true) { request throws(ServiceFailure) in try begin(request) })
    routes.add(
      Route(.get, "\(Self.path)/{id}"),
      Endpoint(access: Self.access, lane: .upload, acceptsSession: true) { request throws(ServiceFailure) in
        try checkVersion(request)
        try request.wire.checkNoQuery()
        let upload = try uploads.upload(id: request.wire.id, request.context)
        return response(.ok, upload, for: request)
      })
    routes.add(
      Route(.patch, "\(Self.path)/{id}"),
      Endpoint(access: Self.access, acceptsSession: true) { request throws(ServiceFailure) in try append(request) })
    routes.add(
      Route(.delete, "\(Self.path)/{id}"),
      Endpoint(access: Self.access, lane: .upload, acceptsSession: true) { request throws(ServiceFailure) in
        try checkVersion(request)
        try request.wire.checkNoQuery()
        try uploads.discard(id: request.wire.id, request.context)
        return ServerResponse(.noContent, fields: [.tusResumable: UploadFields.version])
      })
  }

  private func options() -> ServerResponse {
    ServerResponse(
      .noContent,
      fields: [
        .tusResumable: UploadFields.version, .tusVersion: UploadFields.version,
        .tusExtension: UploadFields.extensions, .tusMaxSize: String(uploads.limitBytes),
      ])
  }

  /// A missing version means the only one.
  private func checkVersion(_ request: ServerRequest) throws(ServiceFailure) {
    guard let version = request.fields[.tusResumable], version != UploadFields.version else { return }
    throw ServiceFailure(.refused, .uploadVersion, ["version": UploadFields.version])
  }
}

// MARK: - Beginning

extension UploadRoutes {
  /// Begins an upload: with the field `Upload-Length` one that is sent in parts, otherwise one that is the body of the request.
  private func begin(_ request: ServerRequest) throws(ServiceFailure) -> BodyStart {
    try checkVersion(request)
    let upload = try newUpload(request)
    if !upload.isResumable { try Self.checkType(request.fields[.contentType]) }
    switch try uploads.begin(upload, request.context) {
    case .known(let photo): return .answer(try photoResponse(.ok, photo, for: request))
    case .begun(let state) where upload.isResumable: return .answer(response(.created, state, for: request))
    case .begun(let state):
      let writer = try uploads.writer(id: state.id, offsetBytes: 0, request.context)
      return .receive(
        UploadReceiver(writer: writer) { state throws(ServiceFailure) in
          try photoResponse(state.isNew == true ? .created : .ok, state.photo ?? "", for: request)
        })
    }
  }

  private func newUpload(_ request: ServerRequest) throws(ServiceFailure) -> NewUpload {
    var reader = ParameterReader(request.wire.query)
    let (name, album) = (try reader.text("name"), try reader.text("album"))
    try reader.end()
    let fields = request.fields
    let metadata = try UploadFields.values(ofMetadata: fields[.uploadMetadata] ?? "")
    let announced = try UploadFields.bytes(.uploadLength, fields)
    let digest = fields[.reprDigest] ?? (announced == nil ? fields[.contentDigest] : nil)
    let contentLength = try UploadFields.bytes(.contentLength, fields)
    guard let length = announced ?? contentLength else { throw ServiceFailure(.refused, .uploadLength) }
    let hash = if let digest { try ContentDigest.hash(digest) } else { String?.none }
    return NewUpload(
      name: metadata["filename"] ?? metadata["name"] ?? name ?? "", album: metadata["album"] ?? album,
      lengthBytes: length, contentHash: hash, isResumable: announced != nil)
  }

  /// Refuses bodies that are certainly no photo. Labels are not trusted otherwise: the content decides.
  ///
  /// - Parameter type: The content type; nil if it is not stated.
  static func checkType(_ type: String?) throws(ServiceFailure) {
    guard let type = type?.prefix(while: { $0 != ";" }).lowercased() else { return }
    let name = type.filter { $0 != " " }
    guard name.hasPrefix("image/") || name == "application/octet-stream" else {
      throw ServiceFailure(.refused, .uploadFormat, ["details": String(name.prefix(64))])
    }
  }
}

// MARK: - Continuing

extension UploadRoutes {
  /// Appends the body of a request to an upload.
  private func append(_ request: ServerRequest) throws(ServiceFailure) -> BodyStart {
    try checkVersion(request)
    try request.wire.checkNoQuery()
    guard request.fields[.contentType]?.lowercased() == UploadFields.partType else {
      throw ServiceFailure(.refused, .uploadFormat, ["details": UploadFields.partType])
    }
    guard let offset = try UploadFields.bytes(.uploadOffset, request.fields) else {
      throw .parameter(HTTPField.Name.uploadOffset.rawName)
    }
    let writer = try uploads.writer(id: request.wire.id, offsetBytes: offset, request.context)
    return .receive(
      UploadReceiver(writer: writer) { state in
        var response = ServerResponse(.noContent, fields: fields(state))
        response.fields[.contentLocation] = state.photo.map(photoPath)
        return response
      })
  }
}

// MARK: - Answers

extension UploadRoutes {
  private func fields(_ upload: Upload) -> HTTPFields {
    [
      .tusResumable: UploadFields.version, .uploadOffset: String(upload.offset),
      .uploadLength: String(upload.length), .uploadExpires: HTTPDate.text(upload.expires),
    ]
  }

  /// Returns the state of an upload in header fields and as JSON.
  private func response(_ status: HTTPResponse.Status, _ upload: Upload, for request: ServerRequest) -> ServerResponse {
    var json = JSONWriter()
    upload.write(to: &json)
    var response = ServerResponse(json: json.bytes, status: status, caching: .never, for: request)
    for field in fields(upload) { response.fields[field.name] = field.value }
    response.fields[.contentLocation] = upload.photo.map(photoPath)
    if status == .created { response.fields[.location] = "\(Self.path)/\(upload.id)" }
    return response
  }

  /// Returns the photo that an upload became.
  private func photoResponse(
    _ status: HTTPResponse.Status, _ photo: String, for request: ServerRequest
  ) throws(ServiceFailure) -> ServerResponse {
    // The upload may have taken longer than the deadline of its request.
    let item = try album.item(id: photo, CallContext(caller: request.context.caller))
    var json = JSONWriter()
    item.write(to: &json)
    var response = ServerResponse(json: json.bytes, status: status, caching: .never, for: request)
    response.fields[status == .created ? .location : .contentLocation] = photoPath(photo)
    if request.fields[.uploadLength] != nil { response.fields[.tusResumable] = UploadFields.version }
    return response
  }

  private func photoPath(_ photo: String) -> String { Route(.get, "/v1/photos/{id}").path([photo]) }
}

/// A receiver that passes a body to the writer of an upload.
private struct UploadReceiver: BodyReceiver {
  let writer: any UploadWriter
  let answer: @Sendable (Upload) throws(ServiceFailure) -> ServerResponse

  func receive(_ bytes: [UInt8]) throws(ServiceFailure) {
    try writer.write(bytes)
  }

  func finish() throws(ServiceFailure) -> ServerResponse {
    try answer(try writer.finish())
  }

  func abandon() {
    writer.abandon()
  }
}
