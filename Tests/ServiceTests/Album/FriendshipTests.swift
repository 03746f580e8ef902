import AlbumService
import Calls
import Testing

/// The rules of friendship, and the choice of the way in which a viewer's lists are read.
@Suite struct FriendshipTests {
  private static let all: [Friendship] = ([nil] + Friendship.Decision.allCases).flatMap { mine in
    ([nil] + Friendship.Decision.allCases).map { Friendship(mine: mine, theirs: $0) }
  }

  /// Returns the friendship from the other person's point of view.
  private static func turned(_ friendship: Friendship) -> Friendship {
    Friendship(mine: friendship.theirs, theirs: friendship.mine)
  }

  @Test func nothingThatOnePersonDoesMakesFriends() {
    for before in Self.all where !before.isMutual && before.theirs != .asked {
      for change in Friendship.Change.allCases {
        #expect((try? before.after(change))?.isMutual != true, "\(before) \(change)")
      }
    }
  }

  @Test func aRequestIsAcceptedByAsking() throws {
    let asked = try Friendship().after(.ask)
    #expect(asked.visibleState == .asked && Self.turned(asked).visibleState == .asking)
    #expect(try Self.turned(asked).after(.ask) == Friendship(mine: .friend, theirs: .friend))
  }

  /// For each decision that is hidden from the person who sent the request: that person sees the same before and after.
  @Test func refusalsAndBlocksAreInvisible() throws {
    let asked = Friendship(mine: .asked)
    for change in [Friendship.Change.end, .block] {
      let after = Self.turned(try Self.turned(asked).after(change))
      #expect(after.visibleState == asked.visibleState && after.mine == .asked)
      #expect(try after.after(.ask).visibleState == .asked)
      #expect(try after.after(.end).visibleState == nil)
    }
  }

  @Test func aBlockedPersonSeesTheEndOfAFriendshipOnly() throws {
    let friends = Friendship(mine: .friend, theirs: .friend)
    let (ended, blocked) = (try friends.after(.end), try friends.after(.block))
    #expect(Self.turned(ended).visibleState == nil && Self.turned(blocked).visibleState == nil)
    #expect(blocked.visibleState == .blocked && !blocked.isMutual)
    #expect(throws: ServiceFailure(.refused, .blockedPerson)) { try blocked.after(.ask) }
    #expect(try blocked.after(.unblock).visibleState == nil)
  }

  @Test func changesThatWereMadeBeforeChangeNothing() throws {
    for before in Self.all {
      for change in [Friendship.Change.ask, .block] {
        guard let after = try? before.after(change) else { continue }
        #expect(try after.after(change) == after, "\(before) \(change)")
      }
    }
  }

  @Test func thereIsAnotherRequestADayAfterTheFirstOfTheLastTwenty() {
    let times = (0..<25).map { Int64($0) * 1_000 }
    #expect(throws: ServiceFailure(.tooManyRequests, .friendRequests, [:], retryAfterMS: 5_000 + 86_400_000 - 30_000)) {
      try FriendRequests.check(times, nowMS: 30_000)
    }
    #expect(throws: Never.self) { try FriendRequests.check(times, nowMS: 5_000 + 86_400_000) }
    #expect(throws: Never.self) { try FriendRequests.check(Array(times.prefix(19)), nowMS: 30_000) }
  }

  @Test func aListIsWalkedWhereTheViewerSeesAGoodPartOfIt() {
    #expect(ViewerListPlan(listCount: 1_000, visibleCount: 1_000, ownedCount: 1_000, runCount: 1) == .walk)
    #expect(ViewerListPlan(listCount: 100_000, visibleCount: 20_000, ownedCount: 20_000, runCount: 10) == .walk)
    #expect(ViewerListPlan(listCount: 100_000, visibleCount: 100, ownedCount: 100, runCount: 1) == .mergeOwners)
    #expect(ViewerListPlan(listCount: 50, visibleCount: 1, ownedCount: 1, runCount: 3) == .walk)
    #expect(ViewerListPlan(listCount: 0, visibleCount: 0, ownedCount: 0, runCount: 1) == .walk)
    // A rare camera that the viewer's people hardly have: their own items are fewer than all items of that camera, or they are not.
    #expect(ViewerListPlan(listCount: 50_000, visibleCount: 3, ownedCount: 2_000, runCount: 2) == .mergeOwners)
    #expect(ViewerListPlan(listCount: 50_000, visibleCount: 3, ownedCount: 90_000, runCount: 2) == .walk)
  }
}
