import CCurl
import Calls
import SystemPackage
import WireFormat

/// A client that downloads a service's media and caches them on disk.
public struct MediaClient: Sendable {
  private let client: ServiceClient
  private let cache: MediaCache
  private let route: Route
  private let access: CallAccess
  private let freshMS: Int64?

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - kind: Where the service has its media, and who may read them.
  ///   - freshMS: How long a copy is used without asking again, in milliseconds; nil for content that never changes. Later, a copy is used only
  ///     while the server cannot be asked.
  public init<Kind: MediaKind>(
    _ client: ServiceClient, cache: MediaCache, _ kind: Kind.Type, freshMS: Int64? = nil
  ) {
    (self.client, self.cache, self.freshMS) = (client, cache, freshMS)
    (route, access) = (Kind.route, Kind.access)
  }

  /// Opens a medium: its copy, or the server's answer.
  ///
  /// A part that is asked for is not kept, since it may be any of a long film. A picture is asked for at the next size that servers offer; where
  /// this one does not have it, the original is opened.
  ///
  /// - Parameter range: The requested bytes, clamped to the content; nil for all.
  /// - Throws: `notFound` for an unknown reference; what ``ServiceClient/read(_:_:)`` throws; `storage` with reason `pictureCache` for
  ///   content that cannot be stored.
  public func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let offered = MediaRequest.offered(rendition)
    guard offered != .original else { return try open(reference, range: range, as: .original, call) }
    do throws(ServiceFailure) {
      return try open(reference, range: range, as: offered, call)
    } catch {
      guard error.code == .refused else { throw error }
      return try open(reference, range: range, as: .original, call)
    }
  }

  private func open(
    _ reference: MediaReference, range: Range<Int64>?, as rendition: Rendition, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let key = MediaKey(client.server, reference, rendition)
    let target = MediaRequest(reference, rendition).target(route)
    let wanted = range?.clamped(to: 0..<Int64.max)
    if let wanted, !wanted.isEmpty, !cache.hasCopy(key) { return try part(target, wanted, call) }
    let file = try cache.file(key, freshMS: freshMS, call) { descriptor throws(ServiceFailure) in
      _ = try client.download(target, access: access, range: nil, to: descriptor, call)
    }
    let size = Int64(file.sizeBytes)
    return MediaContent(file: file, range: (range ?? 0..<size).clamped(to: 0..<size), sizeBytes: size)
  }

  /// Opens a part of a medium, in a file that contains only this part.
  private func part(
    _ target: String, _ range: Range<Int64>, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    var part = (range: range, sizeBytes: range.upperBound)
    let file = try MediaCache.passing { descriptor throws(ServiceFailure) in
      part = try client.download(target, access: access, range: range, to: descriptor, call)
    }
    // A server may send the whole content instead.
    let size = Int64(file.sizeBytes)
    let isWhole = part.range == 0..<size && part.sizeBytes == size
    return MediaContent(
      file: file, range: isWhole ? range.clamped(to: 0..<size) : 0..<size, sizeBytes: part.sizeBytes)
  }
}
