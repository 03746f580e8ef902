import AlbumService
import Calls
import Foundation
import Glibc
import Importing
import Synchronization
import SystemPackage
import Television
import Workspaces

/// The folders of this machine, from which photos are imported into the album of the data folder, or sent to that of a server.
final class PhotoFolders: PhotoAdding {
  private let workspace: Workspace
  private let services: WorkspaceServices
  private let owner: String
  private let environment: [String: String]
  private let current = Mutex<AddingState?>(nil)

  /// Creates the folders; nothing is opened.
  ///
  /// - Parameters:
  ///   - services: The services of the profile that is watching; with the album of a server, photos are sent there.
  ///   - owner: The name of the person to whom imported photos belong; empty for the first person.
  init(_ workspace: Workspace, _ services: WorkspaceServices, owner: String, environment: [String: String]) {
    (self.workspace, self.services, self.owner, self.environment) = (workspace, services, owner, environment)
  }

  // MARK: Choosing

  /// Returns the folder of pictures, the home folder, and all sticks and cards that are mounted at the usual places.
  func places() -> [PhotoFolder] {
    var places: [PhotoFolder] = []
    if let home = environment["HOME"] {
      let pictures = PicturesFolder.path(home: home, environment)
      places.append(folder(pictures, kind: .pictures))
      places.append(folder(home, kind: .home))
    }
    let user = environment["USER"] ?? environment["LOGNAME"] ?? ""
    let roots =
      (user.isEmpty ? [] : ["/media/\(user)", "/run/media/\(user)"]) + ["/media", "/mnt"]
    for root in roots {
      guard let listing = try? MediaListing(of: root) else { continue }
      // The folder of a user below /media is not a stick.
      places += listing.folders.filter { $0.path != "/media/\(user)" && $0.photoCount != nil }
        .map { PhotoFolder(path: $0.path, name: $0.name, photoCount: $0.photoCount) }
    }
    return places.filter { access($0.path, R_OK | X_OK) == 0 }
  }

  private func access(_ path: String, _ mode: Int32) -> Int32 {
    path.withPath { Glibc.access($0, mode) }
  }

  private func folder(_ path: String, kind: PhotoFolder.Kind) -> PhotoFolder {
    PhotoFolder(
      path: path, name: PathText.display(path).split(separator: "/").last.map(String.init) ?? "/",
      kind: kind,
      photoCount: MediaListing.photoCount(in: path))
  }

  /// Returns what is in a folder.
  func contents(of folder: String) throws(ServiceFailure) -> PhotoFolderContents {
    do throws(Errno) {
      let listing = try MediaListing(of: folder)
      func entries(_ entries: [MediaListing.Entry]) -> [PhotoFolder] {
        entries.map { PhotoFolder(path: $0.path, name: $0.name, photoCount: $0.photoCount) }
      }
      return PhotoFolderContents(folders: entries(listing.folders), files: entries(listing.files))
    } catch {
      let details = ServiceFailure.details(of: error)
      throw ServiceFailure(
        .storage, .photoFolder, details.merging(["path": PathText.display(folder)]) { $1 })
    }
  }

  // MARK: Adding

  /// Begins to add photos, on a thread of its own.
  func start(_ paths: [String], name: String) throws(ServiceFailure) {
    let isFree = current.withLock { state in
      guard state?.isRunning != true else { return false }
      state = AddingState(name: name)
      return true
    }
    guard isFree else { throw ServiceFailure(.conflict, .adding) }
    Thread.detachNewThread { [self] in
      let failure = run(paths)
      current.withLock { state in
        state?.isRunning = false
        state?.isWaiting = false
        if failure?.code != .cancelled { state?.failure = failure }
      }
    }
  }

  func state() -> AddingState? { current.withLock { $0 } }

  func stop() {
    current.withLock { $0?.isStopped = true }
  }

  private var isStopped: Bool { current.withLock { $0?.isStopped ?? true } }

  /// Adds photos, and returns the failure because of which it ended early; nil for none.
  private func run(_ paths: [String]) -> ServiceFailure? {
    do {
      var options = ImportOptions()
      options.owner = owner
      let destination: any AlbumWriter
      let server = services.uploadingAlbum {
        self.isStopped
      } report: { progress in
        self.current.withLock { $0?.isWaiting = progress.isWaiting }
      }
      if let server {
        (destination, options.batchLimit) = (server, 1)
      } else {
        destination = try workspace.openAlbum()
      }
      let importer = try workspace.importer(into: destination)
      let report = try importer.run(paths, options: options, isCancelled: { self.isStopped }) {
        progress in
        show(progress.report, of: progress.foundCount)
      }
      show(report, of: report.fileCount)
      return nil
    } catch let stop as ImportStop {
      show(stop.report, of: stop.foundCount)
      return stop.failure
    } catch let failure as ServiceFailure {
      return failure
    } catch let error as WorkspaceError {
      return ServiceFailure(.storage, nil, ServiceFailure.details(of: error.fault))
    } catch {
      return ServiceFailure(.storage, nil, ["details": "\(error)"])
    }
  }

  private func show(_ report: ImportReport, of foundCount: Int) {
    current.withLock { state in
      state?.doneCount = report.fileCount
      state?.foundCount = foundCount
      state?.addedCount = report.imported
      state?.failedCount = report.failed
    }
  }
}

/// The user's folder of pictures (xdg-user-dirs).
enum PicturesFolder {
  /// Returns its path: that of `user-dirs.dirs`, else `~/Pictures`.
  static func path(home: String, _ environment: [String: String]) -> String {
    let config =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
    let text = (try? FileContents.read("\(config)/user-dirs.dirs", limitBytes: 1 << 16)) ?? []
    return path(in: String(decoding: text, as: UTF8.self), home: home) ?? "\(home)/Pictures"
  }

  /// Returns the path that the text of `user-dirs.dirs` states: `XDG_PICTURES_DIR="$HOME/Bilder"`; nil for none.
  static func path(in text: String, home: String) -> String? {
    for line in text.split(separator: "\n") {
      guard let match = line.wholeMatch(of: #/\s*XDG_PICTURES_DIR="(\$HOME)?(/[^"]*)"\s*/#) else {
        continue
      }
      let (base, rest) = (match.output.1 == nil ? "" : home, String(match.output.2))
      // The home folder itself means that there is no such folder.
      return base + rest == "\(home)/" ? nil : base + rest
    }
    return nil
  }
}
