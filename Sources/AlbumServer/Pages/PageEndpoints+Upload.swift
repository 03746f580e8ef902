import AlbumPages
import AlbumService
import Calls
import HTTPServer
import HTTPTypes
import Synchronization
import WireFormat

/// Adding photos.
extension PageEndpoints {
  func addUpload(_ uploads: any UploadAPI, to routes: inout ServerRoutes) {
    addFile("/upload.js", "text/javascript; charset=utf-8", assets.uploadScript, to: &routes)
    get("/upload", &routes) { exchange throws(ServiceFailure) in
      try uploadPage(exchange, exchange.call, album: exchange.query["album"])
    }
    routes.add(
      Route(.post, "/upload"),
      Endpoint(access: .anyone, problem: problem) { request throws(ServiceFailure) -> BodyStart in
        try receive(request, uploads)
      })
  }

  /// Returns the page with the form.
  private func uploadPage(
    _ exchange: PageExchange, _ call: CallContext, album name: String, isWithoutPhotos: Bool = false
  ) throws(ServiceFailure) -> PageAnswer {
    let own = try album.albums(AlbumQuery(person: .viewer), page: PageRequest(limit: 500), call).items
    let page = UploadPage(album: name, albums: own.map(\.name), isWithoutPhotos: isWithoutPhotos)
    return .page(
      page.document(exchange.view(UploadResultPage.address(album: name))),
      status: isWithoutPhotos ? .unprocessableContent : .ok, hasScript: true)
  }

  /// Begins to receive a form.
  private func receive(_ request: ServerRequest, _ uploads: any UploadAPI) throws(ServiceFailure) -> BodyStart {
    guard PageOrigin.isOwn(request.fields, request.origin, publicAddress) else {
      throw ServiceFailure(.forbidden, .webOrigin)
    }
    let exchange = try exchange(request)
    guard exchange.session != nil else { return .answer(response(signInFirst("/upload", nil), exchange)) }
    guard let reader = MultipartReader(contentType: request.fields[.contentType]) else {
      throw ServiceFailure(.refused, .body)
    }
    let size = request.fields[.contentLength].flatMap { Int64($0) }
    // The form may take longer to arrive than the deadline of its request.
    let call = CallContext(caller: exchange.call.caller)
    let form = UploadForm(reader, into: uploads, call, sizeBytes: size)
    return .receive(
      UploadFormReceiver(form) { form throws(ServiceFailure) in
        try answer(exchange) { exchange throws(ServiceFailure) in
          guard form.files.isEmpty, form.isComplete else { return result(form, exchange) }
          return try uploadPage(exchange, call, album: form.album, isWithoutPhotos: true)
        }
      })
  }

  private func result(_ form: UploadForm, _ exchange: PageExchange) -> PageAnswer {
    let page = UploadResultPage(files: form.files, isComplete: form.isComplete, album: form.album)
    let isFailure = form.files.allSatisfy { $0.outcome != .added && $0.outcome != .known }
    let view = exchange.view(UploadResultPage.address(album: form.album))
    return .page(page.document(view), status: isFailure ? .unprocessableContent : .ok)
  }
}

/// A receiver of a form with photos.
private final class UploadFormReceiver: BodyReceiver {
  private let form: Mutex<UploadForm>
  private let answer: @Sendable (UploadForm) throws(ServiceFailure) -> ServerResponse

  init(_ form: UploadForm, _ answer: @escaping @Sendable (UploadForm) throws(ServiceFailure) -> ServerResponse) {
    self.form = Mutex(form)
    self.answer = answer
  }

  func receive(_ bytes: [UInt8]) {
    form.withLock { $0.receive(bytes) }
  }

  func finish() throws(ServiceFailure) -> ServerResponse {
    abandon()
    return try answer(form.withLock { $0 })
  }

  /// Ends the file that has not arrived completely, if there is one.
  func abandon() {
    form.withLock { $0.abandon() }
  }
}
