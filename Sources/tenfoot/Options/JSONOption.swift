import ArgumentParser

/// Whether a program reads the result.
struct JSONOption: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print JSON, and nothing else, on standard output.")
  var isOn = false
}
