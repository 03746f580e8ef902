import ArgumentParser
import Calls
import Foundation

extension ParsableCommand {
  /// What `main` does, except that what a person gave is repeated in a way that no terminal acts on.
  static func runToItsEnd() {
    toItsEnd {
      var command = try parseAsRoot()
      try command.run()
    }
  }

  /// The same for a command that was parsed already.
  func runToItsEnd() {
    Self.toItsEnd {
      var command = self
      try command.run()
    }
  }

  /// Does what this command does; what it throws ends the program, with words and a status.
  static func toItsEnd(_ body: () throws -> Void) {
    do {
      try body()
    } catch let status as ExitCode {
      // All has been said.
      Foundation.exit(status.rawValue)
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let text = (error as? ServiceFailure).map { "Error: \(FailureMessage.text(of: $0))" } ?? fullMessage(for: error)
    // Help, the version and completions are results.
    if status == .success {
      print(text)
    } else if !text.isEmpty {
      Message.say(text)
    }
    Foundation.exit(status.rawValue)
  }
}
