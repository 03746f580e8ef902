/// The result of detecting a file's format by its first bytes.
enum DetectedFormat: Equatable {
  /// A picture in a supported format.
  case picture(MediaFormat)
  /// A known format that is not supported: its name, and the reason in English, which begins with the name.
  case unsupported(name: String, reason: String)
  /// An unknown format.
  case unknown
}

extension DetectedFormat {
  /// How many bytes of a file's beginning are needed to detect its format. Drawings begin with comments, and audio is known by
  /// its second frame.
  static let neededBytes = 65_536

  /// Detects a format by the signatures that the formats' specifications state.
  ///
  /// - Parameter head: The first ``neededBytes`` bytes of the file, or all of a shorter file.
  init(_ head: [UInt8]) {
    func has(_ signature: String, at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: signature.utf8)
    }
    func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: signature)
    }
    self =
      if has([0xFF, 0xD8, 0xFF]) {
        .picture(.jpeg)
      } else if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        .picture(.png)
      } else if has("GIF87a") || has("GIF89a") {
        .picture(.gif)
      } else if has("RIFF") {
        Self.riff(form: head.dropFirst(8).prefix(4))
      } else if has([0x49, 0x49, 0x2A, 0]) || has([0x4D, 0x4D, 0, 0x2A]) {
        .picture(.tiff)
      } else if has([0x49, 0x49, 0x2B, 0, 8, 0, 0, 0]) || has([0x4D, 0x4D, 0, 0x2B, 0, 8, 0, 0]) {
        .picture(.tiff)  // BigTIFF
      } else if RawFormat.name(head: head) != nil {
        .picture(.raw)
      } else if has("ftyp", at: 4) {
        Self.isoMedia(brands: head)
      } else if has([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]) || has([0xFF, 0x4F, 0xFF, 0x51]) {
        .picture(.jpeg2000)
      } else if has("BM"), Self.isBitmapHeader(head.dropFirst(14).prefix(4)) {
        .picture(.bmp)
      } else if has("FORM"), ["ILBM", "PBM ", "RGB8", "DEEP"].contains(where: { has($0, at: 8) }) {
        .plannedPicture("Amiga IFF")
      } else if Self.videoSignatures.contains(where: { has($0.bytes, at: $0.offset) }) {
        .video
      } else if Self.audioSignatures.contains(where: { has($0) }) || AudioFrames.areAudio(head) {
        .audio
      } else if let other = OtherPictures.format(head) {
        other
      } else if Drawing.isDrawing(head) || Drawing.isCompressedDrawing(head) {
        .picture(.svg)
      } else {
        .unknown
      }
  }

  static let video = DetectedFormat.unsupported(name: "video", reason: "video: not supported yet")
  static let audio = DetectedFormat.unsupported(name: "audio", reason: "audio: not supported yet")

  /// A picture in a format that is not supported.
  static func otherPicture(_ name: String) -> DetectedFormat {
    .unsupported(name: name, reason: "\(name): not supported")
  }
  /// A picture in a format that is not supported yet.
  static func plannedPicture(_ name: String) -> DetectedFormat {
    .unsupported(name: name, reason: "\(name): not supported yet")
  }

  private static let videoSignatures: [(bytes: [UInt8], offset: Int)] = [
    ([0x1A, 0x45, 0xDF, 0xA3], 0),  // Matroska, WebM
    ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], 0),  // ASF, WMV
    ([0, 0, 1, 0xBA], 0), ([0, 0, 1, 0xB3], 0),  // MPEG program stream, MPEG video
    (Array("FLV".utf8), 0),
    (Array("moov".utf8), 4), (Array("mdat".utf8), 4), (Array("wide".utf8), 4), (Array("free".utf8), 4),  // QuickTime
  ]
  private static let audioSignatures = ["ID3", "OggS", "fLaC", "#!AMR", "MThd", "FORM"].map { Array($0.utf8) }

  /// Detects the format of a RIFF file by its form type.
  private static func riff(form: ArraySlice<UInt8>) -> DetectedFormat {
    switch String(decoding: form, as: UTF8.self) {
    case "WEBP": .picture(.webp)
    case "AVI ": video
    case "WAVE": audio
    case "ACON": plannedPicture("Windows cursor")
    default: .unknown
    }
  }

  /// Brands of still pictures (https://mp4ra.org/registered-types/brands): HEVC, any codec, VVC, EVC, AVC, JPEG, JPEG 2000 and
  /// uncompressed.
  private static let heifBrands: Set<String> = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "mif3", "msf1", "miaf", "vvic",
    "vvis", "evbi", "evbs", "evmi", "evms", "avci", "avcs", "jpeg", "jpgs", "j2ki", "j2is", "unif",
  ]

  /// Detects the format of an ISO base media file (ISO/IEC 14496-12) by the brands that it lists: one brand of a picture
  /// format makes it a picture.
  private static func isoMedia(brands head: [UInt8]) -> DetectedFormat {
    let listEnd = min(head.count, Int(head[2]) << 8 | Int(head[3]))
    let offsets = [8] + Array(stride(from: 16, to: max(16, listEnd - 3), by: 4))
    let brands = offsets.compactMap { offset -> String? in
      guard offset + 4 <= head.count else { return nil }
      return String(decoding: head[offset..<offset + 4], as: UTF8.self)
    }
    guard let major = brands.first else { return .unknown }
    if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .picture(.avif) }
    if brands.contains(where: heifBrands.contains) { return .picture(.heif) }
    return ["M4A ", "M4B ", "M4P "].contains(major) ? audio : video
  }

  /// Whether four bytes are the size of a bitmap's header: that of OS/2, or one of Windows' versions.
  private static func isBitmapHeader(_ size: ArraySlice<UInt8>) -> Bool {
    guard size.count == 4, let first = size.first, size.dropFirst().allSatisfy({ $0 == 0 }) else { return false }
    return [12, 40, 52, 56, 64, 108, 124].contains(first)
  }
}
