import TestSupport

/// The metadata that ExifTool reads from the sample photos: `manifest.csv` beside them.
struct Manifest {
  /// The fields of one photo by column.
  typealias Row = [String: String]

  /// The rows in the order of the file.
  let rows: [Row]

  /// Reads the manifest of a folder; the format is RFC 4180.
  init(folder: String) {
    var records = Self.records(TemporaryFolder.read("\(folder)/manifest.csv"))
    let names = records.isEmpty ? [] : records.removeFirst()
    rows = records.map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    func text() -> String { String(decoding: field, as: UTF8.self) }
    for byte in bytes where byte != UInt8(ascii: "\r") {
      switch byte {
      case UInt8(ascii: "\""):
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        record.append(text())
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(record + [text()])
        (record, field) = ([], [])
      default:
        field.append(byte)
      }
    }
    return records
  }
}

extension Manifest.Row {
  /// The first number of a column, a fraction or a decimal number; nil if there is none.
  func number(_ column: String) -> Double? {
    guard let value = self[column]?.split(separator: " ").first else { return nil }
    let parts = value.split(separator: "/").compactMap { Double($0) }
    return parts.count == 2 ? parts[0] / parts[1] : parts.first
  }

  /// The text of a column with single spaces; nil if it is empty.
  func text(_ column: String) -> String? {
    guard let value = self[column], !value.isEmpty else { return nil }
    return value.split(separator: " ").joined(separator: " ")
  }

  /// The capture time as ISO 8601, cut to the second; nil if there is none.
  var takenAt: String? {
    guard let value = text("datetime_original") ?? text("create_date") else { return nil }
    let characters = Array(value.prefix(19))
    return String(characters.indices.map { index in [4: "-", 7: "-", 10: "T"][index] ?? characters[index] })
  }
}
