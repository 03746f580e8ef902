import Television

/// The requests that wait for answers, and the answers that the network still delays.
struct OutstandingRequests {
  /// A request with its ID.
  struct Entry {
    let id: RequestID
    let request: any ServiceRequest
  }

  /// The network between the television and its services.
  var network = SimulatedNetwork()

  private var requests: [RequestID: any ServiceRequest] = [:]
  private var answers: [(id: RequestID, answer: ServiceAnswer)] = []

  /// The IDs of all requests that wait.
  var ids: Set<RequestID> { Set(requests.keys) }

  /// Whether the network delays the answers of all requests; true without requests.
  var areAllDelayed: Bool { requests.keys.allSatisfy(network.delays) }

  /// Returns the IDs of requests whose answers have arrived, or will arrive as soon as their services have answered.
  func due(at now: ClockReading) -> Set<RequestID> {
    Set(requests.keys.filter { network.hasArrived($0, at: now) })
  }

  /// Whether the services have answered all of these requests.
  func areAnswered(_ ids: Set<RequestID>) -> Bool {
    ids.isSubset(of: answers.map(\.id))
  }

  /// Adds a request.
  ///
  /// - Returns: The requests to dispatch now: this one, unless it waits for a connection or the network is down.
  mutating func add(_ request: any ServiceRequest, id: RequestID, at now: ClockReading) -> [Entry] {
    requests[id] = request
    let kind = type(of: request)
    // The device's own storage is not reached over a network.
    guard kind.service != .device else { return [Entry(id: id, request: request)] }
    if let failure = network.failure(beforeSending: kind.isWrite) {
      answers.append((id, failure))
      return []
    }
    return entries(network.send(id, to: kind.service, isWrite: kind.isWrite, at: now))
  }

  /// Advances the network's time.
  ///
  /// - Returns: The requests to dispatch now, which have got a connection.
  mutating func advance(to now: ClockReading) -> [Entry] {
    entries(network.advance(to: now))
  }

  private func entries(_ ids: [RequestID]) -> [Entry] {
    ids.compactMap { id in requests[id].map { Entry(id: id, request: $0) } }
  }

  /// Adds a service's answer; ignores one to a request that does not wait any more.
  mutating func receive(_ answer: ServiceAnswer, to id: RequestID) {
    if requests[id] != nil { answers.append((id, network.arriving(answer, to: id))) }
  }

  /// Removes and returns the answers that have arrived, in the order of their requests.
  ///
  /// The requests stay until ``remove(_:)``, since handling one answer may cancel the request of the next.
  mutating func takeArrived(at now: ClockReading) -> [(id: RequestID, answer: ServiceAnswer)] {
    let arrived = answers.filter { network.hasArrived($0.id, at: now) }.sorted { $0.id < $1.id }
    answers.removeAll { network.hasArrived($0.id, at: now) }
    return arrived
  }

  /// Removes and returns a request; nil if it does not wait any more.
  mutating func remove(_ id: RequestID) -> (any ServiceRequest)? {
    requests.removeValue(forKey: id)
  }

  /// Removes a request and its answer. A service that is already performing it is not stopped.
  mutating func cancel(_ id: RequestID) {
    requests[id] = nil
    answers.removeAll { $0.id == id }
    network.cancel(id)
  }

  /// Returns the same network without any request.
  func withoutRequests() -> OutstandingRequests {
    var others = OutstandingRequests()
    others.network = network
    others.network.cancelAll()
    return others
  }

  /// Removes all requests; their answers will be ignored.
  mutating func removeAll() {
    requests = [:]
  }
}
