import InteractionFixtures
import InteractionService
import ScheduleFiles
import Testing

/// Which schedule and which channel replaces which, without a store.
@Suite struct ScheduleReplacementTests {
  private let schedule = ScheduleDocument.sample(serial: 5).schedules[0].value

  private func stored(serial: Int, digest: String = "", isBundled: Bool = false) -> StoredScheduleState.StoredChannel {
    StoredScheduleState.StoredChannel(
      id: "one", number: 1, isBundled: isBundled,
      schedule: StoredScheduleState.StoredSchedule(serial: serial, digest: digest, hasProgrammes: true))
  }

  @Test func theFirstScheduleOfAChannelIsStored() {
    #expect(ScheduleReplacement(schedule, over: nil) == .replace)
    let channel = StoredScheduleState.StoredChannel(id: "one", number: 1, isBundled: false)
    #expect(ScheduleReplacement(schedule, over: channel) == .replace)
  }

  @Test func aGreaterSerialReplacesASmallerOne() {
    #expect(ScheduleReplacement(schedule, over: stored(serial: 4)) == .replace)
    #expect(ScheduleReplacement(schedule, over: stored(serial: 6)) == .isOlder(storedSerial: 6))
  }

  @Test func theSameSerialNeedsTheSameContent() {
    let digest = ScheduleDigest(schedule).text
    #expect(ScheduleReplacement(schedule, over: stored(serial: 5, digest: digest)) == .keep)
    #expect(
      ScheduleReplacement(schedule, over: stored(serial: 5, digest: "2-0")) == .needsGreaterSerial(storedSerial: 5))
  }

  @Test func importedSchedulesReplaceBundledOnesWhateverTheirSerials() {
    #expect(ScheduleReplacement(schedule, over: stored(serial: 99, isBundled: true)) == .replace)
    #expect(ScheduleReplacement(schedule, over: stored(serial: 1), isBundled: true) == .keep)
    #expect(ScheduleReplacement(schedule, over: stored(serial: 99, isBundled: true), isBundled: true) == .replace)
  }

  @Test func importedChannelsReplaceBundledOnesWithTheirIDOrNumber() {
    let state = StoredScheduleState(channels: [
      StoredScheduleState.StoredChannel(id: "one", number: 1, isBundled: true),
      StoredScheduleState.StoredChannel(id: "two", number: 2, isBundled: true),
      StoredScheduleState.StoredChannel(id: "mine", number: 3, isBundled: false),
    ])
    func removed(_ id: String, _ number: Int) -> Set<String> {
      Set(ChannelReplacement(Channel(id: id, number: number, name: "N"), in: state).removedIDs)
    }
    #expect(removed("one", 2) == ["one", "two"] && removed("new", 1) == ["one"] && removed("new", 9) == [])
    #expect(removed("mine", 3) == [])
  }

  @Test func bundledChannelsGiveWayToAnyOther() {
    let state = StoredScheduleState(channels: [
      StoredScheduleState.StoredChannel(id: "mine", number: 3, isBundled: false)
    ])
    func isStored(_ id: String, _ number: Int) -> Bool {
      ChannelReplacement(Channel(id: id, number: number, name: "N"), in: state, isBundled: true).isStored
    }
    #expect(!isStored("mine", 4) && !isStored("new", 3) && isStored("new", 4))
  }
}
