import ArgumentParser

/// The seed of generated data.
struct SeedOption: ParsableArguments {
  @Option(help: "The seed of the generated data.") var seed: UInt64 = 1
}
