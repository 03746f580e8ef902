import Foundation

/// The machine that is measured on, as its kernel describes it.
enum Machine {
  /// The load: processes that ran or waited to run, on average over the last minute, and processors.
  static var load: String {
    let average = Self.text("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "unknown"
    return "Load \(average) on \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores."
  }

  /// Returns the text of a file of the kernel; empty if it does not exist, such as one of a process that has ended.
  static func text(_ path: String) -> String {
    guard let bytes = FileManager.default.contents(atPath: path) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
