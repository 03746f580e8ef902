import ArgumentParser
import Calls
import Foundation

extension ParsableCommand {
  /// Parses and runs the command as `main()` does, but escapes control characters in messages about arguments.
  static func runOrExit(_ arguments: [String]) {
    exitOnError {
      var command = try parseAsRoot(arguments)
      try command.run()
    }
  }

  /// Runs a parsed command in the same way.
  func runOrExit() {
    Self.exitOnError {
      var command = self
      try command.run()
    }
  }

  /// Runs a closure; an error ends the program with a message and a status.
  static func exitOnError(_ body: () throws -> Void) {
    do {
      try body()
    } catch let status as ExitCode {
      // The message was printed already.
      Foundation.exit(status.rawValue)
    } catch {
      exit(with: error)
    }
  }

  private static func exit(with error: any Error) -> Never {
    let status = (error as? Failure)?.status ?? exitCode(for: error)
    let text =
      ErrorText.text(of: error).map { CommandPhrase.error() + $0 }
      ?? (status == .success
        ? HelpPage.text(fullMessage(for: error)) : ParserMessage(fullMessage(for: error)).text)
    // Help, the version and completion scripts are results, and belong on standard output.
    if status == .success {
      print(text)
    } else if !text.isEmpty {
      Message.printError(text)
    }
    Foundation.exit(status.rawValue)
  }
}
