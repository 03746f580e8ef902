import BundledKeymaps
import MediaFuzz
import TestSupport
import Testing

@testable import Television
@testable import Terminal

/// Random bytes from a terminal, decoded and mapped to keys as in the program.
@Suite struct RandomBytesTests {
  private static let chunkCount = 2_000

  @Test func noOrderOfBytesTrapsOrLosesTheFocus() throws {
    let keymap = try Keymap(toml: String(decoding: Keymaps.standard, as: UTF8.self), file: "default.toml")
    var generator = SeededGenerator()
    var driver = ChaosDriver(seed: TestSeed.value)
    var decoder = InputDecoder()
    var nowMS: Int64 = 0
    for chunk in 1...Self.chunkCount {
      var inputs = decoder.feed(FuzzedInput.bytes(&generator), atMS: nowMS)
      nowMS += Int64(generator.element(of: [0, 1, 60, 10_000]))
      inputs += decoder.timeOut(atMS: nowMS)
      for input in inputs {
        let television = driver.television
        let context = InputContext(page: television.pageName.rawValue, takesText: television.takesText)
        guard let event = LoopEvent(input, keymap: keymap, context: context).flatMap(Event.init) else { continue }
        driver.receive(event)
      }
      if let fault = driver.fault {
        Issue.record("seed \(TestSeed.value), chunk \(chunk): \(fault)")
        return
      }
    }
    // The bytes must have an effect.
    #expect(driver.visited.count >= PageName.allCases.count / 2, "\(driver.visited)")
  }
}

extension Event {
  /// Returns the television's event for an event of the terminal's loop; nil for events other than keys.
  fileprivate init?(_ event: LoopEvent) {
    switch event {
    case .pressed(let key): self = .key(key)
    case .typed(let character): self = .typed(character)
    case .erased: self = .erased
    default: return nil
    }
  }
}
