import Calls

/// A part of the television that asks services and receives their answers: a page, or the tuner.
protocol CallReceiver: Sendable {}

/// The failure of a call, and the time of its next try.
struct CallFailure: Hashable, Sendable {
  /// The failure.
  var failure: ServiceFailure
  /// When the next try is made, in uptime milliseconds; nil for none.
  var nextTryMS: Int64?
}

/// The subject of a page, on which answers depend: an answer for another subject is dropped.
struct PageSubject: Hashable, Sendable {
  /// The identifier of the subject; empty for a page with only one.
  var id = ""
}

/// A slot for one call at a time: a new call in the same slot cancels the one before.
struct CallSlot: Hashable, Sendable {
  /// The kind of call.
  var name: String
  /// The identifier of the call, if several of a kind are made concurrently; empty for one.
  var id = ""
}

/// A call as described by its receiver.
struct Call: Sendable {
  /// The request.
  let request: any ServiceRequest
  /// The subject of the request; nil if the answer is valid whatever the receiver shows.
  let subject: PageSubject?
  /// The slot of the call; nil for none.
  let slot: CallSlot?
  /// Delivers the outcome to the receiver.
  let deliver: @Sendable (inout any CallReceiver, Outcome, inout PageContext) -> Void

  /// An answer of the request's own type, or a failure.
  enum Outcome: Sendable {
    case answer(any Sendable)
    case failure(CallFailure)
  }

  /// Whether the request is a write, which is finished even if its receiver is closed.
  var isWrite: Bool { type(of: request).isWrite }
}

extension Call {
  /// Creates a call whose answer is handled by one type of receiver; the compiler checks that it accepts the request's
  /// answer type.
  init<Request: ServiceRequest, Receiver: CallReceiver>(
    _ request: Request, about subject: PageSubject?, slot: CallSlot?,
    _ received: @escaping @Sendable (inout Receiver, Request.Answer, inout PageContext) -> Void,
    failed: @escaping @Sendable (inout Receiver, CallFailure, inout PageContext) -> Void
  ) {
    self.init(request: request, subject: subject, slot: slot) { receiver, outcome, context in
      guard var typed = receiver as? Receiver else { return }
      switch outcome {
      case .answer(let value):
        // An answer always has its request's type: see ServiceAnswer.
        guard let answer = value as? Request.Answer else { return }
        received(&typed, answer, &context)
      case .failure(let failure): failed(&typed, failure, &context)
      }
      receiver = typed
    }
  }
}
