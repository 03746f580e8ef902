import InteractionService

/// A validator of one interaction of a schedule file.
struct InteractionValidator {
  let record: InteractionRecord
  let reader: JSONObjectReader

  private var kind: Interaction.Kind { record.interaction.type }

  func validate() {
    validateChoices()
    validateRight()
    validateAttributes()
  }

  private func validateChoices() {
    let count = reader.count("choices")
    let bounds = ScheduleBounds.choiceCount
    if kind.isQuestion, !bounds.contains(count) {
      report("choices", "a \(kind) has \(bounds.lowerBound) to \(bounds.upperBound) choices, not \(count)")
    }
    if !kind.isQuestion, count > 0 { report("choices", "a \(kind) has no choices") }
    var ids: Set<String> = []
    for choice in record.interaction.choices where !ids.insert(choice.id).inserted {
      report("choices", "the choice “\(choice.id)” occurs twice")
    }
  }

  private func validateRight() {
    guard let right = record.right else {
      if kind == .quiz { report("right", "a quiz needs the ID of its right choice") }
      return
    }
    if kind != .quiz {
      report("right", "a \(kind) has no right choice")
    } else if !record.interaction.choices.contains(where: { $0.id == right }) {
      report("right", "there is no choice “\(right)”")
    }
  }

  private func validateAttributes() {
    let needsAttributes = kind == .promotion || kind == .spotlight
    if needsAttributes, reader.count("attributes") == 0 {
      report("attributes", "a \(kind) needs at least one attribute that says what it leads to")
    }
    if !needsAttributes, !record.interaction.attributes.isEmpty { report("attributes", "a \(kind) has no attributes") }
  }

  private func report(_ name: String, _ message: String) {
    reader.diagnostics.error(reader.pointer / name, message)
  }
}
