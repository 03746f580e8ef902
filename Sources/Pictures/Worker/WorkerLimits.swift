/// The resources that one file may use before its worker is terminated.
public struct WorkerLimits: Hashable, Sendable {
  /// The address space of a worker, bytes.
  public var memoryBytes: UInt64
  /// The time for reading a file's metadata, milliseconds of wall-clock time.
  public var metadataMS: Int
  /// The time for decoding a picture, milliseconds of wall-clock time.
  public var renderMS: Int

  /// Creates limits; the defaults are far above what files of today's cameras need. HEIF and AVIF take the most memory.
  public init(memoryBytes: UInt64 = 1_500_000_000, metadataMS: Int = 10_000, renderMS: Int = 20_000) {
    self.memoryBytes = memoryBytes
    self.metadataMS = metadataMS
    self.renderMS = renderMS
  }

  /// The memory limit for messages to the user, "1.5 GB".
  var memoryText: String {
    let megabytes = memoryBytes / 1_000_000
    guard megabytes >= 1_000 else { return "\(megabytes) MB" }
    let tenths = (megabytes + 50) / 100
    return tenths % 10 == 0 ? "\(tenths / 10) GB" : "\(tenths / 10).\(tenths % 10) GB"
  }
}
