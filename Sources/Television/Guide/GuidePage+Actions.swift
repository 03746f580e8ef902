import Device
import InteractionService

/// The actions on the focused programme and on the time shown.
extension GuidePage {
  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    if notice(view) != nil { return AvailableActions(ok: view.pageFocus == nil ? nil : words(.tryNow)) }
    guard let block = block(view) else { return AvailableActions(ok: nil) }
    let time = view.tuner.time(at: view.now)
    var actions = AvailableActions(
      ok: block.isOn(at: time) ? words(.watch) : block.programme == nil ? nil : words(.details))
    if let reminder = reminder(view) {
      let isSet = view.tuner.reminds(of: reminder.programme, on: reminder.channel)
      actions.coloured = [(.red, Action(command: .remind, label: words(isSet ? .cancelReminder : .remindMe)))]
    }
    actions.coloured += [
      (.green, Action(command: .now, label: words(.now))),
      (.yellow, Action(command: .dayEarlier, label: words(.dayEarlier))),
      (.blue, Action(command: .dayLater, label: words(.dayLater))),
    ]
    if block.programme != nil { actions.more = [Action(command: .information, label: words(.details))] }
    return actions
  }

  /// Returns the focused programme's reminder, set or not; nil for a programme that has begun.
  private func reminder(_ view: ViewContext) -> Reminder? {
    guard let channel = channel(view), let programme = block(view)?.programme,
      programme.start > view.tuner.time(at: view.now)
    else { return nil }
    return Reminder(channel: channel.id, programme: programme)
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch command {
    case .open: open(context.view, &context)
    case .information: openDetails(&context)
    case .remind: remind(&context)
    case .now:
      goToNow(context.view)
      moved(&context)
    case .dayEarlier: go(days: -1, &context)
    case .dayLater: go(days: 1, &context)
    default: break
    }
  }

  private mutating func open(_ view: ViewContext, _ context: inout PageContext) {
    if notice(view) != nil { return retry(&context) }
    guard let channel = channel(view), let block = block(view) else { return }
    guard block.isOn(at: view.tuner.time(at: view.now)) else { return openDetails(&context) }
    context.tuner(.tune(channel))
    context.watch()
  }

  private mutating func retry(_ context: inout PageContext) {
    if context.view.tuner.channels.isEmpty { return context.tuner(.refreshChannels) }
    listings.retryNow(&context)
  }

  private mutating func openDetails(_ context: inout PageContext) {
    guard let channel = channel(context.view), let programme = block(context.view)?.programme else { return }
    let photo = still.programme == programme ? still.photo : nil
    context.go(to: ProgrammeDialog(programme, on: channel, photo: photo))
  }

  private mutating func remind(_ context: inout PageContext) {
    guard let reminder = reminder(context.view) else { return }
    let isSet = context.view.tuner.reminds(of: reminder.programme, on: reminder.channel)
    context.show(message: context.view.words(isSet ? .willNotRemind : .willRemind))
    context.tuner(.toggle(reminder))
  }
}
