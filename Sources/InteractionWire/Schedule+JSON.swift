import InteractionService
import WireFormat

extension Channel: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("number", number)
      json.member("name", name)
    }
  }
}

extension Programme: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("start", start.rfc3339)
      json.member("stop", stop.rfc3339)
      json.member("title", title)
      json.member("summary", ifPresent: summary)
      json.member("shows", valueIfPresent: shows)
    }
  }
}

extension ProgrammePictures: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("attributes", attributes)
      json.member("album", ifPresent: album)
      json.member("order", ifPresent: sort?.rawValue)
      json.member("secondsEach", ifPresent: secondsEach)
    }
  }
}

extension Schedule: JSONValue {
  /// Writes the members of the `Codable` form: version 1 of the schedule document.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("version", version)
      json.member("channel", channel)
      json.member("serial", serial)
      json.member("from", from.rfc3339)
      json.member("until", until.rfc3339)
      json.member("refreshAfterSeconds", refreshAfterSeconds)
      json.member("programmes", value: programmes)
      json.member("interactions", value: interactions)
    }
  }
}

extension ScheduledInteraction: JSONValue {
  /// Writes the members of the `Codable` form.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("programme", programme)
      json.member("at", at.rfc3339)
      json.member("show", show.rfc3339)
      json.member("durationSeconds", durationSeconds)
      json.member("resultsAt", ifPresent: resultsAt?.rfc3339)
      json.member("serial", serial)
      json.name("cancelled")
      json.boolean(isCancelled)
    }
  }
}
