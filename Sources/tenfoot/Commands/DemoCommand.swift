import ArgumentParser
import Device
import Foundation
import Television
import Workspaces

/// `tenfoot demo`: the demo album.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Add the demo album, or take it out.",
    discussion: """
      The demo album's pictures are painted by a program of ours. The television's first start on an album without \
      photos adds it; once taken out it stays out until it is added again.
      """,
    subcommands: [Add.self, Remove.self])

  /// `tenfoot demo add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add the demo album.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let count = try data.workspace().addDemoAlbum(in: Language(environment: ProcessInfo.processInfo.environment))
      if json.isOn { return try JSON.print(object: ["added": count]) }
      Message.print(count == 0 ? "The demo album is there already." : "The demo album is there: \(count) photos.")
    }
  }

  /// `tenfoot demo remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take the demo album out; your own photos stay.")
    @OptionGroup var json: JSONOption
    @OptionGroup var data: DataOptions

    func run() throws {
      let count = try data.workspace().removeDemoAlbum()
      if json.isOn { return try JSON.print(object: ["removed": count]) }
      Message.print(count == 0 ? "There was no demo album." : "The demo album is out: \(count) photos went.")
    }
  }
}
