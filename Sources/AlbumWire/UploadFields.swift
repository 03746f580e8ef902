import AlbumService
import Calls
import Foundation
import HTTPTypes
import WireFormat

/// The header fields of resumable uploads: version 1.0.0 of the tus protocol (tus.io) with the extensions creation, expiration and
/// termination.
public enum UploadFields {
  /// The version of the protocol.
  public static let version = "1.0.0"
  /// The extensions that the server supports.
  public static let extensions = "creation,expiration,termination"
  /// The type of a part of a file.
  public static let partType = "application/offset+octet-stream"

  /// Reads a number of bytes, written as decimal digits; nil if there is no such field.
  ///
  /// - Throws: `refused` with reason `parameter` for other text.
  public static func bytes(_ name: HTTPField.Name, _ fields: HTTPFields) throws(ServiceFailure) -> Int64? {
    guard let text = fields[name] else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) else {
      throw .parameter(name.rawName)
    }
    return number
  }

  /// Returns the field `Upload-Metadata`: each name with its value in base64.
  public static func metadata(_ values: [(name: String, value: String)]) -> String {
    values.map { "\($0.name) \(Data($0.value.utf8).base64EncodedString())" }.joined(separator: ",")
  }

  /// Reads the field `Upload-Metadata`.
  ///
  /// - Throws: `refused` with reason `parameter` for a value that is not base64 of UTF-8, and for a name that is repeated.
  public static func values(ofMetadata field: String) throws(ServiceFailure) -> [String: String] {
    var values: [String: String] = [:]
    for pair in field.split(separator: ",") {
      let parts = pair.split(separator: " ")
      guard let name = parts.first, parts.count <= 2, values[String(name)] == nil,
        let bytes = Data(base64Encoded: parts.count == 2 ? String(parts[1]) : ""),
        let value = String(validating: bytes, as: UTF8.self)
      else { throw .parameter(HTTPField.Name.uploadMetadata.rawName) }
      values[String(name)] = value
    }
    return values
  }
}

extension HTTPField.Name {
  /// The version of the protocol that a message uses.
  public static let tusResumable = fieldName("Tus-Resumable")
  /// The versions that the server supports.
  public static let tusVersion = fieldName("Tus-Version")
  /// The extensions that the server supports.
  public static let tusExtension = fieldName("Tus-Extension")
  /// The maximum size of a file, bytes.
  public static let tusMaxSize = fieldName("Tus-Max-Size")
  /// The size of a file, bytes.
  public static let uploadLength = fieldName("Upload-Length")
  /// The position of a part's first byte in the file, or the number of bytes that are stored.
  public static let uploadOffset = fieldName("Upload-Offset")
  /// The name of a file, and of its album.
  public static let uploadMetadata = fieldName("Upload-Metadata")
  /// The time at which an upload that is not continued is deleted.
  public static let uploadExpires = fieldName("Upload-Expires")
}

extension Upload: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("offset", offset)
      json.member("length", length)
      json.member("expires", expires.rfc3339)
      json.member("photo", ifPresent: photo)
      if let isNew {
        json.name("isNew")
        json.boolean(isNew)
      }
    }
  }
}
