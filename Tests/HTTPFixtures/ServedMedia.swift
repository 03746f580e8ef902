import Calls
import Glibc
import HTTPTypes
import WireFormat

extension WireServer.Calls {
  /// Adds the media of a service, with ranges.
  public mutating func media(
    _ route: Route,
    _ open:
      @escaping @Sendable (
        MediaReference, Rendition, Range<Int64>?, CallContext
      ) throws(ServiceFailure) -> MediaContent
  ) {
    add(route) { request, fields throws(ServiceFailure) in
      let wanted = try MediaRequest(request)
      let call = CallContext(caller: Self.caller(fields))
      let size = try open(wanted.reference, wanted.rendition, nil, call).sizeBytes
      let range = ByteRange(header: fields[.range], sizeBytes: size)
      guard range != .unsatisfiable else {
        return WireServer.Reply(416, [.contentRange: ByteRange.unsatisfiedRange(sizeBytes: size)])
      }
      guard case .part(let bytes) = range else {
        let content = try open(wanted.reference, wanted.rendition, nil, call)
        return WireServer.Reply(200, [.contentType: "image/jpeg"], content.bytes)
      }
      let content = try open(wanted.reference, wanted.rendition, bytes, call)
      return WireServer.Reply(
        206,
        [.contentType: "image/jpeg", .contentRange: ByteRange.contentRange(content.range, sizeBytes: size)],
        content.bytes)
    }
  }
}

extension MediaContent {
  /// The bytes of the answer.
  public var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = pread(file.descriptor, &bytes, bytes.count, off_t(range.lowerBound))
    return Array(bytes.prefix(max(0, count)))
  }
}
