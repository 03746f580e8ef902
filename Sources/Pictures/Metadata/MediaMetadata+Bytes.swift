import Attributes
import CameraNames

// A reply may come from a worker that a malicious file has taken over. So every field is held to what an honest worker sends:
// numbers to their ranges, texts to sanitised ones, the hash to its form.
extension MediaMetadata {
  /// The largest number of problems in a message; the tags that are read cause fewer.
  private static let problemLimit = 100
  private static let hashDigits = 64

  private static var texts: [WritableKeyPath<MediaMetadata, String?>] {
    [\.make, \.model, \.lens, \.lensMake, \.title, \.problem]
  }
  private static var numbers: [(path: WritableKeyPath<MediaMetadata, Double?>, range: ClosedRange<Double>)] {
    [
      (\.exposureTime, exposureTimeRange), (\.fNumber, fNumberRange), (\.iso, isoRange),
      (\.exposureBias, exposureBiasRange), (\.focalLength, focalLengthRange), (\.focalLength35, focalLength35Range),
    ]
  }
  private static var integers: [(path: WritableKeyPath<MediaMetadata, Int?>, range: ClosedRange<Int>)] {
    [(\.width, pixelRange), (\.height, pixelRange), (\.orientation, orientationRange)]
  }

  /// Writes the metadata.
  func write(to writer: inout ByteWriter) {
    writer.write(format.rawValue)
    writer.write(contentHash)
    for path in Self.texts { writer.write(optional: self[keyPath: path]) { $0.write($1) } }
    writer.write(optional: takenAt) { $0.write($1) }
    writer.write(UInt8(takenAtIsModification ? 1 : 0))
    for angle in [place?.latitude, place?.longitude, place?.altitude] {
      writer.write(optional: angle) { $0.write($1) }
    }
    for (path, _) in Self.numbers { writer.write(optional: self[keyPath: path]) { $0.write($1) } }
    for (path, _) in Self.integers { writer.write(optional: self[keyPath: path]) { $0.write(Int64($1)) } }
    writer.write(optional: exposureProgram?.rawValue) { $0.write($1) }
    writer.write(optional: rating) { $0.write(Int64($1)) }
    MediaDescription.write(keywords, to: &writer)
    writer.write(UInt8(needsDecoding ? 1 : 0))
    let problems = problems.prefix(Self.problemLimit)
    writer.write(UInt32(problems.count))
    for problem in problems { writer.write(problem) }
  }

  /// Reads metadata.
  ///
  /// - Throws: ``MalformedMessage`` when the bytes end too early, or for a field that no honest worker sends.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    guard let format = MediaFormat(rawValue: try reader.read()) else { throw MalformedMessage() }
    self.init(format: format, contentHash: try Self.hash(from: &reader))
    for path in Self.texts { self[keyPath: path] = try reader.read(optional: ByteReader.text).flatMap(ExifText.clean) }
    takenAt = try reader.read(optional: ByteReader.text)
    let lastDay = ExifDateTime.lastPossibleDay()
    guard takenAt == takenAt.flatMap({ ExifDateTime.iso8601($0, notAfter: lastDay) }) else { throw MalformedMessage() }
    takenAtIsModification = try reader.read(UInt8.self) != 0
    place = try Self.place(from: &reader)
    for (path, range) in Self.numbers {
      self[keyPath: path] = try reader.read(optional: ByteReader.number)
      try Self.check(self[keyPath: path], within: range)
    }
    for (path, range) in Self.integers {
      self[keyPath: path] = try reader.read(optional: ByteReader.integer)
      try Self.check(self[keyPath: path], within: range)
    }
    exposureProgram = try reader.read(optional: ByteReader.text).flatMap(ExposureProgram.init(rawValue:))
    rating = try MediaDescription.rating(from: &reader)
    keywords = try MediaDescription.keywords(from: &reader)
    needsDecoding = try reader.read(UInt8.self) != 0
    problems = try Self.problems(from: &reader)
  }

  /// Reads a hash. The name of a copied file is made of it, so it must not contain anything but digits.
  private static func hash(from reader: inout ByteReader) throws(MalformedMessage) -> String {
    let hash = try reader.read(String.self)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
    guard hash.utf8.count == hashDigits, hash.utf8.allSatisfy(isDigit) else { throw MalformedMessage() }
    return hash
  }

  private static func place(from reader: inout ByteReader) throws(MalformedMessage) -> GeographicPlace? {
    let latitude = try reader.read(optional: ByteReader.number)
    let longitude = try reader.read(optional: ByteReader.number)
    let altitude = try reader.read(optional: ByteReader.number)
    let place = GeographicPlace(latitude: latitude, longitude: longitude, altitude: altitude)
    guard place?.latitude == latitude, place?.longitude == longitude, place?.altitude == altitude else {
      throw MalformedMessage()
    }
    return place
  }

  private static func problems(from reader: inout ByteReader) throws(MalformedMessage) -> [String] {
    let count = try reader.read(UInt32.self)
    guard count <= problemLimit else { throw MalformedMessage() }
    var problems: [String] = []
    for _ in 0..<count {
      if let problem = ExifText.clean(try reader.read(String.self)) { problems.append(problem) }
    }
    return problems
  }

  private static func check<Value>(_ value: Value?, within range: ClosedRange<Value>) throws(MalformedMessage) {
    guard value.map(range.contains) != false else { throw MalformedMessage() }
  }
}

extension ByteReader {
  /// Reads a text, as an argument of ``read(optional:)``.
  static func text(_ reader: inout ByteReader) throws(MalformedMessage) -> String {
    try reader.read()
  }

  /// Reads a number, as an argument of ``read(optional:)``.
  static func number(_ reader: inout ByteReader) throws(MalformedMessage) -> Double {
    try reader.read()
  }

  /// Reads an integer of 64 bits, as an argument of ``read(optional:)``.
  static func integer(_ reader: inout ByteReader) throws(MalformedMessage) -> Int {
    Int(try reader.read(Int64.self))
  }
}
