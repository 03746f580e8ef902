@testable import Pictures

extension MediaMetadata {
  /// Whether all numbers are in their ranges and all texts can be stored and shown.
  var isValid: Bool {
    let texts = [make, model, lens, lensMake, title, takenAt, problem].compactMap(\.self) + problems + keywords
    return areNumbersValid && texts.allSatisfy { !$0.isEmpty && !$0.hasControlCharacters }
      && takenAt == takenAt.flatMap { ExifDateTime.iso8601($0) }
      && contentHash.count == 64 && contentHash.allSatisfy { "0123456789abcdef".contains($0) }
  }

  private var areNumbersValid: Bool {
    let numbers: [(Double?, ClosedRange<Double>)] = [
      (exposureTime, Self.exposureTimeRange), (fNumber, Self.fNumberRange), (iso, Self.isoRange),
      (exposureBias, Self.exposureBiasRange), (focalLength, Self.focalLengthRange),
      (focalLength35, Self.focalLength35Range),
    ]
    let integers: [(Int?, ClosedRange<Int>)] = [
      (rating, MediaDescription.ratingRange), (width, Self.pixelRange), (height, Self.pixelRange),
      (orientation, Self.orientationRange),
    ]
    return numbers.allSatisfy { number, range in number.map(range.contains) != false }
      && integers.allSatisfy { integer, range in integer.map(range.contains) != false }
  }
}

extension String {
  /// Whether a text contains characters that would control a terminal.
  var hasControlCharacters: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
