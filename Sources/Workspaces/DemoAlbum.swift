import Device
import Foundation
import Television

/// What `demo/album.json` says of the demo album's pictures; everything else is in the pictures themselves.
struct DemoAlbum: Decodable {
  /// One picture.
  struct Picture: Decodable {
    /// Its file, beside album.json.
    let file: String
    /// What it is called, by language code.
    let title: [String: String]
    /// The album it is filed in, by language code.
    let album: [String: String]
    /// Who owns it.
    let owner: String
    /// How often it was selected.
    let selectionCount: Int
  }

  /// The form of the file; 1.
  let version: Int
  /// The pictures, in the file's order.
  let photos: [Picture]

  /// Reads the demo album of the program.
  init(assets: AssetFolder) throws(WorkspaceError) {
    let contents = try AssetFolder.contents(of: assets.demoAlbum)
    do {
      self = try JSONDecoder().decode(Self.self, from: contents)
    } catch {
      throw WorkspaceError(.malformed, "\(assets.demoAlbum): \(error)")
    }
  }
}

extension [String: String] {
  /// The text of a language, else the English one; empty when there is neither.
  func text(in language: Language) -> String {
    self[language.rawValue] ?? self[Language.english.rawValue] ?? ""
  }
}
