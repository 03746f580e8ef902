import Screen
import Testing

@testable import Television

/// Moves through a list are not lost while its parts are being read.
@Suite struct ListMovesTests {
  private static let photos = (0..<400).map { number in
    var photo = FakeServices.photos[number % FakeServices.photos.count]
    (photo.id, photo.file, photo.album) = ("\(number)", "/photos/\(number).jpg", "Album")
    return photo
  }

  private var world = TelevisionHarness(photos: photos)
  private var television = TelevisionModel(
    TelevisionConfiguration(
      language: .english, wording: FakeServices.wording, themes: ["night"], keyPrefix: "list", offersDemoAlbum: true))
  private var held: [(id: RequestID, request: any ServiceRequest)] = []

  /// Opens the grid of all photos.
  init() {
    handle(.resized(Size(columns: 120, rows: 36)))
    for key in [RemoteKey.arrowRight, .enter, .enter] {
      answer()
      press(key)
    }
    answer()
  }

  private mutating func handle(_ event: Event) {
    for effect in television.handle(event, at: ClockReading(uptimeMS: 0, unixMS: 0)) {
      if case .ask(let id, let request) = effect { held.append((id, request)) }
    }
  }

  private mutating func press(_ key: RemoteKey, times: Int = 1) {
    for _ in 0..<times { handle(.key(key)) }
  }

  private mutating func answer() {
    while !held.isEmpty {
      let (id, request) = held.removeFirst()
      handle(.answered(id, world.answer(request)))
    }
  }

  private var index: Int? { television.stack.last?.focus.current?.index }
  private let columns = GridLayout(PageGrid(Size(columns: 120, rows: 36)), count: nil, top: 0, captionRows: 1).columns

  @Test mutating func everyPressCountsWhileTheListIsRead() {
    #expect(television.pageName == .album && index == 0)
    press(.arrowDown, times: 50)
    #expect(index.map { $0 < 50 * columns } == true, "the list is not read that far")
    press(.arrowUp, times: 2)
    press(.arrowRight)
    answer()
    #expect(index == 48 * columns + 1)
  }

  @Test mutating func turningPagesCountsAsWell() {
    press(.channelDown, times: 3)
    answer()
    let three = index
    press(.channelUp, times: 3)
    #expect(index == 0)
    press(.channelDown, times: 20)
    answer()
    #expect(index == three.map { $0 / 3 * 20 })
  }

  @Test mutating func anotherKeyGivesTheRestUp() {
    press(.arrowDown, times: 50)
    let reached = index
    press(.info)
    answer()
    #expect(index == reached)
  }

  @Test mutating func theEndOfTheListIsTheEnd() {
    press(.arrowDown, times: 500)
    answer()
    #expect(index.map { $0 / columns } == (Self.photos.count - 1) / columns)
  }
}

/// Clicks and the focus.
@Suite struct MouseTests {
  private func items(_ television: TelevisionHarness) -> [FocusItem] {
    let entry = television.model.stack.count - 1
    return television.model.stack[entry].page.focusMap(television.model.view(of: entry)).items
  }

  @Test func aClickMovesTheFocusAndAnotherOneIsOK() throws {
    var television = TelevisionHarness()
    let current = television.model.stack.last?.focus.current
    let other = try #require(items(television).first { $0.id != current?.id && $0.group != current?.group })
    let centre = Point(column: other.rect.column + other.rect.columns / 2, row: other.rect.row)
    television.handle(.pointed(centre))
    #expect(television.model.stack.last?.focus.current?.id == other.id)
    #expect(television.model.stack.count == 1)
    television.handle(.pointed(centre))
    #expect(television.model.stack.count == 2)
  }

  @Test func aClickOnAHintDoesWhatItSays() throws {
    var television = TelevisionHarness()
    television.press(.enter)
    #expect(television.model.pageName == .albums)
    let row = PageGrid(television.size).hintsRow
    let line = Array(television.frame.lines[row])
    let column = try #require(line.lastIndex { $0 != " " })
    television.handle(.pointed(Point(column: column, row: row)))
    #expect(television.model.pageName == .home, "the last hint is Back")
  }

  @Test func aClickElsewhereDoesNothing() {
    var television = TelevisionHarness()
    let (before, focus) = (television.model.stack.count, television.focus)
    for point in [Point(column: 0, row: 0), Point(column: -1, row: 3), Point(column: 5_000, row: 5_000)] {
      television.handle(.pointed(point))
    }
    #expect(television.model.stack.count == before && television.focus == focus)
  }

  @Test func clicksAnywhereLeaveAWorkingTelevision() {
    var television = TelevisionHarness()
    // After 360 steps the places repeat.
    for step in 0..<720 {
      television.handle(.pointed(Point(column: step * 37 % 120, row: step * 11 % 36)))
      #expect(!television.frame.lines.isEmpty)
      if television.hasQuit { return }
    }
  }
}
