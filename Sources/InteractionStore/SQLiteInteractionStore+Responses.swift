import Calls
import GRDB
import InteractionService
import Storage

extension SQLiteInteractionStore {
  /// Takes a response in, and counts it once; on disk when it returns.
  ///
  /// What is too late, or answered before, is not kept: the same key will be told the same again.
  public func respond(_ response: InteractionResponse) throws(ServiceFailure) -> ResponseStatus {
    for (text, what) in [(response.key, "A response's key"), (response.device, "A box's ID")] {
      guard text.storable == text, text.utf8.count <= 200 else {
        throw ServiceFailure(.refused, "\(what) is 1 to 200 bytes of plain text.")
      }
    }
    return try file.write { db in
      if let earlier = try Self.earlier(db, key: response.key) {
        guard earlier == Self.facts(of: response) else {
          throw ServiceFailure(.refused, "This key was used for another response; nothing was counted now.")
        }
        return .counted
      }
      let moment = now()
      let due = try StoredInteraction.due(db, id: response.interaction, now: moment)
      try due.check(response.action)
      guard try !Self.hasAnswered(db, response) else { return .answeredBefore }
      if due.hasChoices, let resultsAt = due.scheduled.resultsAt, resultsAt <= moment { return .tooLate }
      try Self.keep(db, response, at: moment)
      return .counted
    }
  }

  /// What makes two responses with one key the same.
  private static func facts(of response: InteractionResponse) -> [String] {
    [response.interaction, response.device, response.action.name, response.action.choice]
  }

  private static func earlier(_ db: Database, key: String) throws -> [String]? {
    let statement = try db.cachedStatement(sql: "SELECT interaction, box, deed, choice FROM response WHERE key = ?")
    return try Row.fetchOne(statement, arguments: [key]).map { row in (0..<4).map { row[$0] } }
  }

  private static func hasAnswered(_ db: Database, _ response: InteractionResponse) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM response WHERE box = ? AND interaction = ?")
    return try Int.fetchOne(statement, arguments: [response.device, response.interaction]) != nil
  }

  private static func keep(_ db: Database, _ response: InteractionResponse, at moment: Instant) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO response (key, interaction, box, deed, choice, atMS, receivedMS) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(
      arguments: [
        response.key, response.interaction, response.device, response.action.name, response.action.choice,
        response.at.unixMS, moment.unixMS,
      ])
  }
}

extension StoredInteraction {
  /// Whether a deed can be done with this interaction.
  ///
  /// - Throws: `refused` when it cannot.
  fileprivate func check(_ action: InteractionResponse.ResponseAction) throws {
    let isPossible =
      switch action {
      case .chose(let choice): hasChoices && interaction.choices.contains { $0.id == choice }
      case .opened: interaction.type == .promotion || interaction.type == .spotlight
      case .bought: interaction.type == .promotion
      }
    guard isPossible else {
      throw ServiceFailure(
        .refused, "A \(interaction.type.rawValue) “\(interaction.id)” has nothing like that; nothing was counted.")
    }
  }
}

extension InteractionResponse.ResponseAction {
  /// The deed as it is stored, without the choice.
  fileprivate var name: String {
    switch self {
    case .chose: "chose"
    case .opened: "opened"
    case .bought: "bought"
    }
  }

  /// The choice; empty for what is none.
  fileprivate var choice: String {
    if case .chose(let choice) = self { choice } else { "" }
  }
}
