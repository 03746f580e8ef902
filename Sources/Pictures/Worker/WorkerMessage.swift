import Screen

/// What a worker is asked.
enum WorkerRequest: Hashable, Sendable {
  /// What does a file say about itself?
  case examine(path: String)
  /// Can a file's picture be decoded at all?
  case probe(path: String)
  /// What does a file's picture look like in cells?
  case develop(path: String, print: RenderSpecification)
}

/// How a picture is wanted: an order without the place it comes from.
struct RenderSpecification: Hashable, Sendable {
  let size: Size
  let treatment: ImageStyle
  let backdrop: RGB
  let depth: ColourDepth
  let glyphs: GlyphSet

  init(_ order: ImageRequest) {
    self.init(
      size: order.size, treatment: order.treatment, backdrop: order.backdrop, depth: order.depth, glyphs: order.glyphs)
  }

  init(size: Size, treatment: ImageStyle, backdrop: RGB, depth: ColourDepth, glyphs: GlyphSet) {
    self.size = size
    self.treatment = treatment
    self.backdrop = backdrop
    self.depth = depth
    self.glyphs = glyphs
  }
}

/// What a worker answers.
enum WorkerReply: Sendable {
  /// To ``WorkerRequest/examine(path:)``.
  case facts(MediaMetadata)
  /// To ``WorkerRequest/probe(path:)``: nil when all of the picture is there, else what is missing.
  case soundness(problem: String?)
  /// To ``WorkerRequest/develop(path:print:)``.
  case picture(CellImage)
  /// To any: it cannot be done.
  case failure(ImageFailure)
}

extension WorkerRequest {
  /// The request as bytes.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .examine(let path):
      writer.write(UInt8(0))
      writer.write(path)
    case .probe(let path):
      writer.write(UInt8(1))
      writer.write(path)
    case .develop(let path, let print):
      writer.write(UInt8(2))
      writer.write(path)
      print.write(to: &writer)
    }
    return writer.bytes
  }

  /// A request from its bytes.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = ByteReader(bytes)
    let kind: UInt8 = try reader.read()
    let path: String = try reader.read()
    switch kind {
    case 0: self = .examine(path: path)
    case 1: self = .probe(path: path)
    case 2: self = .develop(path: path, print: try RenderSpecification(from: &reader))
    default: throw MalformedMessage()
    }
  }
}

extension WorkerReply {
  /// The answer as bytes.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .facts(let facts):
      writer.write(UInt8(0))
      facts.write(to: &writer)
    case .soundness(let problem):
      writer.write(UInt8(1))
      writer.write(optional: problem) { $0.write($1) }
    case .picture(let picture):
      writer.write(UInt8(2))
      picture.write(to: &writer)
    case .failure(let failure):
      writer.write(UInt8(3))
      writer.write(failure.kind.rawValue)
      writer.write(failure.reason)
    }
    return writer.bytes
  }

  /// An answer from its bytes.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = ByteReader(bytes)
    switch try reader.read(UInt8.self) {
    case 0: self = .facts(try MediaMetadata(from: &reader))
    case 1: self = .soundness(problem: try reader.read(optional: ByteReader.text))
    case 2: self = .picture(try CellImage(from: &reader))
    case 3:
      guard let kind = ImageFailure.Kind(rawValue: try reader.read()) else { throw MalformedMessage() }
      self = .failure(ImageFailure(kind, try reader.read()))
    default: throw MalformedMessage()
    }
  }
}

extension RenderSpecification {
  /// Writes it so that equal specifications, and only those, give equal bytes.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(clamping: size.columns))
    writer.write(UInt32(clamping: size.rows))
    writer.write(treatment.rawValue)
    for channel in [backdrop.red, backdrop.green, backdrop.blue] { writer.write(channel) }
    writer.write(depth.rawValue)
    writer.write(glyphs.rawValue)
  }

  /// Reads what ``write(to:)`` wrote.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let columns: UInt32 = try reader.read()
    let rows: UInt32 = try reader.read()
    let treatment = ImageStyle(rawValue: try reader.read())
    let backdrop = RGB(try reader.read(), try reader.read(), try reader.read())
    let depth = ColourDepth(rawValue: try reader.read())
    let glyphs = GlyphSet(rawValue: try reader.read())
    guard let treatment, let depth, let glyphs else { throw MalformedMessage() }
    self.init(
      size: Size(columns: Int(columns), rows: Int(rows)), treatment: treatment, backdrop: backdrop, depth: depth,
      glyphs: glyphs)
  }
}

extension ByteReader {
  /// Reads a text, as a function to hand to ``read(optional:)``.
  static func text(_ reader: inout ByteReader) throws(MalformedMessage) -> String {
    try reader.read()
  }

  /// Reads a number, as a function to hand to ``read(optional:)``.
  static func number(_ reader: inout ByteReader) throws(MalformedMessage) -> Double {
    try reader.read()
  }
}
