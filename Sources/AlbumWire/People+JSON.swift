import AlbumService
import Calls
import WireFormat

extension Person: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
    }
  }
}

extension Sharing: BodyForm {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("places")
      json.boolean(places)
      json.name("originals")
      json.boolean(originals)
    }
  }
}

extension Account: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", person.id)
      json.member("name", person.name)
      json.name("sharesPlaces")
      json.boolean(sharing.places)
      json.name("sharesOriginals")
      json.boolean(sharing.originals)
      json.member("itemCount", itemCount)
    }
  }
}

extension Acquaintance: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", person.id)
      json.member("name", person.name)
      json.member("state", state.rawValue)
      json.member("since", since)
    }
  }
}

extension AccessToken: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { $0.members(of: self) }
  }
}

extension NewAccessToken: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.members(of: token)
      json.member("secret", secret)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(of token: AccessToken) {
    member("id", token.id)
    member("name", token.name)
    member("created", token.created)
    member("lastUsed", ifPresent: token.lastUsed)
  }
}

extension SharingEvent: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", kind.rawValue)
      json.member("person", person)
      json.member("album", ifPresent: album)
      json.member("at", at)
    }
  }
}
