import AlbumPages
import AlbumServer
import Foundation
import TestSupport

extension PageAssets {
  /// The files of the pages in the repository. Failures are worded by their codes.
  static func repository() throws -> PageAssets {
    let texts = try PageLanguage.allCases.map { ($0, try sentences($0)) }
    return PageAssets(
      texts: PageTexts(sentences: Dictionary(uniqueKeysWithValues: texts)) { failure, _ in "\(failure)" },
      style: Array(try Repository.text("assets/pages/style.css").utf8),
      icon: Array(try Repository.text("assets/pages/icon.svg").utf8),
      uploadScript: Array(try Repository.text("assets/pages/upload.js").utf8))
  }

  /// The texts of a language by their keys: each is one line, `"key" = "text"`.
  static func sentences(_ language: PageLanguage) throws -> [String: String] {
    let lines = try Repository.text("assets/pages/\(language.rawValue).toml").matches(
      of: #/(?m)^"([A-Za-z.]+)" = "(.*)"$/#)
    return Dictionary(uniqueKeysWithValues: lines.map { (String($0.output.1), String($0.output.2)) })
  }
}

extension RequestText {
  /// A form that a page of the server sends.
  static func form(_ path: String, _ values: [String: String], _ fields: [String: String] = [:]) -> String {
    let body = values.sorted { $0.key < $1.key }.map { "\($0.key)=\(encoded($0.value))" }.joined(separator: "&")
    let typed = ["Content-Type": "application/x-www-form-urlencoded", "Origin": "http://localhost"]
    return post(path, key: nil, json: body, typed.merging(fields) { $1 })
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
