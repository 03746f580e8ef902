import AlbumClient
import Calls
import Foundation
import HTTPClient
import InteractionClient
import InteractionService
import MallClient
import TestSupport

@testable import tenfoot

/// A television that makes one random write after another at three servers.
struct WritingTelevision: Sendable {
  /// The servers and data that televisions write to.
  struct Subjects: Sendable {
    var products: [String]
    var photos: [String]
    var poll: String
    var choices: [String]
  }

  /// An answer of a server that does not match its request.
  struct WrongAnswer: Error {
    let write: AcknowledgedWrite
    let answer: String
  }

  private let name: String
  /// The photo that only this television corrects, so that its last correction is the one that counts.
  private let ownPhoto: String
  private let subjects: Subjects
  private let servers: [ServerName: KilledServer]
  private let album: AlbumClient
  private let mall: MallClient
  private let interactions: InteractionClient

  init(_ name: String, correcting photo: String, _ subjects: Subjects, _ servers: [ServerName: KilledServer]) throws {
    (self.name, ownPhoto, self.subjects, self.servers) = (name, photo, subjects, servers)
    func client(_ name: ServerName) throws -> ServiceClient {
      guard let address = servers[name]?.address else { throw CocoaError(.fileNoSuchFile) }
      return ServiceClient(HTTPClient(server: address))
    }
    album = AlbumClient(try client(.album), cache: MediaCache(folder: nil))
    mall = MallClient(try client(.mall), cache: MediaCache(folder: nil))
    interactions = InteractionClient(try client(.interaction))
  }

  /// Writes until all servers were killed as often as planned.
  ///
  /// - Returns: The writes, all of them acknowledged, in their order.
  func write(seed: UInt64) throws -> [AcknowledgedWrite] {
    var random = SeededGenerator(seed: seed)
    var writes: [AcknowledgedWrite] = []
    while true {
      let kinds = AcknowledgedWrite.Kind.allCases.filter { servers[$0.server]?.isOver == false }
      guard let kind = kinds.randomElement(using: &random) else { return writes }
      writes.append(try write(kind, number: writes.count, &random))
    }
  }

  private func write(
    _ kind: AcknowledgedWrite.Kind, number: Int, _ random: inout SeededGenerator
  ) throws -> AcknowledgedWrite {
    let key = "\(name)-\(number)"
    switch kind {
    case .purchase: return try buy(random.element(of: subjects.products), key)
    case .lookUp: return try lookUp(random.element(of: subjects.photos), key)
    case .vote: return try vote(random.element(of: subjects.choices), key)
    case .edit: return try correct(model: "EOS \(number)D", key)
    }
  }

  private func buy(_ product: String, _ key: String) throws -> AcknowledgedWrite {
    let (order, attempts) = try send(to: .mall, key) { write throws(ServiceFailure) in
      try mall.buy(product: product, write)
    }
    let write = AcknowledgedWrite(kind: .purchase, key: key, subject: product, value: order.id, attempts: attempts)
    guard order.product == product, order.key == key else { throw WrongAnswer(write: write, answer: "\(order)") }
    return write
  }

  private func lookUp(_ photo: String, _ key: String) throws -> AcknowledgedWrite {
    let (_, attempts) = try send(to: .album, key) { write throws(ServiceFailure) in
      try album.recordSelection(item: photo, write)
    }
    return AcknowledgedWrite(kind: .lookUp, key: key, subject: photo, attempts: attempts)
  }

  /// Votes as a new device each time, because a device can vote only once.
  private func vote(_ choice: String, _ key: String) throws -> AcknowledgedWrite {
    let response = InteractionResponse(interaction: subjects.poll, action: .chose(choice), at: .now)
    let (status, attempts) = try send(to: .interaction, key, device: key) { write throws(ServiceFailure) in
      try interactions.respond(response, write)
    }
    let write = AcknowledgedWrite(kind: .vote, key: key, subject: choice, value: key, attempts: attempts)
    guard status == .counted else { throw WrongAnswer(write: write, answer: "\(status)") }
    return write
  }

  private func correct(model: String, _ key: String) throws -> AcknowledgedWrite {
    let (photo, attempts) = try send(to: .album, key) { write throws(ServiceFailure) in
      try album.correctCamera(item: ownPhoto, brand: "Canon", model: model, write)
    }
    let write = AcknowledgedWrite(kind: .edit, key: key, subject: ownPhoto, value: model, attempts: attempts)
    guard photo.model == model else { throw WrongAnswer(write: write, answer: "\(photo)") }
    return write
  }

  private func send<Answer>(
    to server: ServerName, _ key: String, device: String? = nil,
    _ send: (WriteContext) throws(ServiceFailure) -> Answer
  ) throws -> (answer: Answer, attempts: Int) {
    guard let server = servers[server] else { throw CocoaError(.fileNoSuchFile) }
    let write = WriteContext(
      CallContext(caller: Caller(device: device ?? name)), key: try IdempotencyKey(validating: key))
    return try server.acknowledged { () throws(ServiceFailure) in try send(write) }
  }
}
