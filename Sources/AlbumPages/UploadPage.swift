import AlbumService
import Calls

/// The page on which a person adds photos. Its form works without script; the script sends each file by itself, shows the progress, and
/// continues after a lost connection.
public struct UploadPage: Sendable {
  /// The name of the album; empty for the album of uploads.
  public var album: String
  /// The names of the person's albums.
  public var albums: [String]
  /// Whether the form was sent without a photo.
  public var isWithoutPhotos: Bool

  /// Creates a page.
  public init(album: String = "", albums: [String], isWithoutPhotos: Bool = false) {
    (self.album, self.albums, self.isWithoutPhotos) = (album, albums, isWithoutPhotos)
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    view.document(
      view(.uploadTitle),
      """
      <p class="lead">\(view(.uploadText))</p>
      \(progress(view))
      <form method="post" action="upload" enctype="multipart/form-data" class="card" id="upload"\(Self.texts(view))>
      \(albumField(view).html)\(filesField(view))
      <button class="primary">\(view(.uploadStart))</button>
      </form>
      <p><a class="back" href="./">\(view(.back))</a></p>
      """, script: "upload.js")
  }

  // The album comes first, because forms are sent in this order and the photos are stored while they arrive.
  private func albumField(_ view: PageView) -> FormField {
    FormField(
      name: "album", label: view(.uploadAlbum), hint: view(.uploadAlbumHint), autocomplete: .off, value: album,
      isRequired: false, suggestions: albums)
  }

  private func filesField(_ view: PageView) -> HTML {
    let error: HTML? = isWithoutPhotos ? #"<p class="error" id="files-error">\#(view(.uploadNothing))</p>"# : nil
    let state: HTML =
      isWithoutPhotos
      ? #" aria-describedby="files-error files-hint" aria-invalid="true" autofocus"#
      : #" aria-describedby="files-hint""#
    return """
      <div class="field">
      <label for="files">\(view(.uploadFiles))</label>
      <p class="hint" id="files-hint">\(view(.uploadFilesHint))</p>
      \(error)
      <input id="files" name="files" type="file" accept="image/*" multiple required\(state)>
      </div>

      """
  }

  /// What the script fills in and shows.
  private func progress(_ view: PageView) -> HTML {
    """
    <section id="progress" aria-labelledby="progress-title" hidden>
    <h2 id="progress-title">\(view(.uploadResults))</h2>
    <div class="total"><p id="summary" role="status"></p>
    <button type="button" class="quiet" id="cancel-all">\(view(.uploadCancelAll))</button></div>
    <ul class="rows" id="uploads"></ul>
    <template id="row"><li class="file"><div class="who"><strong><bdi class="name"></bdi></strong>
    <span class="quiet state"></span></div>
    <div class="actions"><button type="button" class="quiet cancel">\(view(.uploadCancel))</button>\
    <button type="button" class="quiet retry" hidden>\(view(.uploadRetry))</button></div>
    <progress value="0" max="1"></progress></li></template>
    </section>
    """
  }
}

// MARK: - Texts of the script

extension UploadPage {
  private static let phrases: [PagePhrase] = [
    .uploadWaiting, .uploadReading, .uploadSending, .uploadFinishing, .uploadLost, .uploadAdded, .uploadKnown,
    .uploadCancelled, .uploadFailed, .uploadUnreadable, .uploadSignedOut, .uploadDone, .uploadAddedCount,
    .uploadKnownCount, .uploadFailedCount, .uploadCancelledCount, .uploadProgressOf, .uploadCancelOf, .uploadRetryOf,
  ]

  /// The failures for which the same file is not sent again by itself, with the names of their parameters.
  private static let failures: [(ServiceFailure.Code, ServiceFailure.Reason, [String])] = [
    (.refused, .uploadContent, ["details"]), (.refused, .uploadFormat, ["details"]), (.refused, .uploadDigest, []),
    (.tooLarge, .uploadSize, ["limit"]), (.tooManyRequests, .uploadLimit, []), (.storage, .uploadSpace, []),
    (.storage, .uploadFolder, ["details"]),
  ]

  /// The texts as attributes of the form, with the placeholders that the script fills in.
  private static func texts(_ view: PageView) -> [HTML] {
    let sentences = phrases.flatMap { phrase in
      phrase.isCounted
        ? view.forms(of: phrase).map { ("\(phrase.rawValue).\($0.name)", $0.text) } : [(phrase.rawValue, view(phrase))]
    }
    let failures = failures.map { code, reason, names in
      let values = Dictionary(uniqueKeysWithValues: names.map { ($0, "{\($0)}") })
      let text = view.texts.text(ServiceFailure(code, reason, values), in: view.language)
      return ("failure.\(code.rawValue).\(reason.rawValue)", text)
    }
    return (sentences + failures).map { name, text in
      HTML(stringLiteral: #" data-\#(name)="\#(HTML(escaping: text).text)""#)
    }
  }
}
