import ArgumentParser
import Foundation

extension ParsableCommand {
  /// What `main` does, except that what a person gave is repeated in a way that no terminal acts on.
  static func runToItsEnd() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// The same for a command that was parsed already.
  func runToItsEnd() {
    do {
      var command = self
      try command.run()
    } catch {
      Self.end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let text = fullMessage(for: error)
    // Help, the version and completions are results.
    if status == .success {
      print(text)
    } else if !text.isEmpty {
      Message.say(text)
    }
    Foundation.exit(status.rawValue)
  }
}
