import Calls
import Foundation
import Importing
import Workspaces

/// Diagnostics of a data folder. Nothing is created or changed.
struct DataFindings {
  let folder: DataFolder

  var section: FindingsSection {
    FindingsSection(heading: CommandPhrase.doctorData(), lines: [.init(CommandPhrase.doctorFolder(), place)] + lines)
  }

  /// The folder's path, and whether it may only be read.
  private var place: String {
    let isReadOnly = FileManager.default.fileExists(atPath: folder.path) && access(folder.path, W_OK) != 0
    return folder.path + (isReadOnly ? CommandPhrase.clauseSeparator() + CommandPhrase.doctorReadOnly() : "")
  }

  private var lines: [FindingsSection.Finding] {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      guard let failure = folder.creationFailure else { return [.init("", CommandPhrase.doctorFolderMissing())] }
      return [.init("", FailureMessage.text(of: failure))]
    }
    return [
      .init(CommandPhrase.doctorAlbum(), database(folder.album, content: album)),
      .init(CommandPhrase.doctorMall(), database(folder.mall, content: mall)),
      .init(CommandPhrase.doctorChannels(), database(folder.interactions, content: channels)),
      .init(CommandPhrase.doctorTelevision(), database(folder.television) { "" }),
      .init(CommandPhrase.doctorMedia(), formatted(bytes: size(folder.media))),
    ] + uploads + [
      .init(
        CommandPhrase.doctorCache(),
        CommandPhrase.doctorCacheSize(["size": formatted(bytes: size(folder.cache))]))
    ]
  }

  /// The unfinished uploads, if there are any.
  private var uploads: [FindingsSection.Finding] {
    let unfinished = UploadFolder(in: folder.media).unfinishedBytes
    guard !unfinished.isEmpty else { return [] }
    let size = formatted(bytes: unfinished.reduce(0) { $0.addingSaturated($1) })
    let text = CommandPhrase.doctorUploadsUnfinished(["count": "\(unfinished.count)", "size": size])
    return [.init(CommandPhrase.doctorUploads(), text)]
  }

  private func album() throws(ServiceFailure) -> String {
    let counts = try folder.albumCounts()
    return CommandPhrase.doctorPhotos(["photos": "\(counts.photos)", "albums": "\(counts.albums)"])
  }

  private func mall() throws(ServiceFailure) -> String {
    let counts = try folder.mallCounts()
    return CommandPhrase.doctorProducts(["products": "\(counts.products)", "orders": "\(counts.orders)"])
  }

  private func channels() throws(ServiceFailure) -> String {
    CommandPhrase.doctorChannelCount(["count": "\(try folder.channelCount())"])
  }

  private func database(_ path: String, content: () throws(ServiceFailure) -> String) -> String {
    guard FileManager.default.fileExists(atPath: path) else { return CommandPhrase.doctorMissing() }
    do {
      return [formatted(bytes: size(path)), try content()].filter { !$0.isEmpty }.joined(
        separator: CommandPhrase.clauseSeparator())
    } catch {
      return FailureMessage.text(of: error)
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

  /// Returns a size in decimal units, with one decimal below ten: `512 B`, `1.4 MB`, `23 MB`.
  ///
  /// Foundation's formatter crashes where the environment names a locale that does not exist.
  private func formatted(bytes: Int64) -> String {
    var value = Double(bytes)
    var units = ["kB", "MB", "GB", "TB", "PB", "EB"][...]
    guard value >= 1_000 else { return "\(bytes) B" }
    var unit = units.removeFirst()
    value /= 1_000
    while value >= 999.5, let next = units.popFirst() { (unit, value) = (next, value / 1_000) }
    return String(format: value < 9.95 ? "%.1f" : "%.0f", value) + " " + unit
  }
}
