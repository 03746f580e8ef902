import Calls
import Foundation
import Workspaces

/// Diagnostics of a data folder. Nothing is created or changed.
struct DataFindings {
  let folder: DataFolder

  var section: FindingsSection {
    FindingsSection(heading: "Data", lines: [.init("folder", folder.path)] + lines)
  }

  private var lines: [FindingsSection.Finding] {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      return [.init("", "does not exist yet; the first start creates it")]
    }
    return [
      .init("album", database(folder.album, content: album)),
      .init("mall", database(folder.mall, content: mall)),
      .init("channels", database(folder.interactions, content: channels)),
      .init("television", database(folder.television) { "" }),
      .init("media", formatted(bytes: size(folder.media))),
      .init("cache", "\(formatted(bytes: size(folder.cache))); may be deleted at any time"),
    ]
  }

  private func album() throws(ServiceFailure) -> String {
    let counts = try folder.albumCounts()
    return "\(counts.photos) photos in \(counts.albums) albums"
  }

  private func mall() throws(ServiceFailure) -> String {
    let counts = try folder.mallCounts()
    return "\(counts.products) products, \(counts.orders) orders"
  }

  private func channels() throws(ServiceFailure) -> String {
    "\(try folder.channelCount()) channels"
  }

  private func database(_ path: String, content: () throws(ServiceFailure) -> String) -> String {
    guard FileManager.default.fileExists(atPath: path) else { return "does not exist yet" }
    do {
      return [formatted(bytes: size(path)), try content()].filter { !$0.isEmpty }.joined(separator: ", ")
    } catch {
      return error.description
    }
  }

  /// Returns the size in bytes of a file, or of all files in a folder; 0 if it does not exist.
  private func size(_ path: String) -> Int64 {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return ([path] + names.map { "\(path)/\($0)" }).reduce(0) { sum, path in
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return sum }
      // Sparse files can claim any size.
      let (total, isTooLarge) = sum.addingReportingOverflow(Int64(status.st_size))
      return isTooLarge ? .max : total
    }
  }

  private func formatted(bytes: Int64) -> String {
    bytes.formatted(.byteCount(style: .file, spellsOutZero: false))
  }
}
