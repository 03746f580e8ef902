import AlbumPages
import AlbumServer
import Device
import Workspaces

extension PageAssets {
  /// Reads the files of the album server's web pages.
  ///
  /// - Throws: ``Workspaces/WorkspaceError`` if one cannot be read.
  init(_ assets: AssetFolder) throws {
    let texts = try assets.pageTexts().map { language, sentences in (PageLanguage(language), sentences) }
    self.init(
      texts: PageTexts(sentences: Dictionary(uniqueKeysWithValues: texts)) { failure, language in
        FailureMessage.text(of: failure, in: language == .english ? .english : .chinese)
      },
      style: try assets.pageFile("style.css"), icon: try assets.pageFile("icon.svg"),
      uploadScript: try assets.pageFile("upload.js"))
  }
}

extension PageLanguage {
  /// The language of the pages that is a language of the program.
  fileprivate init(_ language: Language) {
    switch language {
    case .english: self = .english
    case .chinese: self = .chinese
    }
  }
}
