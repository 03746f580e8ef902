import Device
import Foundation
import TestSupport
import Testing

/// A data folder that commands of the program fill once, and that tests copy.
struct PreparedData: Sendable {
  /// Path of the folder, which lasts until the process exits.
  private let path: String

  /// Fills an empty data folder.
  init(_ fill: (Tenfoot) throws -> Void) throws {
    path = try TemporaryFolder.untilExit().file("data")
    try fill(Tenfoot(data: path))
  }

  /// Takes a folder that was filled already.
  private init(path: String) {
    self.path = path
  }

  /// Copies the data and returns the program on the copy.
  func copied(to folder: TemporaryFolder) throws -> Tenfoot {
    let copy = Tenfoot(data: folder.file("data"))
    try FileManager.default.copyItem(atPath: path, toPath: copy.data)
    return copy
  }
}

extension PreparedData {
  /// A data folder whose catalogue and channels are loaded, without photos and orders.
  ///
  /// Loading them takes a debug build most of a second, so tests of what a first command does are the only ones that need to.
  static func stocked() throws -> PreparedData { try stock.get() }

  private static let stock = Result {
    try PreparedData { tenfoot in
      for arguments in [["products", "--limit", "1"], ["schedule", "show", "1"], ["photos"]] {
        let outcome = try tenfoot.run(arguments)
        try #require(outcome.status == 0, "\(outcome.messages)")
      }
    }
  }

  /// A new data folder with the demo album in a language, as the first start of a television leaves it.
  static func demoAlbum(in language: Language = .english) throws -> PreparedData {
    try #require(try demoAlbums.get()[language])
  }

  private static let demoAlbums = Result { () throws -> [Language: PreparedData] in
    let folder = try TemporaryFolder.untilExit()
    let tape = folder.write("Sleep 1s\n", to: "idle.tape")
    var albums: [Language: PreparedData] = [:]
    for language in Language.allCases {
      // A tape's demo data is made once for each build of the program, in a folder of that build's name.
      let workspaces = folder.file(language.rawValue)
      let outcome = try Tenfoot(data: folder.file("data")).run(
        ["replay", "--lang", language.rawValue, "--workspaces", workspaces, tape], by: #"exec "$@""#)
      try #require(outcome.status == 0, "\(outcome.messages)")
      let build = try #require(TemporaryFolder.names(in: workspaces).first)
      albums[language] = PreparedData(path: "\(workspaces)/\(build)/\(language.rawValue)")
    }
    return albums
  }
}
