import ArgumentParser

/// `bench pages`: a page of every list, in small and in large databases.
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "A page of each list at 10,000 and 1,000,000 photos, 10,000 and 100,000 products.")

  @Option(help: "The number of photos in the large album.") var photos = 1_000_000
  @Option(help: "The number of products in the large mall.") var products = 100_000
  @Option(help: "How often each page is read.") var runs = 100
  @OptionGroup var seed: SeedOption

  private static let smallCount = 10_000

  func run() throws {
    StatementMeter.install()
    let scratch = try ScratchFolder()
    let watch = Stopwatch()
    let albums = try [Self.smallCount, photos].map { try PageDatabases.album($0, seed: seed.seed, in: scratch) }
    let albumsMS = watch.elapsedMS
    let malls = try [Self.smallCount, products].map { try PageDatabases.mall($0, seed: seed.seed, in: scratch) }
    print(
      "Generated \(photos) photos in \(Int(albumsMS / 1_000)) s, \(products) products in \(Int((watch.elapsedMS - albumsMS) / 1_000)) s."
    )
    try compare(albums[0], albums[1], "photos")
    try compare(malls[0], malls[1], "products")
  }

  private func compare(_ small: PageDatabases, _ large: PageDatabases, _ items: String) throws {
    let table = FigureTable(
      "A page of each list at \(large.count) \(items)",
      note: "\(PageRead.limit) \(items) in this process, cache warm, \(runs) reads of each in turns; median.")
    var work = StatementMeter.Work()
    for (smallRead, largeRead) in zip(small.reads, large.reads) {
      let reads = [smallRead, largeRead, large.baseline]
      let steps = try reads.map { read in
        try read.perform()
        return try StatementMeter.measure(read.perform)
      }
      let times = try Interleaved.run(runs, reads.map { read in { try Self.elapsedMS(read) } }).compactMap {
        Sample($0)?.median
      }
      guard times.count == 3 else { continue }
      table.row(largeRead.name, times[1], "ms", against: times[0], "at \(small.count)")
      table.row("", times[1], "ms", against: times[2], large.baseline.name)
      table.row("", Double(steps[1].stepCount), "steps", against: Double(steps[0].stepCount), "at \(small.count)")
      work.scanStepCount += steps[1].scanStepCount
      work.sortCount += steps[1].sortCount
    }
    table.row("rows scanned without an index, all lists", Double(work.scanStepCount), "", against: 0, "limit")
    table.row("sorts, all lists", Double(work.sortCount), "", against: 0, "limit")
  }

  private static func elapsedMS(_ read: PageRead) throws -> Double {
    let watch = Stopwatch()
    try read.perform()
    return watch.elapsedMS
  }
}
