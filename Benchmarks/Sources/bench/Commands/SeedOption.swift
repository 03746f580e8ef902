import ArgumentParser

/// What generated data starts from.
struct SeedOption: ParsableArguments {
  @Option(help: "The seed of what is generated.") var seed: UInt64 = 1
}
