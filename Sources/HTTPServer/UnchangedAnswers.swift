import Calls
import Synchronization
import WireFormat

/// The answers of one endpoint, which are given again as long as the content that they were made from is unchanged.
///
/// An answer must depend only on the request's parameters and the viewer, and not on the time. The answer for one viewer is never used for
/// another.
final class UnchangedAnswers: Sendable {
  /// An answer in JSON.
  struct Answer: Sendable {
    var json: [UInt8]
    var tag: EntityTag
  }

  private struct Key: Hashable, Sendable {
    var request: WireRequest
    /// The account of the person who calls; nil for the owner of the server.
    var viewer: String?
  }

  private struct Known: Sendable {
    var version: ContentVersion
    var answers: RecentValues<Key, Answer>
  }

  /// The bytes that all answers may have together: about 50 pages of 60 photos.
  private static let limitBytes = 2 << 20

  private let known = Mutex<Known?>(nil)

  /// Returns the answer to a request, and makes it if there is none of this version.
  ///
  /// - Parameter version: The content's version, asked for before the content is read.
  func answer(
    to request: WireRequest, of caller: Caller, version: ContentVersion, make: () throws(ServiceFailure) -> [UInt8]
  ) throws(ServiceFailure) -> Answer {
    let key = Key(request: request, viewer: caller.viewer)
    if let answer = known.withLock({ $0?.version == version ? $0?.answers.value(of: key) : nil }) { return answer }
    let json = try make()
    let answer = Answer(json: json, tag: EntityTag(of: json))
    known.withLock { known in
      if known?.version != version {
        known = Known(version: version, answers: RecentValues(costLimit: Self.limitBytes))
      }
      known?.answers.keep(answer, for: key, cost: json.count)
    }
    return answer
  }
}
