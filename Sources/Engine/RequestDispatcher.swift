import Calls
import Device
import Foundation
import Screen
import Television
import Threads

/// The engine's worker threads; every result is posted to the completion queue.
///
/// Requests to one service start in the order they were made. Up to ``readLimit`` reads run at the same time; a write runs
/// alone, and later requests start when it has finished. Services do not block each other.
struct RequestDispatcher {
  /// How many requests run at a time at one service.
  static let readLimit = 4
  /// How long a read may take, in milliseconds; a service that takes longer counts as unreachable.
  private static let readDeadlineMS: Int64 = 60_000

  private struct Job: Sendable {
    let id: RequestID
    let request: any ServiceRequest
    let call: CallContext

    var isWrite: Bool { type(of: request).isWrite }
  }

  private let queues: [ServiceName: WorkQueue<Job>]
  private let settingsQueue: WorkQueue<Settings>
  private let imageQueue: WorkQueue<ImageRequest>
  private let caller: Caller
  /// The cancellations of requests that were made and not yet answered.
  private var cancellations: [RequestID: Cancellation] = [:]
  /// The images that are being rendered, so that none is rendered twice.
  private var rendering: Set<ImageRequest> = []

  /// Creates a dispatcher; threads start when they are needed.
  init(_ session: TelevisionEngine.Session, renderLimit: Int, completions: CompletionQueue) {
    let (services, render, renderPixels) = (session.services, session.render, session.renderPixels)
    caller = session.caller
    queues = Dictionary(
      uniqueKeysWithValues: ServiceName.allCases.map { service in
        (service, Self.queue(of: service, services, completions))
      })
    settingsQueue = WorkQueue(name: "settings") { settings in
      do {
        try services.saveSettings(settings)
        completions.post(.saved(failure: nil))
      } catch {
        completions.post(.saved(failure: "\(error)"))
      }
    }
    imageQueue = WorkQueue(name: "images", threadLimit: renderLimit) { request in
      if request.cellPixels != nil { return completions.post(.pixels(request, try? renderPixels?(request))) }
      do {
        completions.post(.image(request, .ready(try render(request))))
      } catch {
        completions.post(.image(request, .failed((error as? any ImageRenderingError)?.problem ?? .readerFailed)))
      }
    }
  }

  private static func queue(
    of service: ServiceName, _ services: TelevisionServices, _ completions: CompletionQueue
  ) -> WorkQueue<Job> {
    WorkQueue(name: "\(service)", threadLimit: readLimit) { next, running in
      next.isWrite ? running.isEmpty : !running.contains(where: \.isWrite)
    } perform: { job in
      completions.post(.answer(job.id, ServiceAnswer(to: job.request, from: services, job.call)))
    }
  }

  /// Makes a request.
  mutating func ask(_ request: any ServiceRequest, id: RequestID) {
    let isWrite = type(of: request).isWrite
    let call = CallContext(caller: caller, deadline: isWrite ? .never : .afterMS(Self.readDeadlineMS))
    // A write that was made is not abandoned.
    if !isWrite { cancellations[id] = call.cancellation }
    queues[type(of: request).service]?.add([Job(id: id, request: request, call: call)])
  }

  /// Cancels a read: one that has not started is dropped, a running one ends early if its service supports that.
  mutating func cancel(_ id: RequestID) {
    cancellations.removeValue(forKey: id)?.cancel()
    for queue in queues.values { _ = queue.remove { $0.id == id && !$0.isWrite } }
  }

  /// Ends the cancellation of an answered request.
  mutating func answered(_ id: RequestID) {
    cancellations[id] = nil
  }

  /// Saves settings.
  func save(_ settings: Settings) {
    settingsQueue.add([settings])
  }

  /// Renders images in this order; earlier requests that are not among them and have not started are dropped.
  mutating func render(_ requests: [ImageRequest]) {
    rendering.subtract(imageQueue.remove())
    imageQueue.add(requests.filter { rendering.insert($0).inserted })
  }

  /// Marks an image as rendered.
  mutating func rendered(_ request: ImageRequest) {
    rendering.remove(request)
  }

  /// Ends the threads as soon as the writes are done.
  func close() {
    for queue in queues.values { queue.close { !$0.isWrite } }
    settingsQueue.close { _ in false }
    imageQueue.close { _ in true }
  }

  /// Cancels all reads, and closes.
  mutating func retire() {
    for cancellation in cancellations.values { cancellation.cancel() }
    cancellations = [:]
    close()
  }

  /// Whether all writes are done.
  var isFinished: Bool {
    let now = Date()
    return queues.values.allSatisfy { $0.waitUntilIdle(deadline: now) } && settingsQueue.waitUntilIdle(deadline: now)
  }

  /// Closes and waits.
  ///
  /// - Returns: Whether all writes were done before the deadline.
  func finish(deadline: Date) -> Bool {
    close()
    return queues.values.allSatisfy { $0.waitUntilIdle(deadline: deadline) }
      && settingsQueue.waitUntilIdle(deadline: deadline)
  }
}
