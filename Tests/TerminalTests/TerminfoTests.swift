import Glibc
import Screen
import TestSupport
import Testing

@testable import Terminal

@Suite struct TerminfoTests {
  @Test func usesTheSystemsEntryWhereItHasEnoughColours() {
    for (depth, colours) in [(ColourDepth.indexed256, 256), (.indexed16, 256), (.indexed16, 16), (.none, 0)] {
      #expect(!CustomTerminfo.isNeeded(for: ColourChoice(depth, because: .requested), colours: colours))
    }
    for (depth, colours) in [(ColourDepth.full, 256), (.indexed256, 8), (.indexed16, 8), (.indexed8, 8)] {
      #expect(CustomTerminfo.isNeeded(for: ColourChoice(depth, because: .requested), colours: colours))
    }
    // The terminal may reply that it shows more.
    #expect(CustomTerminfo.isNeeded(for: ColourChoice(.indexed256, because: .requested, isGuess: true), colours: 256))
  }

  @Test func replacesColoursAndKeepsOtherCapabilities() {
    let listing =
      "# Reconstructed\nxterm|a terminal,\n\tam,\n\tccc,\n\tcolors#8,\n\tncv@,\n\tcup=\\E[%i%p1%d;%p2%dH,\n\tsetaf=\\E[3%p1%dm,\n"
    let source = CustomTerminfo.source(named: "own", from: listing).split(separator: "\n")
    #expect(source.prefix(3) == ["own|television in any number of colours,", "\tam,", "\tcup=\\E[%i%p1%d;%p2%dH,"])
    #expect(source.contains("\tcolors#0x1000100,"))
    #expect(source.filter { $0.hasPrefix("\tsetaf=") }.count == 1)
  }

  @Test func explainsWhyThereAreFewerColoursWithoutACache() {
    let wanted = ColourChoice(.full, because: .requested)
    let (entry, choice) = TerminfoSelection.choose(base: "xterm-256color", colours: 256, for: wanted, cacheFolder: nil)
    #expect(entry == .system(name: "xterm-256color"))
    #expect(choice.depth == .indexed256)
    #expect(
      english(choice.reason)
        == "the terminfo entry has 256 colours; not full: there is no cache folder for a terminfo entry")
  }

  @Test func compilesTheEntryOnce() throws {
    let cache = try TemporaryFolder()
    let entry = CustomTerminfo(base: "xterm-256color")
    #expect(try entry.install(inCache: cache.path) == cache.path + "/terminfo")
    #expect(TemporaryFolder.names(in: cache.file("terminfo/t")) == [entry.name])
    let before = changeTimeNS(of: cache.file("terminfo/t/\(entry.name)"))
    _ = try entry.install(inCache: cache.path)
    #expect(changeTimeNS(of: cache.file("terminfo/t/\(entry.name)")) == before)
  }

  @Test(arguments: ["", "cut", "\u{1A}\u{1}damaged"])
  func compilesADamagedEntryAgain(content: String) throws {
    let cache = try TemporaryFolder()
    let entry = CustomTerminfo(base: "xterm-256color")
    let folder = try entry.install(inCache: cache.path)
    let intact = TemporaryFolder.read(cache.file("terminfo/t/\(entry.name)"))
    try #require(intact.count > 1000)
    _ = cache.write(content, to: "terminfo/t/\(entry.name)")
    #expect(try entry.install(inCache: cache.path) == folder)
    #expect(TemporaryFolder.read(cache.file("terminfo/t/\(entry.name)")) == intact)
    // Cut to nothing together with its copy, as after a power failure.
    for name in ["t/\(entry.name)", "\(entry.name).copy"] { _ = cache.write("", to: "terminfo/" + name) }
    #expect(try entry.install(inCache: cache.path) == folder)
    #expect(TemporaryFolder.read(cache.file("terminfo/t/\(entry.name)")) == intact)
  }

  @Test func reportsACacheThatCannotBeWritten() throws {
    let entry = CustomTerminfo(base: "xterm-256color")
    let failure = #expect(throws: TerminfoFault.self) { try entry.install(inCache: "/dev/null/cache") }
    #expect(
      failure == .file(path: "/dev/null", error: .exists) || english(failure ?? .noCacheFolder).contains("not a folder")
    )
  }

  /// The time of the last change of a file, in nanoseconds within its second.
  private func changeTimeNS(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mtim.tv_nsec : -1
  }
}
