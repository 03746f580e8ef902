import Calls
import Synchronization

@testable import Television

/// Folders in memory: a folder of pictures with two folders in it, a stick, and a card that was removed. Photos are added by
/// ``step()``.
final class MemoryPhotoFolders: PhotoAdding {
  private struct State {
    var adding: AddingState?
    var started: [[String]] = []
  }

  private let box = Mutex(State())

  /// The paths that were added, in the order of their starts.
  var started: [[String]] { box.withLock { $0.started } }

  func places() throws(ServiceFailure) -> [PhotoFolder] {
    [
      PhotoFolder(path: "/home/a/Pictures", name: "Pictures", kind: .pictures, photoCount: 2),
      PhotoFolder(path: "/media/a/STICK", name: "STICK", photoCount: 60),
      PhotoFolder(path: "/media/a/GONE", name: "GONE\u{202E}", photoCount: 3),
    ]
  }

  func contents(of folder: String) throws(ServiceFailure) -> PhotoFolderContents {
    switch folder {
    case "/home/a/Pictures":
      PhotoFolderContents(
        folders: [
          PhotoFolder(path: folder + "/Summer", name: "Summer", photoCount: 23),
          PhotoFolder(path: folder + "/Empty", name: "Empty", photoCount: 0),
        ], files: ["a.jpg", "b.jpg"].map { PhotoFolder(path: "\(folder)/\($0)", name: $0) })
    case "/media/a/STICK":
      PhotoFolderContents(
        files: (0..<60).map { PhotoFolder(path: "\(folder)/\($0).jpg", name: "\($0).jpg") })
    case "/home/a/Pictures/Summer":
      PhotoFolderContents(files: [PhotoFolder(path: folder + "/c.jpg", name: "c.jpg")])
    case "/home/a/Pictures/Empty": PhotoFolderContents()
    default:
      throw ServiceFailure(
        .storage, .photoFolder, ["path": folder, "details": "no such file or folder"])
    }
  }

  func start(_ paths: [String], name: String) throws(ServiceFailure) {
    let isFree = box.withLock { state in
      guard state.adding?.isRunning != true else { return false }
      state.started.append(paths)
      state.adding = AddingState(name: name)
      return true
    }
    guard isFree else { throw ServiceFailure(.conflict, .adding) }
  }

  func state() -> AddingState? { box.withLock { $0.adding } }

  func stop() {
    change { state in
      state.isStopped = true
      state.isRunning = false
    }
  }

  /// Changes the state of the photos that are being added.
  func change(_ change: (inout AddingState) -> Void) {
    box.withLock { state in
      guard var adding = state.adding else { return }
      change(&adding)
      state.adding = adding
    }
  }

  /// Returns the answer to a request; nil for requests to other services.
  func answer(_ request: any ServiceRequest) -> ServiceAnswer? {
    do throws(ServiceFailure) {
      switch request {
      case let request as PhotoPlacesRequest: return .of(request, try places())
      case let request as PhotoFolderRequest: return .of(request, try contents(of: request.path))
      case let request as StartAddingRequest:
        try start(request.paths, name: request.name)
        return .of(request, state())
      case let request as AddingStateRequest: return .of(request, state())
      case let request as StopAddingRequest:
        stop()
        return .of(request, ())
      default: return nil
      }
    } catch {
      return ServiceAnswer(failure: error)
    }
  }
}
