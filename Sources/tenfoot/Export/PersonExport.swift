import AlbumService
import Calls
import Foundation
import SystemPackage
import Workspaces

/// The export of a person's photos and data: the files, and a JSON document with everything else.
struct PersonExport {
  let album: any AlbumAPI & PeopleAPI & PeopleAdministration
  let person: Person
  /// The path of the folder to write into.
  let folder: String

  /// The result of an export.
  struct Report: Encodable {
    /// A file that could not be copied.
    struct Failure: Encodable {
      var file: String
      var reason: String
    }

    /// The number of files copied.
    var exported = 0
    var failures: [Failure] = []
  }

  /// The document `tenfoot.json`.
  private struct Document: Encodable {
    var account: Account
    var friends: [Acquaintance]
    var tokens: [AccessToken]
    var albums: [SharedAlbum]
    var sharingLog: [SharingEvent]
    var photos: [Photo]
  }

  private struct SharedAlbum: Encodable {
    var name: String
    var readers: [Person]
  }

  private struct Photo: Encodable {
    var item: MediaItem
    /// The path of the copy in the folder; nil if the file could not be copied.
    var copy: String?

    private enum CodingKeys: String, CodingKey {
      case exportedFile
    }

    func encode(to encoder: any Encoder) throws {
      try item.withoutPicture.encode(to: encoder)
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encodeIfPresent(copy, forKey: .exportedFile)
    }
  }

  /// Writes the files and the document. A file that cannot be read is reported, and the others are exported.
  ///
  /// - Throws: ``Failure`` if the folder is not empty or cannot be written, and the failures of the album.
  func run() throws -> Report {
    let call = CallContext(caller: Caller(viewer: person.id, device: CallContext.local.caller.device))
    try prepareFolder()
    var report = Report()
    var names = ExportNames()
    let items = try ListOptions.all { try album.ownItems(of: person.id, page: $0) }
    let photos = try items.map { item in
      Photo(item: item, copy: try copy(item, as: names.name(of: item), &report))
    }
    let document = Document(
      account: try album.account(call), friends: try album.acquaintances(call), tokens: try album.tokens(call),
      albums: try sharedAlbums(call), sharingLog: try album.sharingLog(call), photos: photos)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let contents = try encoder.encode(document)
    try writing { try FileDescriptor.create(folder + "/tenfoot.json").writeAndClose(contents) }
    return report
  }

  private func sharedAlbums(_ call: CallContext) throws -> [SharedAlbum] {
    let albums = try ListOptions.all { try album.albums(order: .bytes, page: $0, call) }
    return try albums.compactMap { found in
      do {
        return SharedAlbum(name: found.name, readers: try album.readers(ofAlbum: found.id, call))
      } catch let failure as ServiceFailure where failure.code == .forbidden {
        // Albums of other people are not exported.
        return nil
      }
    }
  }

  private func prepareFolder() throws {
    try writing {
      let files = FileManager.default
      if files.fileExists(atPath: folder), try !files.contentsOfDirectory(atPath: folder).isEmpty {
        throw Failure(CommandPhrase.exportFolderNotEmpty(["folder": folder]))
      }
      try files.createDirectory(atPath: folder + "/files", withIntermediateDirectories: true)
    }
  }

  /// Copies the file of an item, and returns the path of the copy in the folder; nil if it cannot be read.
  private func copy(_ item: MediaItem, as name: String, _ report: inout Report) throws -> String? {
    let source: OpenFile
    do {
      source = try OpenFile(path: item.file ?? "")
    } catch {
      report.failures.append(Report.Failure(file: PathText.display(item.file ?? ""), reason: "\(error)"))
      return nil
    }
    try writing { try FileDescriptor.create("\(folder)/files/\(name)").copyAndClose(source) }
    report.exported += 1
    return "files/\(name)"
  }

  /// Runs work that writes into the folder.
  ///
  /// - Throws: ``Failure`` with the reason if it cannot be written.
  private func writing<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(CommandPhrase.unwritable(["file": folder, "reason": SystemError(foundation: error).text]))
    }
  }
}

/// The names of copied files: those of the originals, with a number if several originals have the same name.
private struct ExportNames {
  private var used: Swift.Set<String> = []

  mutating func name(of item: MediaItem) -> String {
    let original = PathText.display(item.file ?? "").split(separator: "/").last.map(String.init) ?? item.id
    let (stem, ending) = Self.parts(of: original)
    var name = original
    var number = 1
    // Some file systems do not distinguish upper and lower case.
    while !used.insert(name.lowercased()).inserted {
      number += 1
      name = "\(stem) (\(number))\(ending)"
    }
    return name
  }

  private static func parts(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }
}

extension FileDescriptor {
  /// Creates a file that does not exist.
  fileprivate static func create(_ path: String) throws -> FileDescriptor {
    try open(
      FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
  }

  fileprivate func writeAndClose(_ contents: Data) throws {
    try closeAfter { _ = try writeAll(contents) }
  }

  /// Copies a whole file.
  fileprivate func copyAndClose(_ file: OpenFile) throws {
    try closeAfter {
      let source = FileDescriptor(rawValue: file.descriptor)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
      defer { buffer.deallocate() }
      var offset: Int64 = 0
      while true {
        let count = try source.read(fromAbsoluteOffset: offset, into: buffer)
        if count == 0 { return }
        _ = try writeAll(buffer.prefix(count))
        offset += Int64(count)
      }
    }
  }
}
