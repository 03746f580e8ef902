import TestSupport
import TestTraits
import Testing

/// The faults that tapes inject have the same effect on services at servers as on those of the same machine.
@Suite(.heavy) struct NetTapeTests {
  /// A tape for each service: down, slow, with a lost answer, and with losses from a seed.
  static let tapes: [(TapeServers.Name, String)] = [
    (
      .album,
      """
      Net down Right Enter Expect /Can’t load the album/ Net up Wait+Screen@2m /8 albums/
      Net latency 3s Enter Expect /One moment/ Sleep 4s Expect /64 photos/ Net up
      Net reset ColorF2Yellow Expect /Can’t load the album/ Wait+Screen@2m /Dunes/
      Net seed 7 Net loss 60% GoHome Up 9 Left 9 Right Enter Wait+Screen@5m /8 albums/
      Enter Wait+Screen@5m /64 photos/

      """
    ),
    (
      .mall,
      """
      Net down Right 2 Enter Expect /Can’t load the mall/ Net up Wait+Screen@2m /Canon/
      Net latency 3s Enter Expect /One moment/ Sleep 4s Expect /most bought first/ Net up Enter Expect+Focus /Buy/
      Net reset Enter Sleep 400ms Enter Expect /may or may not/ Sleep 400ms Enter Expect /BOUGHT/ Enter
      Expect /813 bought/
      Net seed 3 Net loss 60% GoHome Up 9 Left 9 Right 4 Enter Wait+Screen@5m /EOS 5D Mark III/

      """
    ),
    (
      .interactions,
      """
      Enter Net down At 2026-11-21T20:00:15Z Net up Wait+Screen@20s /VOTE/
      Net reset Sleep 400ms Right Enter Expect /✓/ Wait+Screen@40s /1 answer in total/ Sleep 400ms BrowserBack
      Net latency 2s ChannelUp Sleep 3s Expect /FAR AWAY/ Net up
      Net seed 5 Net loss 60% Guide Wait+Screen@5m /Made with a 50/

      """
    ),
  ]

  @Test(arguments: tapes) func faultsAreTheSameWithServers(_ service: TapeServers.Name, tape: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.write(tape, to: "\(service.rawValue).tape")
    let own = try TapeScreens.played(path, servers: [])
    let served = try TapeScreens.played(path, servers: Set(TapeServers.Name.allCases))
    for played in [own, served] {
      #expect(played.result.hasPassed, "\(played.result.failure.map { english($0) } ?? "")")
    }
    #expect(own.screens.count > 15)
    #expect(zip(own.screens, served.screens).first { $0 != $1 }?.0.step == nil)
  }
}

extension TapeScreens {
  /// Plays a tape at 120x36 in English.
  static func played(_ path: String, servers: Set<TapeServers.Name>) throws -> Played {
    try TapeScreens(servers: servers, size: .init(columns: 120, rows: 36), language: .english).play(path)
  }
}
