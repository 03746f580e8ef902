import Glibc
import Screen

/// The encoder of QR codes: libqrencode, which is not linked but loaded with the first code.
public enum QRCodeEncoder {
  /// Returns the smallest QR code that holds a text, with the lowest level of error correction, since a screen is not scratched.
  ///
  /// - Parameter text: The text; its bytes in UTF-8 are encoded.
  /// - Returns: nil if the library is not installed, for an empty text, and for one of more than 2,953 bytes.
  public static func code(for text: String) -> QRCode? {
    let bytes = Array(text.utf8)
    guard let library, !bytes.isEmpty, let code = library.encode(Int32(clamping: bytes.count), bytes, 0, 0) else {
      return nil
    }
    defer { library.free(code) }
    return QRCode(darkModules: darkModules(of: code))
  }

  /// Whether the library is installed.
  public static var isAvailable: Bool { library != nil }

  /// Reads a `QRcode` (qrencode.h): version and width as `int`, then a pointer to a byte for each module, whose lowest bit is 1 for a dark
  /// one.
  private static func darkModules(of code: UnsafeMutableRawPointer) -> [Bool] {
    let width = Int(code.load(fromByteOffset: 4, as: Int32.self))
    guard let modules = code.load(fromByteOffset: 8, as: UnsafePointer<UInt8>?.self), width > 0 else { return [] }
    return (0..<width * width).map { modules[$0] & 1 == 1 }
  }

  /// The functions of the library; see qrencode.h.
  private struct Library {
    /// `QRcode_encodeData(size, data, version, level)`
    let encode: @convention(c) (Int32, UnsafePointer<UInt8>, Int32, Int32) -> UnsafeMutableRawPointer?
    /// `QRcode_free(code)`
    let free: @convention(c) (UnsafeMutableRawPointer) -> Void
  }

  private static let library: Library? = {
    guard let handle = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL),
      let encode = dlsym(handle, "QRcode_encodeData"), let free = dlsym(handle, "QRcode_free")
    else { return nil }
    return Library(
      encode: unsafeBitCast(
        encode, to: (@convention(c) (Int32, UnsafePointer<UInt8>, Int32, Int32) -> UnsafeMutableRawPointer?).self),
      free: unsafeBitCast(free, to: (@convention(c) (UnsafeMutableRawPointer) -> Void).self))
  }()
}
