import Attributes
import Foundation
import InteractionService
import Testing

@testable import ScheduleFiles

/// The JSON schema, by which editors complete schedule files, agrees with the reader.
@Suite struct ScheduleSchemaTests {
  private let definitions: [String: [String: Any]]

  init() throws {
    let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../assets")
    let contents = try Data(contentsOf: assets.appendingPathComponent("schema/schedule.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: contents) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    definitions = try #require(schema["$defs"] as? [String: [String: Any]])
  }

  private func property(_ name: String, of object: ScheduleObject) throws -> [String: Any] {
    let properties = try #require(definitions[object.rawValue]?["properties"] as? [String: [String: Any]])
    return try #require(properties[name])
  }

  @Test(arguments: ScheduleObject.allCases)
  func objectsHaveTheSameMembers(_ object: ScheduleObject) throws {
    let definition = try #require(definitions[object.rawValue])
    let properties = try #require(definition["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(object.required + object.optional))
    #expect(Set(definition["required"] as? [String] ?? []) == Set(object.required))
  }

  @Test func enumerationsHaveTheSameValues() throws {
    #expect(try property("type", of: .interaction)["enum"] as? [String] == Interaction.Kind.allCases.map(\.rawValue))
    #expect(
      try property("order", of: .shows)["enum"] as? [String] == ProgrammePictures.Sort.allCases.map(\.rawValue))
    let attributes = try #require(definitions["attributes"]?["properties"] as? [String: [String: Any]])
    #expect(Set(attributes.keys) == Set(AttributeName.allCases.map(\.rawValue)))
    for name in AttributeName.allCases {
      #expect(attributes[name.rawValue]?["type"] as? String == (name.isNumeric ? "number" : "string"))
    }
  }

  @Test func boundsAreTheSame() throws {
    let bounds: [(String, ScheduleObject, ClosedRange<Int>)] = [
      ("number", .channel, ScheduleBounds.channelNumber), ("serial", .schedule, ScheduleBounds.serial),
      ("refreshAfterSeconds", .schedule, ScheduleBounds.refreshAfterSeconds),
      ("durationSeconds", .scheduled, ScheduleBounds.durationSeconds),
      ("serial", .scheduled, ScheduleBounds.scheduledSerial),
      ("repeatSeconds", .scheduled, ScheduleBounds.repeatSeconds),
      ("secondsEach", .shows, ScheduleBounds.secondsEach),
    ]
    for (name, object, range) in bounds {
      let property = try property(name, of: object)
      #expect(
        property["minimum"] as? Int == range.lowerBound && property["maximum"] as? Int == range.upperBound, "\(name)")
    }
    #expect(definitions["id"]?["maxLength"] as? Int == ScheduleBounds.idLength.upperBound)
    for (name, range) in [("words", ScheduleBounds.titleLength), ("text", ScheduleBounds.textLength)] {
      let forms = try #require(definitions[name]?["anyOf"] as? [[String: Any]])
      #expect(forms.first?["maxLength"] as? Int == range.upperBound)
    }
  }
}
