import Calls

/// A file of a form, and what became of it.
public struct UploadedFile: Hashable, Sendable {
  /// What became of a file.
  public enum Outcome: Hashable, Sendable {
    /// Its photo is new in the album.
    case added
    /// The person had a photo with this content.
    case known
    /// Nothing was stored.
    case failed(ServiceFailure)
  }

  /// The name of the file, as it was sent.
  public var name: String
  /// What became of it.
  public var outcome: Outcome

  /// Creates a result.
  public init(name: String, outcome: Outcome) {
    (self.name, self.outcome) = (name, outcome)
  }
}

/// The page that says what became of each file of a form.
public struct UploadResultPage: Sendable {
  /// The files, in the order of the form.
  public var files: [UploadedFile]
  /// Whether the whole form was read.
  public var isComplete: Bool
  /// The name of the album that was entered; empty for the album of uploads.
  public var album: String

  /// Creates a page.
  public init(files: [UploadedFile], isComplete: Bool, album: String) {
    (self.files, self.isComplete, self.album) = (files, isComplete, album)
  }

  /// The address of the page with the form, relative to the start page.
  public static func address(album: String) -> String {
    album.isEmpty ? "upload" : "upload?album=\(PageView.queryEncoded(album))"
  }

  /// Returns the document.
  public func document(_ view: PageView) -> String {
    let rest: HTML? = isComplete ? nil : #"<p class="notice" role="alert">\#(view(.uploadRest))</p>"#
    return view.document(
      view(.uploadResults),
      """
      <p class="lead" role="status">\(summary(view))</p>
      \(rest)
      \(files.isEmpty ? nil : HTML(#"<ul class="rows">\#(files.map { row($0, view) })</ul>"#))
      <p><a href="\(Self.address(album: album))">\(view(.uploadMore))</a></p>
      <p><a class="back" href="./">\(view(.back))</a></p>
      """)
  }

  /// The number of files with each outcome.
  private func summary(_ view: PageView) -> String {
    let outcomes = files.map(\.outcome)
    let (added, known) = (outcomes.count { $0 == .added }, outcomes.count { $0 == .known })
    let counts: [(PagePhrase, Int)] = [
      (.uploadAddedCount, added), (.uploadKnownCount, known), (.uploadFailedCount, files.count - added - known),
    ]
    return view.joined(counts.filter { $0.1 > 0 }.map { view($0.0, count: $0.1) })
  }

  private func row(_ file: UploadedFile, _ view: PageView) -> HTML {
    let text: HTML =
      switch file.outcome {
      case .added: #"<span class="quiet">\#(view(.uploadAdded))</span>"#
      case .known: #"<span class="quiet">\#(view(.uploadKnown))</span>"#
      case .failed(let failure):
        #"<span class="quiet failed">\#(view.texts.text(failure, in: view.language))</span>"#
      }
    return "<li><div class=\"who\"><strong>\(HTML.name(Self.shortened(file.name)))</strong>\n\(text)</div></li>\n"
  }

  /// Returns the name of a file without its folders, and without its middle if it is too long to be shown.
  static func shortened(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
    return last.count > 80 ? "\(last.prefix(48))…\(last.suffix(24))" : String(last)
  }
}
