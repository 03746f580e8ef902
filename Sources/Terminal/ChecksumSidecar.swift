import Glibc

/// What tells a file that is as we made it from one that was damaged since: a checksum in a file beside it.
///
/// ncurses refuses a terminal whose entry is damaged, and believes one that was cut short; so ours are looked at first.
struct ChecksumSidecar {
  /// Where the checksum lies.
  let path: String
  private let file: String

  /// The seal of a file, to be kept at a path.
  init(ofFile file: String, at path: String) {
    self.file = file
    self.path = path
  }

  /// Whether the file is there and as it was when it was sealed.
  var isWhole: Bool {
    guard let seal = Self.contents(of: path), Self.contents(of: file) != nil else { return false }
    return Self.text(ofFile: file) == String(decoding: seal, as: UTF8.self)
  }

  /// What a seal says of a file: the FNV-1a hash of 64 bits (Fowler, Noll, Vo) of its content, in hexadecimal.
  static func text(ofFile file: String) -> String {
    let bytes = contents(of: file) ?? []
    return String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
  }

  /// A file's first 64 KiB, which is more than terminfo allows an entry; nil when it cannot be read.
  private static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes[..<count])
  }
}
