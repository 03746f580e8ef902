/// The problems of a guide while it is read. Frequent ones are counted and reported once, on the line of the first.
struct GuideProblemList {
  /// The most problems that are kept.
  static let problemLimit = 100_000
  /// The most repairs that are listed one by one.
  static let repairLimit = 100
  /// The most different unknown elements, entities or zones that are counted by name.
  static let nameLimit = 50

  /// The problems, by line after ``finish()``.
  private(set) var problems: [GuideProblem] = []

  private var zonelessTimes: Occurrences?
  private var ambiguousZones: [Zone: Occurrences] = [:]
  private var unknownElements: [String: Occurrences] = [:]
  private var unknownEntities: [String: Occurrences] = [:]
  private var reportedOnce: Set<GuideProblem.Anomaly> = []
  private var listedRepairs = 0
  private var furtherRepairs: Occurrences?
  private var textsEscapedTwice: Occurrences?

  private struct Zone: Hashable {
    var name: String
    var offset: GuideProblem.OffsetFromUTC
  }

  /// The number of occurrences of a problem, and the line of the first.
  private struct Occurrences {
    let line: Int
    var count = 0
  }

  /// Adds a problem, or counts it if it is of a kind that is reported once.
  mutating func report(_ anomaly: GuideProblem.Anomaly, onLine line: Int) {
    switch anomaly {
    case .noZone: Self.count(onLine: line, in: &zonelessTimes)
    case .ambiguousZone(let name, let offset, _):
      ambiguousZones[Zone(name: name, offset: offset), default: Occurrences(line: line)].count += 1
    case .escapedTwice: Self.count(onLine: line, in: &textsEscapedTwice)
    case .idTooLong: reportOnce(anomaly, onLine: line)
    case .unknownElement(let name, _): Self.count(name, onLine: line, in: &unknownElements)
    case .unknownEntity(let name, _): Self.count(name, onLine: line, in: &unknownEntities)
    default: append(anomaly, onLine: line)
    }
  }

  /// Adds a repair, or counts it if enough are listed.
  mutating func report(_ repair: XMLRepairer.Repair) {
    guard listedRepairs < Self.repairLimit else { return Self.count(onLine: repair.line, in: &furtherRepairs) }
    listedRepairs += 1
    append(.repaired(repair: repair.repair), onLine: repair.line, column: repair.column)
  }

  /// Adds a problem, unless the same one has been added by this function.
  mutating func reportOnce(_ anomaly: GuideProblem.Anomaly, onLine line: Int) {
    guard problems.count <= Self.problemLimit else { return }
    if reportedOnce.insert(anomaly).inserted { append(anomaly, onLine: line) }
  }

  /// Adds the problems that were counted, and sorts all of them by line.
  mutating func finish() {
    if let times = zonelessTimes { append(.noZone(count: times.count), onLine: times.line) }
    if let repairs = furtherRepairs { append(.moreRepairs(count: repairs.count), onLine: repairs.line) }
    if let texts = textsEscapedTwice { append(.escapedTwice(count: texts.count), onLine: texts.line) }
    for (zone, times) in ambiguousZones.sorted(by: { $0.value.line < $1.value.line }) {
      append(.ambiguousZone(zone: zone.name, offset: zone.offset, count: times.count), onLine: times.line)
    }
    for (name, elements) in unknownElements.sorted(by: { $0.key < $1.key }) {
      append(.unknownElement(name: name, count: elements.count), onLine: elements.line)
    }
    for (name, entities) in unknownEntities.sorted(by: { $0.key < $1.key }) {
      append(.unknownEntity(name: name, count: entities.count), onLine: entities.line)
    }
    problems.sort { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
  }

  private static func count(onLine line: Int, in occurrences: inout Occurrences?) {
    occurrences = Occurrences(line: occurrences?.line ?? line, count: (occurrences?.count ?? 0) + 1)
  }

  private static func count(_ name: String, onLine line: Int, in occurrences: inout [String: Occurrences]) {
    let isCounted = occurrences.count < nameLimit || occurrences[name] != nil
    occurrences[isCounted ? name : "…", default: Occurrences(line: line)].count += 1
  }

  private mutating func append(_ anomaly: GuideProblem.Anomaly, onLine line: Int, column: Int? = nil) {
    guard problems.count < Self.problemLimit else {
      let isFirst = problems.count == Self.problemLimit
      if isFirst {
        problems.append(GuideProblem(line: line, anomaly: .tooMany(things: .problems, limit: Self.problemLimit)))
      }
      return
    }
    problems.append(GuideProblem(line: line, column: column, anomaly: anomaly))
  }
}
