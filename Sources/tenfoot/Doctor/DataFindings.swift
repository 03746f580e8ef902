import AlbumStore
import Calls
import Foundation
import InteractionStore
import MallStore
import Workspaces

/// What is found out about a data folder; nothing is made and nothing is changed.
struct DataFindings {
  let folder: DataFolder

  var section: FindingsSection {
    FindingsSection(heading: "Data", lines: [.init("folder", folder.path)] + lines)
  }

  private var lines: [FindingsSection.Finding] {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      return [.init("", "not there yet; the first start makes it")]
    }
    return [
      .init("album", database(folder.album, content: album)),
      .init("mall", database(folder.mall, content: mall)),
      .init("channels", database(folder.interactions, content: channels)),
      .init("television", database(folder.television) { "" }),
      .init("media", words(bytes: size(folder.media))),
      .init("cache", "\(words(bytes: size(folder.cache))); may be deleted at any time"),
    ]
  }

  private func album() throws(ServiceFailure) -> String {
    let album = try SQLiteAlbumStore(path: folder.album, readOnly: true)
    let albums = try album.albums(page: PageRequest(limit: 1)).totalCount
    return "\(try album.photoCount()) photos in \(albums) albums"
  }

  private func mall() throws(ServiceFailure) -> String {
    let mall = try SQLiteMallStore(path: folder.mall, readOnly: true)
    let orders = try mall.orders(page: PageRequest(limit: 1)).totalCount
    return "\(try mall.productCount()) products, \(orders) orders"
  }

  private func channels() throws(ServiceFailure) -> String {
    "\(try SQLiteInteractionStore(path: folder.interactions, readOnly: true).channels().count) channels"
  }

  private func database(_ path: String, content: () throws(ServiceFailure) -> String) -> String {
    guard FileManager.default.fileExists(atPath: path) else { return "not there yet" }
    do {
      let words = [words(bytes: size(path)), try content()]
      return words.filter { !$0.isEmpty }.joined(separator: ", ")
    } catch {
      return error.description
    }
  }

  /// What a file, or everything in a folder, holds; 0 where there is nothing.
  private func size(_ path: String) -> Int64 {
    let files = FileManager.default
    let names = files.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return ([path] + names.map { "\(path)/\($0)" }).reduce(0) { sum, path in
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? sum + Int64(status.st_size) : sum
    }
  }

  private func words(bytes: Int64) -> String {
    bytes.formatted(.byteCount(style: .file, spellsOutZero: false))
  }
}
