import ArgumentParser

/// `bench memory`: the memory of a television after use.
struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "Memory of the television and its workers after a tour of its pages.")

  /// The limit for the memory of the television and its workers, MB.
  private static let limitMB = 80.0

  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorld(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let television = try TelevisionModel(tenfoot, data: workspace.path)
    try television.wait(for: [GeneratedWorld.firstTitle])
    television.rest()
    let table = FigureTable(
      "Memory after a tour", note: "200x60, 24-bit colour; \(Self.tour.count) keys over every page.")
    report(ProcessTree(root: television.child.id), "at the first page", table)
    for key in Self.tour { _ = television.press(key, quietMS: 150) }
    television.rest(quietMS: 1_000)
    report(ProcessTree(root: television.child.id), "after the tour", table)
  }

  private func report(_ tree: ProcessTree, _ moment: String, _ table: FigureTable) {
    let rows = [
      ("television and \(tree.ids.count - 1) workers, shared pages divided", tree.proportionalKiB),
      ("television and \(tree.ids.count - 1) workers, shared pages counted in each", tree.residentKiB),
      ("television alone", tree.first.residentKiB),
      ("television alone, at its peak", tree.peakKiB),
    ]
    for (name, sizeKiB) in rows {
      table.row("\(moment): \(name)", sizeKiB * 1.024 / 1_000, "MB", against: Self.limitMB, "limit")
    }
  }

  /// Albums, a grid to its end, a photo and its neighbours, the mall, a brand, a product, the guide, and Home again.
  private static let tour: [TelevisionModel.Key] =
    [.right, .enter, .enter] + Array(repeating: .down, count: 60) + [.enter]
    + Array(repeating: .right, count: 40) + [.down, .down, .enter, .back, .back, .home, .right, .enter]
    + Array(repeating: .down, count: 20) + [.enter, .down, .down, .enter, .back, .home, .guide]
    + Array(repeating: .right, count: 20) + [.home]
}
