import Foundation

/// The cost of devices that wait, and what they then received.
struct DeviceMeasurement {
  /// Memory of the server's process for each device, KiB.
  var serverKiB = 0.0
  /// Memory of the devices' process for each device, KiB.
  var deviceKiB = 0.0
  /// Memory of the kernel for the sockets of each device, of both sides, KiB.
  var kernelKiB = 0.0
  /// Processor time of the server in an idle minute, milliseconds.
  var serverIdleMS = 0.0
  /// Processor time of the devices in an idle minute, milliseconds.
  var devicesIdleMS = 0.0
  /// Processor time of the server from the end of the idle minute to the last arrival, milliseconds.
  var serverBusyMS = 0.0
  /// What the devices received.
  var result = DeviceResult(latenessMS: [])

  /// The memory that the kernel uses for sockets now, KiB: TCP sockets, their inodes, files and poll entries (slabinfo(5)).
  static var socketKiB: Double {
    let names: Set<Substring> = ["TCP", "sock_inode_cache", "filp", "eventpoll_epi"]
    return Machine.text("/proc/slabinfo").split(separator: "\n").reduce(0) { sum, line in
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard fields.count > 3, names.contains(fields[0]), let count = Double(fields[1]), let size = Double(fields[3])
      else {
        return sum
      }
      return sum + count * size / 1_024
    }
  }
}
