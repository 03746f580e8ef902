import InteractionService
import MallService
import Screen

/// The texts of a pop-up, by its subject and progress.
struct PopUpTexts {
  let page: PopUpPage
  let words: Words

  init(_ page: PopUpPage, _ words: Words) {
    self.page = page
    self.words = words
  }

  private var language: String { words.language.rawValue }

  /// The label above the title.
  var label: String {
    switch page.popUp.subject {
    case .reminder: words.label(.reminder)
    case .results: words.label(.result)
    case .interaction(let interaction, _): words.label(Self.phrase(interaction.type))
    }
  }

  /// Returns the name of a kind of interaction.
  static func phrase(_ kind: Interaction.Kind) -> Phrase {
    switch kind {
    case .poll: .vote
    case .quiz: .quiz
    case .promotion: .promotion
    case .spotlight: .spotlight
    case .notice: .notice
    }
  }

  /// The title.
  var title: String {
    switch page.popUp.subject {
    case .reminder(let reminder, _): reminder.programme.title(language)
    case .results(let interaction, _, _), .interaction(let interaction, _): interaction.title(language)
    }
  }

  /// A sentence or two; empty for none.
  var text: String {
    switch page.popUp.subject {
    case .reminder(_, let channel):
      words(.startsNow, ["channel": channel.name(language), "number": String(channel.number)])
    case .results: ""
    case .interaction(let interaction, _): interaction.text?(language) ?? ""
    }
  }

  /// Returns the state of the answer, else the interaction's own message.
  func message(_ view: ViewContext) -> String {
    switch page.phase {
    case .asking: return page.failure.map { words.failure($0) } ?? note(view)
    case .saving: return words(.savingAnswer)
    case .failed(let failure): return words.failure(failure)
    case .sent(_, _, nil, _): return words(sent)
    case .sent(_, _, .counted, _): return words(.sentAndCounted)
    case .sent(_, _, .answeredBefore, _): return words(.answeredBefore)
    case .sent(_, _, .tooLate, _): return words(.tooLate)
    }
  }

  /// The message about an answer that is saved but not delivered yet.
  private var sent: Phrase {
    guard let refusal = page.refusal else { return .sent }
    return refusal.code == .unauthorised ? .sentWithoutToken : .sentToOtherServer
  }

  private func note(_ view: ViewContext) -> String {
    guard case .interaction(let interaction, let scheduled) = page.popUp.subject else {
      return resultNote(view)
    }
    switch interaction.type {
    case .poll, .quiz:
      guard let results = scheduled.resultsAt else { return words(.oneAnswerEach) }
      let isSoon = results.milliseconds(since: view.tuner.time(at: view.now)) < 120_000
      return words(isSoon ? .resultComesSoon : .resultComesAt, ["time": words.clock(results, view.now)])
    case .promotion, .spotlight, .notice: return ""
    }
  }

  private func resultNote(_ view: ViewContext) -> String {
    guard case .results(let interaction, let results, let chosen) = page.popUp.subject else { return "" }
    if view.tuner.outbox.entries[interaction.id]?.state == .delivered(.tooLate) { return words(.tooLate) }
    guard let right = results.right else { return words.count(.answersInAll, results.counts.values.reduce(0, +)) }
    return words(right == chosen ? .youWereRight : .youWereWrong)
  }

  /// Returns the label of OK on an item; nil for none.
  func ok(at id: FocusID?) -> String? {
    guard let id else { return words(.close) }
    if id.name.hasPrefix("choice:") {
      return page.canChoose ? words(page.interaction?.type == .quiz ? .answerButton : .voteButton) : nil
    }
    return button(id.name)
  }

  /// Returns the label of a button.
  func button(_ id: String) -> String {
    switch id {
    case "see": words(.viewButton)
    case "buy": page.products?.items.first.map { words(.buyFor, ["price": words.money($0.price)]) } ?? words(.buy)
    case "camera": words(.viewCamera)
    case "watch": words(.watch)
    default: words(.close)
    }
  }
}
