import ArgumentParser

/// `tenfoot doctor`: what there is to know when something is not as it should be.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this terminal can do, where data lies, and which versions are at work.")

  @OptionGroup var data: DataOptions

  func run() throws {
  }
}
