import Calls
import InteractionService

/// What devices that fetch by appointment do to a server, calculated from their times alone.
///
/// The server is a queue: each request takes a fixed processor time on one of its cores, in the order of arrival. Requests that find
/// too many others waiting are not modelled, so that the simulation only holds where the server keeps up within its bounds.
struct AppointmentSimulation {
  /// The requests in each second since the appointed time.
  private(set) var requestsEachSecond: [Int]
  /// How long after the time of display each device has the interaction, in milliseconds; 0 if it is earlier.
  private(set) var latenessMS: [Double]

  /// Simulates devices.
  ///
  /// - Parameters:
  ///   - count: The number of devices.
  ///   - requestUS: The processor time of a request, microseconds.
  ///   - cores: The processors that answer.
  init(_ scheduled: ScheduledInteraction, count: Int, requestUS: Double, cores: Int) {
    let spanMS = scheduled.show.milliseconds(since: scheduled.at)
    // The times are whole milliseconds, so that they can be counted instead of sorted.
    var requestsEachMS = [Int](repeating: 0, count: Int(max(0, spanMS)) + 1)
    for device in 0..<count {
      requestsEachMS[Int(scheduled.fetchTime(device: "device-\(device)").milliseconds(since: scheduled.at))] += 1
    }
    requestsEachSecond = stride(from: 0, to: requestsEachMS.count, by: 1_000).map { start in
      requestsEachMS[start..<min(start + 1_000, requestsEachMS.count)].reduce(0, +)
    }
    latenessMS = []
    latenessMS.reserveCapacity(count)
    let stepMS = requestUS / 1_000 / Double(cores)
    var freeAtMS = 0.0
    for (time, requests) in requestsEachMS.enumerated() {
      for _ in 0..<requests {
        freeAtMS = max(freeAtMS, Double(time)) + stepMS
        latenessMS.append(max(0, freeAtMS - Double(spanMS)))
      }
    }
  }
}
