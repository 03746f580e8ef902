import ArgumentParser
import Foundation
import Glibc

/// A password from the terminal, where it is not shown, or from standard input.
enum PasswordInput {
  /// The longest line that is read, in bytes: more than the longest password.
  private static let limitBytes = 8_192

  /// Reads a new password: twice if standard input is a terminal, otherwise one line.
  ///
  /// - Throws: ``Failure`` if nothing is entered, or if the two differ; ``ExitCode`` 130 after Ctrl-C.
  static func read(for name: String) throws -> String {
    guard isatty(STDIN_FILENO) != 0 else { return try entered(line()) }
    let values = ["name": name]
    let first = try entered(try hiddenLine(CommandPhrase.askPassword(values)))
    guard try hiddenLine(CommandPhrase.askPasswordAgain(values)) == first else {
      throw Failure(CommandPhrase.passwordsDiffer())
    }
    return first
  }

  private static func entered(_ line: String?) throws -> String {
    guard let line, !line.isEmpty else { throw Failure(CommandPhrase.noPasswordGiven()) }
    return line
  }

  /// Asks on the terminal, and reads a line that the terminal does not show; nil if the input ends.
  ///
  /// The terminal passes on Ctrl-C as a byte, so that its mode is restored before the program ends.
  private static func hiddenLine(_ question: String) throws -> String? {
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return line() }
    var hidden = mode
    hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    Message.ask(question)
    var editor = HiddenLine()
    while editor.outcome == nil, let byte = nextByte() { editor.type(byte) }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode)
    Message.printError("")
    if editor.outcome == .interrupted { throw ExitCode(Interrupt.status) }
    return editor.outcome == .ended ? nil : editor.text
  }

  private static func line() -> String? {
    var bytes: [UInt8] = []
    while let byte = nextByte(), byte != UInt8(ascii: "\n") {
      guard bytes.count < limitBytes else { return nil }
      bytes.append(byte)
    }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      switch Glibc.read(STDIN_FILENO, &byte, 1) {
      case 1: return byte
      case -1 where errno == EINTR: continue
      default: return nil
      }
    }
  }
}

/// A line that is typed without being shown: Backspace removes a character, Ctrl-U all.
struct HiddenLine {
  /// How the line ended.
  enum Outcome {
    case entered
    case interrupted
    case ended
  }

  private var bytes: [UInt8] = []
  /// nil while it is typed.
  private(set) var outcome: Outcome?

  /// The characters so far; nil if they are not UTF-8.
  var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Takes a byte from the keyboard.
  mutating func type(_ byte: UInt8) {
    switch byte {
    case 0x0A, 0x0D: outcome = .entered
    case 0x03, 0x1C: outcome = .interrupted
    case 0x04: outcome = bytes.isEmpty ? .ended : .entered
    case 0x08, 0x7F: removeLast()
    case 0x15: bytes = []
    default: if bytes.count < 8_192 { bytes.append(byte) }
    }
  }

  /// Removes the last character with its continuation bytes.
  private mutating func removeLast() {
    while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
  }
}
