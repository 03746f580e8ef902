import CTerm
import Glibc

/// A pipe that wakes whoever waits on its reading end; neither end ever blocks.
final class WakePipe: Sendable {
  /// The end to wait on.
  let reading: Int32
  /// The end to write to.
  let writing: Int32

  /// A pipe.
  ///
  /// - Throws: ``TerminalError/noPipe(_:)`` when the process has no descriptors left.
  init() throws(TerminalError) {
    var ends: (reading: Int32, writing: Int32) = (-1, -1)
    guard cterm_make_pipe(&ends.reading, &ends.writing) else { throw .noPipe(String(cString: strerror(errno))) }
    (reading, writing) = ends
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Makes the reading end readable. A full pipe is readable already.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  /// Everything written since the last time.
  func drain() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(reading, &buffer, buffer.count)
      guard count > 0 else { return all }
      all += buffer[..<count]
      // A short read has emptied the pipe; asking again would only cost a system call.
      if count < buffer.count { return all }
    }
  }
}

/// The signals that concern a screen, as bytes in a pipe.
final class SignalPipe {
  private let pipe: WakePipe
  private var isWatching = true

  /// The end to wait on.
  var descriptor: Int32 { pipe.reading }

  /// Watches the signals.
  init() throws(TerminalError) {
    pipe = try WakePipe()
    cterm_watch_signals(pipe.writing)
  }

  deinit {
    close()
  }

  /// The signals since the last time, each once, in the order in which they came.
  func take() -> [Int32] {
    pipe.drain().map { Int32($0) }.reduce(into: []) { signals, signal in
      if !signals.contains(signal) { signals.append(signal) }
    }
  }

  /// Gives the signals back what they did before.
  func close() {
    guard isWatching else { return }
    isWatching = false
    cterm_unwatch_signals()
  }
}
