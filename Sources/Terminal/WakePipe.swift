import Calls
import CTerm
import Glibc
import SystemPackage

/// A pipe that wakes a thread waiting for its reading end. Neither end ever blocks.
final class WakePipe: Sendable {
  /// The descriptor to wait for.
  let reading: Int32
  /// The descriptor to write to.
  let writing: Int32

  /// Creates a pipe.
  ///
  /// - Throws: ``TerminalError/noPipe(error:)`` when the process has no descriptors left.
  init() throws(TerminalError) {
    var ends: (reading: Int32, writing: Int32) = (-1, -1)
    guard cterm_make_pipe(&ends.reading, &ends.writing) else {
      throw .noPipe(error: SystemError(Errno(rawValue: errno)))
    }
    (reading, writing) = ends
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Makes the reading end readable. A full pipe is readable already, so a failed write is ignored.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writing, &byte, 1)
  }

  /// Returns all bytes in the pipe, which is empty afterwards.
  func drain() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64)
    while true {
      let count = read(reading, &buffer, buffer.count)
      guard count > 0 else { return all }
      all += buffer[..<count]
      // A short read has emptied the pipe; another one would only cost a system call.
      if count < buffer.count { return all }
    }
  }
}

/// The signals that a screen handles, delivered as bytes in a pipe.
final class SignalPipe {
  private let pipe: WakePipe
  private var isWatching = true

  /// The descriptor to wait for.
  var descriptor: Int32 { pipe.reading }

  /// Installs the signal handlers.
  init() throws(TerminalError) {
    pipe = try WakePipe()
    cterm_watch_signals(pipe.writing)
  }

  deinit {
    close()
  }

  /// Returns the signals since the last call, each once, in the order of their arrival.
  func drain() -> [Int32] {
    pipe.drain().map { Int32($0) }.reduce(into: []) { signals, signal in
      if !signals.contains(signal) { signals.append(signal) }
    }
  }

  /// Restores the previous signal handlers.
  func close() {
    guard isWatching else { return }
    isWatching = false
    cterm_unwatch_signals()
  }
}
