import InteractionService

/// What has to hold within one interaction.
struct PayloadRules {
  let payload: ScheduleDocument.Payload
  let fields: JSONObjectReader

  private var kind: Interaction.Kind { payload.interaction.type }
  private var isQuestion: Bool { kind == .poll || kind == .quiz }

  func check() {
    checkChoices()
    checkRight()
    checkAttributes()
  }

  private func checkChoices() {
    let count = fields.count("choices")
    let bounds = ScheduleBounds.choiceCount
    if isQuestion, !bounds.contains(count) {
      refuse("choices", "a \(kind) has \(bounds.lowerBound) to \(bounds.upperBound) choices, not \(count)")
    }
    if !isQuestion, count > 0 { refuse("choices", "a \(kind) has no choices") }
    var seen: Set<String> = []
    for choice in payload.interaction.choices where !seen.insert(choice.id).inserted {
      refuse("choices", "the choice “\(choice.id)” is there twice")
    }
  }

  private func checkRight() {
    guard let right = payload.right else {
      if kind == .quiz { refuse("right", "a quiz says which choice is right") }
      return
    }
    if kind != .quiz {
      refuse("right", "a \(kind) has no right answer")
    } else if !payload.interaction.choices.contains(where: { $0.id == right }) {
      refuse("right", "there is no choice “\(right)”")
    }
  }

  private func checkAttributes() {
    let leads = kind == .promotion || kind == .spotlight
    if leads, fields.count("attributes") == 0 {
      refuse("attributes", "a \(kind) leads somewhere, by at least one attribute")
    }
    if !leads, !payload.interaction.attributes.isEmpty { refuse("attributes", "a \(kind) leads nowhere") }
  }

  private func refuse(_ name: String, _ message: String) {
    fields.notes.refuse(fields.pointer / name, message)
  }
}
