import ArgumentParser
import Foundation

extension ParsableCommand {
  /// What `main` does, except that what a person gave is repeated in a way that no terminal acts on.
  ///
  /// - Parameter arguments: What follows the program's name; nil for what it was started with.
  static func runToItsEnd(_ arguments: [String]? = nil) {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
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
}
