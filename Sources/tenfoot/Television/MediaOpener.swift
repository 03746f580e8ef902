import AlbumService
import Calls
import MallService
import Pictures
import Screen
import Workspaces

/// Opens the pictures of the album, the mall and the program for the workers that render them.
struct MediaOpener: Sendable {
  let album: any AlbumAPI
  let mall: any MallAPI
  let assets: AssetFolder
  let caller: Caller

  /// Opens the file of an image's source; blocks.
  ///
  /// Of the album, no more than the image needs is asked for: an album on this machine opens the original, and a server sends a smaller picture.
  func open(_ request: ImageRequest) throws(ImageFailure) -> OpenFile {
    let call = CallContext(caller: caller)
    do throws(ServiceFailure) {
      switch request.source {
      case .album(let token):
        let rendition = Rendition.thumbnail(widthPixels: request.sourceWidth)
        return try album.open(MediaReference(token: token), rendition, range: nil, call).file
      case .mall(let token): return try mall.open(MediaReference(token: token), .original, range: nil, call).file
      case .asset(let name): return try MediaContent(path: assets.drawing(name), range: nil).file
      }
    } catch {
      throw ImageFailure(.unreachable, Self.reason(error), problem: Self.problem(error))
    }
  }

  private static func problem(_ failure: ServiceFailure) -> ImageProblem {
    switch failure.code {
    case .notFound: .notFound
    // The disk of this machine, where nothing is gained by trying again soon.
    case .storage: .unreadable
    default: failure.isTransient ? .unreachable : .unreadable
    }
  }

  private static func reason(_ failure: ServiceFailure) -> String {
    failure.code == .notFound ? "file not found" : failure.parameters["details"] ?? "\(failure)"
  }
}
