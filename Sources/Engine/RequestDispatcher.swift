import Device
import Foundation
import Screen
import Television

/// The engine's threads and what they do; everything ends as mail.
struct RequestDispatcher {
  private typealias PendingRequest = (id: RequestID, request: Request)

  private let lanes: [Request.Lane: WorkQueue<PendingRequest>]
  private let keeping: WorkQueue<Settings>
  private let darkroom: WorkQueue<ImageRequest>
  /// Orders given to the darkroom whose pictures have not been collected: none is developed twice.
  private var developing: Set<ImageRequest> = []

  /// Threads that bring their results to a mailbox; none starts before it has something to do.
  init(
    services: Services, develop: @escaping TelevisionEngine.ImageRenderer, workerCount: Int, mailbox: CompletionQueue
  ) {
    lanes = Dictionary(
      uniqueKeysWithValues: Request.Lane.allCases.map { lane in
        let queue = WorkQueue<PendingRequest>(name: "\(lane)") { id, request in
          mailbox.post(.reply(id, services.answer(request)))
        }
        return (lane, queue)
      })
    keeping = WorkQueue(name: "settings") { settings in
      do {
        try services.saveSettings(settings)
        mailbox.post(.saved(failure: nil))
      } catch {
        mailbox.post(.saved(failure: "\(error)"))
      }
    }
    darkroom = WorkQueue(name: "pictures", threadCount: workerCount) { order in
      do {
        mailbox.post(.picture(order, .ready(try develop(order))))
      } catch {
        mailbox.post(.picture(order, .failed(reason: "\(error)")))
      }
    }
  }

  /// Has a request answered.
  func ask(_ request: Request, id: RequestID) {
    lanes[request.lane]?.add((id, request))
  }

  /// Has settings kept.
  func save(_ settings: Settings) {
    keeping.add(settings)
  }

  /// Has pictures developed in this order, and drops what was to be developed but is not among them.
  mutating func develop(_ imageRequests: [ImageRequest]) {
    developing.subtract(darkroom.takeBack())
    darkroom.add(imageRequests.filter { developing.insert($0).inserted })
  }

  /// Says that an order's picture has been collected.
  mutating func collected(_ order: ImageRequest) {
    developing.remove(order)
  }

  /// Ends the threads as soon as what changes something is done.
  func close() {
    for lane in lanes.values { lane.close { !$0.request.isWrite } }
    keeping.close { _ in false }
    darkroom.close { _ in true }
  }

  /// Closes and waits.
  ///
  /// - Returns: Whether everything that changes something was done before the deadline.
  func finish(deadline: Date) -> Bool {
    close()
    return lanes.values.allSatisfy { $0.waitUntilIdle(deadline: deadline) } && keeping.waitUntilIdle(deadline: deadline)
  }
}
