import Foundation

/// A process with its descendants, and the resources that the kernel reports for them (proc(5)).
struct ProcessTree {
  /// The IDs of the processes; the root is the first.
  let ids: [pid_t]

  /// Finds the present descendants of a process.
  init(root: pid_t) {
    var ids = [root]
    var next = 0
    while next < ids.count {
      ids += Self.children(of: ids[next])
      next += 1
    }
    self.ids = ids
  }

  private init(ids: [pid_t]) {
    self.ids = ids
  }

  /// The root alone.
  var root: ProcessTree { ProcessTree(ids: [ids[0]]) }

  /// Resident memory of all processes, kibibytes; shared pages are counted in each process.
  var residentKiB: Double { ids.map { Self.rollup($0, "Rss:") }.reduce(0, +) }

  /// Proportional memory of all processes, kibibytes; shared pages are divided among the processes.
  var proportionalKiB: Double { ids.map { Self.rollup($0, "Pss:") }.reduce(0, +) }

  /// The largest resident memory that the root has had, kibibytes.
  var peakKiB: Double { Self.field("VmHWM:", of: "/proc/\(ids[0])/status") }

  /// Processor time of all processes so far, milliseconds.
  var processorMS: Double { ids.map(Self.processorMS).reduce(0, +) }

  private static func processorMS(of id: pid_t) -> Double {
    threads(of: id).map { status in
      let fields = Machine.text(status.replacing("/status", with: "/schedstat")).split(separator: " ")
      return (fields.first.flatMap { Double($0) } ?? 0) / 1_000_000
    }.reduce(0, +)
  }

  /// The number of context switches of all threads so far, voluntary or not.
  var contextSwitchCount: Double {
    ids.flatMap(Self.threads).map { status in
      Self.field("voluntary_ctxt_switches:", of: status) + Self.field("nonvoluntary_ctxt_switches:", of: status)
    }.reduce(0, +)
  }

  private static func children(of id: pid_t) -> [pid_t] {
    threads(of: id).flatMap { status in
      Machine.text(status.replacing("/status", with: "/children")).split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// The paths of the status files of all threads; empty when the process has ended.
  private static func threads(of id: pid_t) -> [String] {
    let folder = "/proc/\(id)/task"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)/status" }
    } catch {
      return []
    }
  }

  private static func rollup(_ id: pid_t, _ field: String) -> Double {
    Self.field(field, of: "/proc/\(id)/smaps_rollup")
  }

  private static func field(_ name: String, of path: String) -> Double {
    let line = Machine.text(path).split(separator: "\n").first { $0.hasPrefix(name) }
    let value = line?.dropFirst(name.count).split(whereSeparator: \.isWhitespace).first
    return value.flatMap { Double($0) } ?? 0
  }
}
