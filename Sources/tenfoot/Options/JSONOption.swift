import ArgumentParser

/// The option of commands that can print JSON.
struct JSONOption: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print JSON, and nothing else, on standard output.")
  var isOn = false
}
