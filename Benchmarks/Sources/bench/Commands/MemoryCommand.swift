import ArgumentParser

/// `bench memory`: the memory of a television after use.
struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "The memory of the television and its workers after a tour of the pages.")

  /// The limit of the television and its workers, MB.
  private static let limitMB = 80.0

  @OptionGroup var seed: SeedOption

  func run() throws {
    let scratch = try ScratchFolder()
    let workspace = try GeneratedWorkspace(in: scratch, seed: seed.seed)
    let tenfoot = try Program.tenfoot()
    let television = try TelevisionProcess(tenfoot, data: workspace.path)
    try television.wait(for: [GeneratedWorkspace.firstTitle])
    television.waitUntilQuiet()
    let table = FigureTable(
      "Memory after a tour", note: "200x60, 24-bit colour; \(Self.tour.count) keys over every page.")
    report(ProcessTree(root: television.child.id), "at the first page", table)
    for key in Self.tour { _ = television.press(key, quietMS: 150) }
    television.waitUntilQuiet(quietMS: 1_000)
    report(ProcessTree(root: television.child.id), "after the tour", table)
  }

  private func report(_ tree: ProcessTree, _ moment: String, _ table: FigureTable) {
    let rows = [
      ("television and \(tree.ids.count - 1) workers, shared pages divided", tree.proportionalKiB),
      ("television and \(tree.ids.count - 1) workers, shared pages counted in each", tree.residentKiB),
      ("television alone", tree.root.residentKiB),
      ("television alone, at its peak", tree.peakKiB),
    ]
    for (name, sizeKiB) in rows {
      table.row("\(moment): \(name)", sizeKiB * 1.024 / 1_000, "MB", against: Self.limitMB, "limit")
    }
  }

  /// The albums, a grid, a photo and its neighbours, the mall, a brand, a product, the guide, and Home again.
  private static let tour: [TelevisionProcess.Key] =
    [.right, .enter, .enter] + Array(repeating: .down, count: 60) + [.enter]
    + Array(repeating: .right, count: 40) + [.down, .down, .enter, .back, .back, .home, .right, .enter]
    + Array(repeating: .down, count: 20) + [.enter, .down, .down, .enter, .back, .home, .guide]
    + Array(repeating: .right, count: 20) + [.home]
}
