import InteractionService
import WireFormat

extension JSONWriter {
  /// Writes a channel, with the members of its `Codable` form.
  public mutating func channel(_ channel: Channel) {
    object { json in
      json.member("id", channel.id)
      json.member("number", channel.number)
      json.member("name", channel.name)
    }
  }

  /// Writes a programme, with the members of its `Codable` form.
  public mutating func programme(_ programme: Programme) {
    object { json in
      json.member("id", programme.id)
      json.member("start", programme.start.rfc3339)
      json.member("stop", programme.stop.rfc3339)
      json.member("title", programme.title)
      json.member("summary", ifPresent: programme.summary)
      if let shows = programme.shows {
        json.name("shows")
        json.pictures(shows)
      }
    }
  }

  private mutating func pictures(_ pictures: ProgrammePictures) {
    object { json in
      json.member("attributes", pictures.attributes)
      json.member("album", ifPresent: pictures.album)
      json.member("order", ifPresent: pictures.sort?.rawValue)
      json.member("secondsEach", ifPresent: pictures.secondsEach)
    }
  }

  /// Writes a schedule, with the members of its `Codable` form: version 1 of the schedule document.
  public mutating func schedule(_ schedule: Schedule) {
    object { json in
      json.member("version", schedule.version)
      json.member("channel", schedule.channel)
      json.member("serial", schedule.serial)
      json.member("from", schedule.from.rfc3339)
      json.member("until", schedule.until.rfc3339)
      json.member("refreshAfterSeconds", schedule.refreshAfterSeconds)
      json.name("programmes")
      json.array(schedule.programmes) { $0.programme($1) }
      json.name("interactions")
      json.array(schedule.interactions) { $0.scheduled($1) }
    }
  }

  private mutating func scheduled(_ scheduled: ScheduledInteraction) {
    object { json in
      json.member("id", scheduled.id)
      json.member("programme", scheduled.programme)
      json.member("at", scheduled.at.rfc3339)
      json.member("show", scheduled.show.rfc3339)
      json.member("durationSeconds", scheduled.durationSeconds)
      json.member("resultsAt", ifPresent: scheduled.resultsAt?.rfc3339)
      json.member("serial", scheduled.serial)
      json.name("cancelled")
      json.boolean(scheduled.isCancelled)
    }
  }
}
