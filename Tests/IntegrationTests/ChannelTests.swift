import Calls
import Foundation
import InteractionService
import InteractionStore
import ScheduleFiles
import TestSupport
import Testing
import Workspaces

/// The channels that come with the program.
@Suite struct ChannelTests {
  private let file: ScheduleFile

  init() throws {
    let path = try AssetFolder(environment: [:]).channels
    file = try ScheduleFile(contents: try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func theScheduleHasNoProblemsAndNoWarnings() {
    #expect(file.problems == [] && file.warnings == [])
    #expect(file.document.channels.map(\.value.number) == [1, 2, 3, 4, 5, 101])
  }

  @Test func everyTextHasBothLanguages() {
    var texts = file.document.channels.map(\.value.name)
    for schedule in file.document.schedules {
      texts += schedule.value.programmes.flatMap { [$0.value.title, $0.value.summary].compactMap(\.self) }
    }
    for payload in file.document.interactions {
      let interaction = payload.value.interaction
      texts += [interaction.title] + [interaction.text].compactMap(\.self) + interaction.choices.map(\.label)
    }
    #expect(texts.filter { Set($0.texts.keys) != ["en", "zh-Hans"] }.isEmpty)
  }

  @Test func programmesFollowEachOtherWithoutAGap() {
    for schedule in file.document.schedules.map(\.value) {
      let programmes = schedule.programmes.map(\.value)
      #expect(schedule.repeats)
      #expect(programmes.first?.start == schedule.from && programmes.last?.stop == schedule.until)
      #expect(zip(programmes, programmes.dropFirst()).allSatisfy { $0.stop == $1.start })
    }
  }

  @Test func onChannelOnePollsPromotionsAndSpotlightsComeEveryTwoMinutes() throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(
      folder: DataFolder(path: folder.path + "/data"), assets: try AssetFolder(environment: [:]))
    let store = try workspace.openInteractions()
    let start = try #require(Instant(rfc3339: "2030-02-03T04:05:06Z"))
    let listing = try store.listing(channel: "one.tenfoot", from: start, to: start + 7 * 3_600_000, .local)
    let (schedule, interactions) = (listing.schedule, listing.interactions)
    for kind in Interaction.Kind.allCases {
      let shown = schedule.interactions.filter { interactions[$0.id]?.type == kind }.map(\.show)
      let gaps = zip(shown, shown.dropFirst()).map { $1.milliseconds(since: $0) }
      let isFrequent = kind == .poll || kind == .promotion || kind == .spotlight
      #expect(gaps.max() ?? .max <= (isFrequent ? 120_000 : 360_000), "\(kind)")
    }
    // One at a time.
    let ends = schedule.interactions.map(\.end)
    #expect(zip(ends, schedule.interactions.dropFirst()).allSatisfy { $0 <= $1.show })
  }

  @Test func everyAttributeFindsAPhotoOrAProduct() throws {
    let folder = try TemporaryFolder()
    let tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot("demo", "add")
    try tenfoot("products", "--limit", "1")
    let path = try AssetFolder(environment: [:]).channels
    let report = try tenfoot.object("schedule", "import", path)
    #expect((report["warnings"] as? [Any])?.isEmpty == true)
  }

  @Test func theyAreLoadedOnceAndNeverReplaceImportedChannels() throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(
      folder: DataFolder(path: folder.path + "/data"), assets: try AssetFolder(environment: [:]))
    #expect(try workspace.openInteractions().channels(.local).count == 6)
    let mine = folder.path + "/mine.json"
    try Data(#"{"version":1,"channels":[{"id":"mine","number":1,"name":"Mine"}]}"#.utf8)
      .write(to: URL(fileURLWithPath: mine))
    #expect(try workspace.importSchedule(mine).problems == [])
    let channels = try workspace.openInteractions().channels(.local)
    #expect(channels.map(\.number) == [1, 2, 3, 4, 5, 101] && channels[0].id == "mine")
  }
}
