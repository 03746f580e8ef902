import CameraNames
import Glibc

extension MetadataTags {
  /// The text of a tag, sanitised; nil when it is missing or blank.
  ///
  /// Text may be of a type that Exiv2 0.27 does not know as text, such as UTF-8, type 129 of Exif 3.0 (4.6.2). Exiv2 writes the
  /// bytes of such a value as decimal numbers.
  func text(_ tag: String) -> String? {
    guard let written = written(tag) else { return nil }
    if written.first.map({ (0x30...0x39).contains($0) }) == true, tag.hasPrefix("Exif."), let raw = raw(tag),
      written.elementsEqual(raw.map(String.init).joined(separator: " ").utf8)
    {
      return ExifText.clean(raw)
    }
    return ExifText.clean(written)
  }

  /// The text of the first of several tags that has one.
  func firstText(_ tags: [String]) -> String? {
    tags.lazy.compactMap { self.text($0) }.first
  }

  /// The title: that of XMP, otherwise that of IPTC.
  var title: String? {
    language("Xmp.dc.title") ?? iptcText("Iptc.Application2.ObjectName")
  }

  /// The text of an IPTC tag in the character set that the file declares, sanitised; nil when it is missing or blank.
  private func iptcText(_ tag: String) -> String? {
    guard let written = written(tag) else { return nil }
    let isUTF8 = String(validating: written, as: UTF8.self) != nil
    // Many programs write UTF-8 whatever they declare. No text in another character set with an accent is also valid UTF-8.
    guard !isUTF8, let set = self.written("Iptc.Envelope.CharacterSet").flatMap({ IPTCCharacterSet(declaration: $0) }),
      let text = set.decode(written)
    else { return ExifText.clean(written) }
    return ExifText.clean(text)
  }
}

/// A character set of 8 bits that an IPTC envelope declares, with an escape sequence of ISO 2022 (IPTC IIM 4.2, data set 1:90).
struct IPTCCharacterSet: Equatable {
  /// The name by which the system converts from it.
  let name: String

  /// Reads the declaration; nil for UTF-8, for Latin-1, as which undeclared text is read, and for unknown sets.
  init?(declaration: [UInt8]) {
    // ESC, then `-`, `.` or `/` for the register, then the letter of the set in ISO's registry.
    guard declaration.count == 3, declaration[0] == 0x1B, [0x2D, 0x2E, 0x2F].contains(declaration[1]),
      let name = Self.names[UInt8(declaration[2])]
    else { return nil }
    self.name = name
  }

  private static let names: [UInt8: String] = [
    UInt8(ascii: "B"): "ISO-8859-2", UInt8(ascii: "C"): "ISO-8859-3", UInt8(ascii: "D"): "ISO-8859-4",
    UInt8(ascii: "F"): "ISO-8859-7", UInt8(ascii: "G"): "ISO-8859-6", UInt8(ascii: "H"): "ISO-8859-8",
    UInt8(ascii: "L"): "ISO-8859-5", UInt8(ascii: "M"): "ISO-8859-9", UInt8(ascii: "T"): "ISO-8859-11",
    UInt8(ascii: "V"): "ISO-8859-10", UInt8(ascii: "Y"): "ISO-8859-13", UInt8(ascii: "_"): "ISO-8859-14",
    UInt8(ascii: "b"): "ISO-8859-15", UInt8(ascii: "f"): "ISO-8859-16",
  ]

  /// Decodes a text; nil where the system lacks the character set, or a byte stands for no character in it.
  func decode(_ bytes: [UInt8]) -> String? {
    let converter = iconv_open("UTF-8", name)
    guard let converter, converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map(CChar.init(bitPattern:))
    var output = [CChar](repeating: 0, count: 4 * bytes.count + 1)
    var (inputCount, outputCount) = (input.count, output.count)
    let isConverted = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, to) = (input.baseAddress, output.baseAddress)
        return iconv(converter, &from, &inputCount, &to, &outputCount) != Int(bitPattern: .max)
      }
    }
    guard isConverted else { return nil }
    return String(validating: output.prefix(output.count - outputCount).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
