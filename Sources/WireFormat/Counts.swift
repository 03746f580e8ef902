extension JSONWriter {
  /// Writes numbers as the member `counts` of an object.
  public mutating func counts(_ counts: [Int]) {
    object { json in
      json.name("counts")
      json.array(counts) { $0.integer($1) }
    }
  }
}

/// Numbers as ``JSONWriter/counts(_:)`` writes them.
public struct WireCounts: Decodable, Sendable {
  /// The numbers.
  public var counts: [Int]
}
