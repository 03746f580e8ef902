import ArgumentParser
import World

struct ImportRun {
  init(of paths: [String], into world: World) {}
  func perform() throws {}
}

/// `tenfoot import`: photos, videos and recordings into the album.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring photos, videos and recordings into the album.")

  @OptionGroup var data: DataOptions

  func run() throws {
  }
}
