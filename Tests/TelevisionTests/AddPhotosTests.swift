import Calls
import Device
import Screen
import Testing

@testable import Television

/// Adding photos from folders and sticks with the keys of the remote.
@Suite struct AddPhotosTests {
  /// A television on the places, reached from the menu of the albums.
  private static func places(
    _ language: Language = .english, size: Size = Size(columns: 120, rows: 36)
  ) -> TelevisionHarness {
    var television = TelevisionHarness(size: size, language: language)
    television.press(.enter, .contextMenu)
    for _ in 0..<4 where !television.focus.contains(language == .english ? "Add photos" : "添加照片") {
      television.press(.arrowDown)
    }
    television.press(.enter)
    return television
  }

  @Test func placesLeadToFolders() {
    var television = Self.places()
    #expect(television.screen.contains("Add photos") && television.focus.hasPrefix("Pictures"))
    #expect(television.screen.contains("STICK/") && television.screen.contains("60 photos"))
    #expect(!television.screen.contains("\u{202E}"))
    television.press(.enter)
    #expect(television.focus.hasPrefix("Add all photos"))
    #expect(television.screen.contains("Summer/") && television.screen.contains("23 photos"))
    television.press(.arrowDown, .enter)
    #expect(television.screen.contains("c.jpg"))
    television.press(.back)
    #expect(television.focus.hasPrefix("Summer/"))
  }

  @Test func aFolderIsAddedInTheBackground() {
    var television = Self.places()
    television.press(.enter, .enter)
    #expect(television.folders.started == [["/home/a/Pictures"]])
    #expect(television.screen.contains("Looking for photos in Pictures"))
    television.folders.change { ($0.foundCount, $0.doneCount) = (25, 7) }
    television.sleep(ms: 1_100)
    #expect(television.screen.contains("Adding photos from Pictures: 7 of 25 files"))
    // The result is shown on whatever page is open, and lists are read again.
    television.press(.home)
    let requestCount = television.asked.count
    television.folders.change { ($0.isRunning, $0.doneCount, $0.addedCount) = (false, 25, 23) }
    television.sleep(ms: 600)
    #expect(television.screen.contains("23 photos were added from Pictures."))
    #expect(television.asked[requestCount...].contains { $0 is ItemsRequest })
    // Nothing is requested afterwards.
    let count = television.asked.count { $0 is AddingStateRequest }
    television.sleep(ms: 10_000)
    #expect(television.asked.count { $0 is AddingStateRequest } == count)
  }

  @Test func chosenFilesAreAdded() {
    var television = Self.places()
    television.press(.enter, .arrowDown, .arrowDown, .arrowDown, .enter)
    #expect(television.screen.contains("Add the selected photo"))
    television.press(.arrowDown, .enter, .enter, .enter)
    #expect(television.screen.contains("Add the 2 selected photos"))
    for _ in 0..<4 { television.press(.arrowUp) }
    television.press(.enter)
    #expect(television.folders.started == [["/home/a/Pictures/a.jpg", "/home/a/Pictures/b.jpg"]])
  }

  @Test func itIsStopped() {
    var television = Self.places()
    television.press(.enter, .enter)
    for _ in 0..<4 { television.press(.arrowUp) }
    #expect(television.focus.hasPrefix("Stop adding"))
    television.press(.enter)
    television.folders.change { $0.addedCount = 4 }
    television.sleep(ms: 600)
    #expect(television.screen.contains("Stopped. 4 photos were added and are kept."))
  }

  @Test func failuresSayWhatIsSafe() {
    var television = Self.places()
    television.press(.arrowDown, .arrowDown, .enter)
    #expect(television.screen.contains("Can’t load the folder"))
    #expect(television.screen.contains("/media/a/GONE can’t be read: no such file or folder"))
    television = Self.places()
    television.press(.enter, .enter)
    let full = ServiceFailure(.storage, ServiceFailure.Reason(rawValue: "full"), ["path": "/data/album.sqlite"])
    television.folders.change { ($0.isRunning, $0.failure) = (false, full) }
    television.sleep(ms: 600)
    #expect(television.screen.contains("is full"))
    television.press(.back, .enter, .enter)
    television.folders.change { $0.isWaiting = true }
    television.sleep(ms: 600)
    #expect(television.screen.contains("Waiting for the album server"))
  }

  @Test(arguments: Language.allCases, [Size(columns: 60, rows: 20), Size(columns: 200, rows: 60)])
  func longListsScrollInAllSizes(_ language: Language, _ size: Size) {
    var television = Self.places(language, size: size)
    television.press(.arrowDown, .enter)
    for _ in 0..<59 { television.press(.arrowDown) }
    #expect(television.focus.hasPrefix("58.jpg"))
    television.press(.channelUp)
    #expect(!television.focus.hasPrefix("58.jpg") && !television.focus.isEmpty)
    television.press(.back, .arrowUp, .enter, .arrowDown, .arrowDown, .enter)
    #expect(television.screen.contains(language == .english ? "No photos here" : "这里没有照片"))
  }
}
