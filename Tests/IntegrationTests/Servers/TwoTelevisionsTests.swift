import AlbumService
import Calls
import Foundation
import Screen
import TestSupport
import TestTraits
import Testing

@testable import Television
@testable import tenfoot

/// Two televisions at one album server: each sees what the other changes when it opens a list, and a conflict is reported.
@Suite(.heavy, .timeLimit(.minutes(3))) struct TwoTelevisionsTests {
  private let folder: TemporaryFolder
  private let tools: Tenfoot
  private let album: ServerProcess
  private let kitchen: ServedTelevision
  private let attic: ServedTelevision

  init() throws {
    folder = try TemporaryFolder()
    tools = Tenfoot(data: folder.file("server"))
    for name in ["dunes", "kite"] { _ = try tools.run(["import", Repository.path("assets/demo/\(name).jpg")]) }
    album = try ServerProcess(tools, [.album])
    let address = album.addresses[.album]
    func television(_ name: String) throws -> ServedTelevision {
      var options = ServedTelevision.Options()
      (options.albumServer, options.device, options.isQuiet) = (address, name, true)
      return try ServedTelevision(options)
    }
    (kitchen, attic) = (try television("kitchen"), try television("attic"))
  }

  private func focus(_ text: String, on television: ServedTelevision, by keys: RemoteKey...) throws {
    for key in keys {
      for _ in 0..<12 where try !television.focus().contains(text) { try television.press(key) }
    }
    let (focus, screen) = (try television.focus(), try television.screen())
    #expect(focus.contains(text), "\(text)\n\(screen)")
  }

  private func expect(_ text: String, on television: ServedTelevision, at place: SourceLocation = #_sourceLocation)
    throws
  {
    let (isShown, screen) = (try television.shows(text), try television.screen())
    #expect(isShown, "\(text)\n\(screen)", sourceLocation: place)
  }

  /// Opens the list of all photos.
  private func openPhotos(on television: ServedTelevision) throws {
    try television.press(.home, .arrowUp, .arrowUp, .arrowUp)
    try focus("Album", on: television, by: .arrowLeft, .arrowRight)
    try television.press(.enter)
    try focus("All photos", on: television, by: .arrowLeft)
    try television.press(.enter)
  }

  private func openPhoto(_ title: String, on television: ServedTelevision) throws {
    try openPhotos(on: television)
    try focus(title, on: television, by: .arrowRight, .arrowLeft)
    try television.press(.enter)
  }

  private func choose(_ action: String, on television: ServedTelevision) throws {
    try television.press(.contextMenu)
    try focus(action, on: television, by: .arrowDown)
    try television.press(.enter)
  }

  private func changeCamera(to name: String, on television: ServedTelevision) throws {
    try choose("Change camera", on: television)
    try television.type(name)
    try television.press(.enter)
  }

  @Test func aListShowsWhatTheOtherHasChanged() throws {
    try openPhotos(on: attic)
    try expect("2 photos", on: attic)
    try openPhoto("dunes", on: kitchen)
    try changeCamera(to: "Graflex 22", on: kitchen)
    try openPhoto("kite", on: kitchen)
    try choose("Remove", on: kitchen)
    try kitchen.pass(seconds: 1)
    try focus("Remove", on: kitchen, by: .arrowLeft)
    try kitchen.press(.enter)
    try expect("1 of 1", on: kitchen)

    try openPhotos(on: attic)
    try expect("1 photo", on: attic)
    try attic.press(.enter)
    try expect("Graflex 22", on: attic)
  }

  @Test func ofTwoCorrectionsTheLaterIsKeptAndReported() throws {
    for television in [kitchen, attic] { try openPhoto("dunes", on: television) }
    try changeCamera(to: "Graflex 22", on: kitchen)
    #expect(try !kitchen.shows("Someone else"))
    try changeCamera(to: "Agfa Clack", on: attic)
    try expect("Someone else had just chosen Graflex 22; your choice replaced it.", on: attic)
    try openPhoto("dunes", on: kitchen)
    try expect("Agfa Clack", on: kitchen)
  }

  @Test func theSameCorrectionTwiceIsNoConflict() throws {
    for television in [kitchen, attic] { try openPhoto("dunes", on: television) }
    for television in [kitchen, attic] { try changeCamera(to: "Graflex 22", on: television) }
    #expect(try !attic.shows("Someone else"))
    try expect("Graflex 22", on: attic)
  }

  @Test func aPhotoThatTheOtherHasRemovedIsReported() throws {
    for television in [kitchen, attic] { try openPhoto("dunes", on: television) }
    try choose("Remove", on: kitchen)
    try kitchen.pass(seconds: 1)
    try focus("Remove", on: kitchen, by: .arrowLeft)
    try kitchen.press(.enter)
    try changeCamera(to: "Agfa Clack", on: attic)
    try expect("was removed from the album", on: attic)
    // What one removed, the same one can restore.
    try kitchen.press(.undo)
    try openPhotos(on: attic)
    try expect("2 photos", on: attic)
  }

  @Test func aPhotoThatBothRemoveIsGone() throws {
    for television in [kitchen, attic] {
      try openPhoto("dunes", on: television)
      try choose("Remove", on: television)
      try television.pass(seconds: 1)
      try focus("Remove", on: television, by: .arrowLeft)
    }
    try kitchen.press(.enter)
    try attic.press(.enter)
    try openPhotos(on: attic)
    try expect("1 photo", on: attic)
  }

  @Test func countsOfBothAddUp() throws {
    try openPhoto("dunes", on: kitchen)
    try kitchen.press(.enter)
    try openPhoto("dunes", on: attic)
    try expect("looked up 1 time", on: attic)
    try attic.press(.enter)
    try openPhoto("dunes", on: kitchen)
    try expect("looked up 2 times", on: kitchen)
  }
}
