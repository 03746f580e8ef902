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
      report(
        "choices", .choiceCount(kind: kind.rawValue, least: bounds.lowerBound, most: bounds.upperBound, count: count))
    }
    if !kind.isQuestion, count > 0 { report("choices", .noChoices(kind: kind.rawValue)) }
    var ids: Set<String> = []
    for choice in record.interaction.choices where !ids.insert(choice.id).inserted {
      report("choices", .choiceTwice(choice: choice.id))
    }
  }

  private func validateRight() {
    guard let right = record.right else {
      if kind == .quiz { report("right", .noRightChoice) }
      return
    }
    if kind != .quiz {
      report("right", .rightChoiceOf(kind: kind.rawValue))
    } else if !record.interaction.choices.contains(where: { $0.id == right }) {
      report("right", .unknownChoice(choice: right))
    }
  }

  private func validateAttributes() {
    let needsAttributes = kind == .promotion || kind == .spotlight
    if needsAttributes, reader.count("attributes") == 0 {
      report("attributes", .needsAttributes(kind: kind.rawValue))
    }
    if !needsAttributes, !record.interaction.attributes.isEmpty {
      report("attributes", .attributesOf(kind: kind.rawValue))
    }
  }

  private func report(_ name: String, _ fault: ScheduleFault) {
    reader.diagnostics.error(reader.pointer / name, fault)
  }
}
