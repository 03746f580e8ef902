/// The header fields of a part of a form (RFC 7578, section 4).
public struct MultipartPart: Hashable, Sendable {
  /// The name of the form's field; empty if it has none.
  public var name: String
  /// The name of the file, as it was sent: possibly with folders; nil for a part that is no file.
  public var fileName: String?
  /// The content type; nil if it is not stated.
  public var contentType: String?

  /// Creates a description of a part.
  public init(name: String, fileName: String? = nil, contentType: String? = nil) {
    (self.name, self.fileName, self.contentType) = (name, fileName, contentType)
  }

  /// Reads header fields, each on its own line. Browsers send names in UTF-8, with `%22` for a quotation mark (HTML, section 4.10.22.8).
  init(headerFields bytes: ArraySlice<UInt8>) {
    var fields: [String: String] = [:]
    for line in bytes.split(whereSeparator: { $0 == 13 || $0 == 10 }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if fields[name] == nil { fields[name] = String(decoding: line[(colon + 1)...], as: UTF8.self) }
    }
    let disposition = ParameterisedValue(fields["content-disposition"] ?? "")
    let isField = disposition.value == "form-data"
    self.init(
      name: isField ? disposition["name"] ?? "" : "",
      fileName: isField ? disposition["filename"]?.replacing("%22", with: "\"") : nil,
      contentType: fields["content-type"].map { ParameterisedValue($0).value })
  }
}
