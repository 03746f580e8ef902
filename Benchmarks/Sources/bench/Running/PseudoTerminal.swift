import CPseudoTerminal
import Glibc

/// A pseudo-terminal on which programs run; their output is read as fast as it arrives.
final class PseudoTerminal {
  /// The path by which programs open it.
  let path: String
  /// The descriptor of this side, for poll(2).
  let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Opens a pseudo-terminal.
  ///
  /// - Throws: ``BenchError`` when the system has none left.
  init(columns: Int, rows: Int) throws {
    var name = [CChar](repeating: 0, count: 128)
    descriptor = pseudo_terminal_open(Int32(columns), Int32(rows), &name, name.count)
    guard descriptor >= 0 else {
      throw BenchError("no pseudo-terminal can be opened: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    close(descriptor)
  }

  /// Types text.
  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Reads output, waiting at most `timeoutMS` for it, and answers the program's status queries.
  ///
  /// - Returns: Whether there was any output.
  func read(into scanner: inout OutputScanner, timeoutMS: Double) -> Bool {
    let bytes = read(timeoutMS: timeoutMS)
    let known = scanner.queryCount
    scanner.feed(bytes)
    for _ in known..<scanner.queryCount { type("\u{1B}[0n") }
    return !bytes.isEmpty
  }

  /// Reads output, waiting at most `timeoutMS` for it; empty without output and when the program has closed its side.
  private func read(timeoutMS: Double) -> ArraySlice<UInt8> {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, Int32(max(0, timeoutMS.rounded(.up)))) > 0 else { return [] }
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    return buffer[..<max(0, count)]
  }
}
