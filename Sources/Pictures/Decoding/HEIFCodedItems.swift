import Calls

/// The items of a HEIF file that are coded as HEVC or AV1, with the numbers of pixels in their data.
struct HEIFCodedItems {
  /// The number of pixels of each coded item by ID: of all pictures in its data.
  let pixelCounts: [Int: Int]

  /// Examines the items of a file without decoding them.
  ///
  /// - Parameter meta: The file's `meta` box.
  init(_ file: OpenFile, _ meta: HEIFMeta) throws(ImageFailure) {
    let items = HEIFItems(meta: meta.content[...])
    let reader = HEIFItemReader(items: items, file: file, largestItem: file.sizeBytes)
    var counts: [Int: Int] = [:]
    for (id, description) in items.descriptions where ["hvc1", "av01"].contains(description.type) {
      counts[id] = try Self.pixelCount(of: id, description.type, reader)
    }
    pixelCounts = counts
  }

  private static func pixelCount(of id: Int, _ type: String, _ reader: HEIFItemReader) throws(ImageFailure) -> Int {
    // Items with more data than several times the file's size repeat parts of it, which no encoder does.
    guard let data = try reader.bytes(of: id) else { return reader.items.locations[id] == nil ? 0 : HEIFWork.enough }
    let properties = reader.items.properties(of: id)
    func configuration(_ type: String) -> ArraySlice<UInt8> { properties.first { $0.type == type }?.body ?? [] }
    let pictures =
      type == "av01"
      ? CodedPictures(av1: configuration("av1C"), data: data) : CodedPictures(hevc: configuration("hvcC"), data: data)
    return min(HEIFWork.enough, pictures.pixelCount)
  }
}
