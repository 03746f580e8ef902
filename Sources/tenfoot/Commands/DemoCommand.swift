import ArgumentParser
import Device
import Foundation
import Television
import Workspaces

/// `tenfoot demo`: adds and removes the demo album.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Add or remove the demo album.",
    discussion: """
      The demo album has 64 generated pictures. The first start of the television with an empty album adds it; once \
      removed, it is not added again automatically.
      """,
    subcommands: [Add.self, Remove.self])

  /// `tenfoot demo add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add the demo album.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let count = try data.writableWorkspace().addDemoAlbum(
        in: Language(environment: ProcessInfo.processInfo.environment))
      if json.isOn { return try JSON.print(object: ["added": count]) }
      Message.print(count == 0 ? CommandPhrase.demoThere() : CommandPhrase.demoAdded.count(count))
    }
  }

  /// `tenfoot demo remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove the demo album; your own photos are kept.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let count = try data.writableWorkspace().removeDemoAlbum()
      if json.isOn { return try JSON.print(object: ["removed": count]) }
      Message.print(count == 0 ? CommandPhrase.noDemo() : CommandPhrase.demoRemoved.count(count))
    }
  }
}
