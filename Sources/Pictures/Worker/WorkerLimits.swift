/// What one file may cost before its worker is ended.
public struct WorkerLimits: Hashable, Sendable {
  /// Address space of a worker, bytes.
  public var memoryBytes: UInt64
  /// Wall-clock time to examine a file, milliseconds.
  public var examinationMS: Int
  /// Wall-clock time to decode a picture, milliseconds.
  public var developmentMS: Int

  /// Limits that no honest file of today's cameras comes near: decoding HEIF and AVIF takes the most memory.
  public init(
    memoryBytes: UInt64 = 1_500_000_000, examinationMS: Int = 10_000, developmentMS: Int = 20_000
  ) {
    self.memoryBytes = memoryBytes
    self.examinationMS = examinationMS
    self.developmentMS = developmentMS
  }

  /// How a person is told of the limit on memory, "1.5 GB".
  var memoryInWords: String {
    let megabytes = memoryBytes / 1_000_000
    guard megabytes >= 1_000 else { return "\(megabytes) MB" }
    let tenths = (megabytes + 50) / 100
    return tenths % 10 == 0 ? "\(tenths / 10) GB" : "\(tenths / 10).\(tenths % 10) GB"
  }
}
