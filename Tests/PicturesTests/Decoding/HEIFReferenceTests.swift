import Testing

@testable import Pictures

/// The content of a `meta` box with two pictures: 1, the primary one of 100 x 100 pixels, and 2 of 8,192 x 8,192; and with
/// an item 3 of a type that libheif does not show, and 4, which describes them.
enum HEIFBoxes {
  static func meta(references: [UInt8], version: UInt8 = 0) -> [UInt8] {
    let items = [(1, "grid"), (2, "hvc1"), (3, "tmap"), (4, "Exif")].flatMap { id, type in
      BoxWriter.box("infe", [2, 0, 0, 0, 0, UInt8(id), 0, 0] + Array(type.utf8) + [0])
    }
    let sizes = [100, 8_192].flatMap { side in
      BoxWriter.box("ispe", [0, 0, 0, 0] + BoxWriter.bigEndian(side, bytes: 4) + BoxWriter.bigEndian(side, bytes: 4))
    }
    let links: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 2, 1, 0x82]
    return [0, 0, 0, 0] + BoxWriter.box("pitm", [0, 0, 0, 0, 0, 1]) + BoxWriter.box("iinf", [0, 0, 0, 0, 0, 4] + items)
      + BoxWriter.box("iref", [version, 0, 0, 0] + references)
      + BoxWriter.box("iprp", BoxWriter.box("ipco", sizes) + BoxWriter.box("ipma", links))
  }
}

/// References between the items of a HEIF file are reduced to what libheif 1.15 accepts.
@Suite struct HEIFReferenceTests {
  /// The references of a repaired box; nil if nothing was repaired.
  private func repaired(_ references: [UInt8], version: UInt8 = 0) throws -> [HEIFReference]? {
    guard let box = HEIFReferences.repaired(meta: HEIFBoxes.meta(references: references, version: version)[...]) else {
      return nil
    }
    var reader = BoxReader(box[...])
    let content = try #require(try reader.boxes().first).body
    reader = BoxReader(content.dropFirst(4))
    let body = try #require(try reader.boxes().first { $0.type == "iref" }).body
    return try HEIFReference.all(in: body)
  }

  @Test func keepsTheReferenceToThePrimaryPicture() throws {
    let references =
      BoxWriter.box("auxl", [0, 2, 0, 2, 0, 3, 0, 1]) + BoxWriter.box("cdsc", [0, 4, 0, 3, 0, 2, 0, 3, 0, 1])
    #expect(
      try repaired(references) == [
        HEIFReference(type: "auxl", source: 2, targets: [1]), HEIFReference(type: "cdsc", source: 4, targets: [1]),
      ])
  }

  @Test func readsLongIDs() throws {
    let references = BoxWriter.box("auxl", [0, 0, 0, 2, 0, 2, 0, 0, 0, 3, 0, 0, 0, 1])
    #expect(try repaired(references, version: 1) == [HEIFReference(type: "auxl", source: 2, targets: [1])])
  }

  @Test func dropsAReferenceToWhatIsNoPicture() throws {
    #expect(try repaired(BoxWriter.box("auxl", [0, 2, 0, 1, 0, 3])) == [])
    #expect(
      try repaired(BoxWriter.box("cdsc", [0, 4, 0, 2, 0, 3, 0, 2]))
        == [HEIFReference(type: "cdsc", source: 4, targets: [2])])
  }

  @Test func leavesOtherReferencesAlone() throws {
    #expect(try repaired(BoxWriter.box("dimg", [0, 1, 0, 3, 0, 2, 0, 2, 0, 3])) == nil)
    #expect(try repaired(BoxWriter.box("auxl", [0, 2, 0, 1, 0, 1])) == nil)
    #expect(try repaired([]) == nil)
  }

  @Test(arguments: [
    BoxWriter.box("auxl", [0, 2, 0xFF, 0xFF, 0, 1]), BoxWriter.box("auxl", [0]), [0, 0, 0, 1],
    [0xFF, 0xFF, 0xFF, 0xFF],
  ]) func leavesDamagedReferencesAlone(references: [UInt8]) throws {
    #expect(try repaired(references) == nil)
  }
}
