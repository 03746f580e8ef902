import Device
import Foundation
import Television

/// The content of `demo/album.json`: the titles, albums, owners and counts of the demo pictures.
struct DemoAlbum: Decodable {
  /// One picture.
  struct Picture: Decodable {
    /// The name of its file, in the same folder.
    let file: String
    /// The title, by language code.
    let title: [String: String]
    /// The name of its album, by language code.
    let album: [String: String]
    /// The name of its owner.
    let owner: String
    /// The initial count of look-ups.
    let selectionCount: Int
  }

  /// The version of the format; 1.
  let version: Int
  /// The pictures, in the order of the file.
  let photos: [Picture]

  /// Reads the bundled demo album.
  init(assets: AssetFolder) throws(WorkspaceError) {
    let contents = try AssetFolder.contents(of: assets.demoAlbum)
    do {
      self = try JSONDecoder().decode(Self.self, from: contents)
    } catch {
      throw WorkspaceError(.malformed, .noDemoAlbum(path: assets.demoAlbum))
    }
  }
}

extension [String: String] {
  /// Returns the text in a language, else in English; empty if there is neither.
  func text(in language: Language) -> String {
    self[language.rawValue] ?? self[Language.english.rawValue] ?? ""
  }
}
