import Calls

extension PageContext {
  /// Asks a service about the page's subject. The answer is delivered while the page shows that subject, and dropped
  /// otherwise.
  ///
  /// A failed call is retried by its request's policy; `failed` runs after every failed try.
  ///
  /// - Parameters:
  ///   - request: The call to make.
  ///   - slot: A slot for one call at a time: the call before in it is cancelled. nil for concurrent calls.
  ///   - received: Handles the answer.
  ///   - failed: Handles a failure.
  mutating func ask<Request: ServiceRequest, Receiver: CallReceiver>(
    _ request: Request, slot: CallSlot? = nil,
    _ received: @escaping @Sendable (inout Receiver, Request.Answer, inout PageContext) -> Void,
    failed: @escaping @Sendable (inout Receiver, CallFailure, inout PageContext) -> Void = { _, _, _ in }
  ) {
    calls.append(Call(request, about: subject, slot: slot, received, failed: failed))
  }

  /// Makes a call whose answer changes nothing on this page, such as a count that every page is notified of.
  mutating func send<Request: ServiceRequest>(
    _ request: Request,
    _ received: @escaping @Sendable (Request.Answer, inout PageContext) -> Void = { _, _ in },
    failed: @escaping @Sendable (CallFailure, inout PageContext) -> Void = { _, _ in }
  ) {
    calls.append(
      Call(request: request, subject: nil, slot: nil) { _, outcome, context in
        switch outcome {
        case .answer(let value): if let answer = value as? Request.Answer { received(answer, &context) }
        case .failure(let failure): failed(failure, &context)
        }
      })
  }

  /// Reads a part of a page's list. A list does not depend on the page's subject; reading it from its start cancels all
  /// pending parts.
  ///
  /// - Parameters:
  ///   - request: The call that returns the part.
  ///   - part: The part of the list.
  ///   - list: The page's list.
  ///   - received: Runs after the part was added to the list.
  mutating func read<Request: ServiceRequest, Page: TelevisionPage, Item>(
    _ request: Request, _ part: ListPart, into list: any WritableKeyPath<Page, PagedList<Item>> & Sendable,
    then received: @escaping @Sendable (inout Page, Calls.Page<Item>, inout PageContext) -> Void = { _, _, _ in }
  ) where Request.Answer == Calls.Page<Item> {
    if part == .start { cancel(slotsNamed: CallSlot.listName) }
    let call = Call(request, about: nil, slot: .list(part)) { (page: inout Page, answer: Calls.Page<Item>, context) in
      page[keyPath: list].receive(answer, part)
      received(&page, answer, &context)
    } failed: { page, failure, _ in
      page[keyPath: list].fail(failure, part)
    }
    calls.append(call)
  }
}

extension CallSlot {
  fileprivate static let listName = "list"

  /// Returns the slot of a part of a page's list.
  static func list(_ part: ListPart) -> CallSlot { CallSlot(name: listName, id: "\(part)") }
}
