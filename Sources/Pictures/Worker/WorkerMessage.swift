import CameraNames
import Screen

/// A message with a number. A reply has the number of its request, so that it is not accepted for another one.
struct NumberedMessage: Equatable {
  /// The number of the request, from 0 for each worker.
  let number: UInt64
  /// The encoded request or reply.
  let content: [UInt8]

  /// Creates a message.
  init(number: UInt64, content: [UInt8]) {
    self.number = number
    self.content = content
  }

  /// Decodes a message.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = ByteReader(bytes)
    number = try reader.read()
    content = Array(try reader.read(raw: reader.remainingCount))
  }

  /// The message as bytes.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(number)
    writer.write(raw: content)
    return writer.bytes
  }
}

/// A request to a worker about a file, whose descriptor is sent with it. A worker never gets a path.
enum WorkerRequest: Hashable, Sendable {
  /// Reads the file's metadata.
  case readMetadata
  /// Checks whether the file's picture can be decoded.
  case checkPicture
  /// Renders the file's picture in cells.
  case render(RenderSpecification)
  /// Reads the file as a sidecar in XMP.
  case readSidecar
  /// Describe the worker's confinement; there is no file.
  case describeConfinement
  /// Develops the file's picture at a width in pixels.
  case develop(width: Int)
  /// Renders the file's picture in pixels.
  case renderPixels(RenderSpecification)
}

/// A worker's reply to a request.
enum WorkerReply: Sendable {
  /// The reply to ``WorkerRequest/readMetadata``.
  case metadata(MediaMetadata)
  /// The reply to ``WorkerRequest/checkPicture``: a description of what is missing, nil if the picture is complete.
  case pictureCheck(problem: String?)
  /// The reply to ``WorkerRequest/render(_:)``.
  case image(CellImage)
  /// The reply to any request that failed.
  case failure(ImageFailure)
  /// The reply to ``WorkerRequest/readSidecar``.
  case description(MediaDescription)
  /// The reply to ``WorkerRequest/describeConfinement``.
  case confinement(WorkerConfinement)
  /// The reply to ``WorkerRequest/develop(width:)``: a JPEG or PNG file.
  case picture([UInt8])
  /// The reply to ``WorkerRequest/renderPixels(_:)``.
  case pixels(IndexedImage)
}

extension WorkerRequest {
  /// The request as bytes.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .readMetadata: writer.write(UInt8(0))
    case .checkPicture: writer.write(UInt8(1))
    case .render(let specification):
      writer.write(UInt8(2))
      specification.write(to: &writer)
    case .readSidecar: writer.write(UInt8(3))
    case .describeConfinement: writer.write(UInt8(4))
    case .develop(let width):
      writer.write(UInt8(5))
      writer.write(UInt32(clamping: width))
    case .renderPixels(let specification):
      writer.write(UInt8(6))
      specification.write(to: &writer)
    }
    return writer.bytes
  }

  /// Decodes a request.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = ByteReader(bytes)
    switch try reader.read(UInt8.self) {
    case 0: self = .readMetadata
    case 1: self = .checkPicture
    case 2: self = .render(try RenderSpecification(from: &reader))
    case 3: self = .readSidecar
    case 4: self = .describeConfinement
    case 5: self = .develop(width: Int(try reader.read(UInt32.self)))
    case 6: self = .renderPixels(try RenderSpecification(from: &reader))
    default: throw MalformedMessage()
    }
    try reader.end()
  }
}

extension WorkerReply {
  /// The reply as bytes.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .metadata(let metadata):
      writer.write(UInt8(0))
      metadata.write(to: &writer)
    case .pictureCheck(let problem):
      writer.write(UInt8(1))
      writer.write(optional: problem) { $0.write($1) }
    case .image(let image):
      writer.write(UInt8(2))
      image.write(to: &writer)
    case .failure(let failure):
      writer.write(UInt8(3))
      writer.write(failure.kind.rawValue)
      writer.write(failure.reason)
      writer.write(failure.problem.rawValue)
      writer.write(optional: failure.subject) { $0.write($1) }
    case .description(let description):
      writer.write(UInt8(4))
      description.write(to: &writer)
    case .confinement(let confinement):
      writer.write(UInt8(5))
      confinement.write(to: &writer)
    case .picture(let bytes):
      writer.write(UInt8(6))
      writer.write(raw: bytes)
    case .pixels(let image):
      writer.write(UInt8(7))
      image.write(to: &writer)
    }
    return writer.bytes
  }

  /// Decodes a reply, which may come from a worker that a malicious file has taken over: its texts are sanitised, and
  /// everything else that no honest worker sends is malformed.
  init(decoding bytes: [UInt8]) throws(MalformedMessage) {
    var reader = ByteReader(bytes)
    switch try reader.read(UInt8.self) {
    case 0: self = .metadata(try MediaMetadata(from: &reader))
    case 1: self = .pictureCheck(problem: try reader.read(optional: ByteReader.text).flatMap(ExifText.clean))
    case 2: self = .image(try CellImage(from: &reader))
    case 3: self = .failure(try ImageFailure(from: &reader))
    case 4: self = .description(try MediaDescription(from: &reader))
    case 5: self = .confinement(try WorkerConfinement(from: &reader))
    case 6:
      let bytes = Array(try reader.read(raw: reader.remainingCount))
      guard SizedPicture.isFile(bytes) else { throw MalformedMessage() }
      self = .picture(bytes)
    case 7: self = .pixels(try IndexedImage(from: &reader))
    default: throw MalformedMessage()
    }
    try reader.end()
  }
}

extension ImageFailure {
  fileprivate init(from reader: inout ByteReader) throws(MalformedMessage) {
    guard let kind = Kind(rawValue: try reader.read()), let reason = ExifText.clean(try reader.read(String.self)) else {
      throw MalformedMessage()
    }
    guard let problem = ImageProblem(rawValue: try reader.read(String.self)) else { throw MalformedMessage() }
    let subject = try reader.read(optional: ByteReader.text).flatMap(ExifText.clean)
    self.init(kind, reason, problem: problem, subject: subject)
  }
}
