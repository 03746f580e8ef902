import Foundation

/// The machine on which the measurements run, as described by its kernel.
enum Machine {
  /// The load: the average number of processes that ran or waited to run in the last minute, and the number of processors.
  static var load: String {
    let average = Self.text("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "unknown"
    return "Load \(average) on \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores."
  }

  /// Reads a file of the kernel; empty when it is missing, as after the end of its process.
  ///
  /// `FileManager` stops after the first read, which returns at most a page of such a file.
  static func text(_ path: String) -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { return "" }
    do {
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    } catch {
      return ""
    }
  }
}
