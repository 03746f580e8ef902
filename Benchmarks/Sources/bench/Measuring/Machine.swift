import Foundation

/// The machine that is measured on, as its kernel describes it.
enum Machine {
  /// How busy it is: processes that ran or waited to run, on average over the last minute, and processors.
  static var load: String {
    let average = Self.text("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "unknown"
    return "Load \(average) on \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores."
  }

  /// The text of a file of the kernel's; empty when it is gone, as those of a process that has ended are.
  static func text(_ path: String) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
