import AlbumService
import Calls
import Screen

/// Friends: requests received, friends, requests sent, blocked people, and what the viewer shares of photos.
struct FriendsPage: TelevisionPage {
  private(set) var all: [Acquaintance]?
  private(set) var account: Account?
  private var failure: ServiceFailure?
  private var countdown = RetryCountdown()
  private var scroll = Scrolling()
  private var isBusy = false

  var name: PageName { .friends }
  func crumb(_ view: ViewContext) -> String { view.words(.friends) }

  func headline(_ view: ViewContext) -> String {
    guard let count = all?.filter({ $0.state == .friend }).count, count > 0 else { return "" }
    return view.words.count(.friendSum, count)
  }

  func wakeMS(_ view: ViewContext) -> Int64? { countdown.wakeMS(at: view.now) }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    (failure, countdown) = (nil, RetryCountdown())
    context.ask(AcquaintancesRequest(), slot: CallSlot(name: "friends")) { (page: inout Self, answer, _) in
      page.all = answer
      (page.failure, page.countdown) = (nil, RetryCountdown())
    } failed: { page, failure, _ in
      (page.failure, page.countdown) = (failure.failure, RetryCountdown(after: failure))
    }
    context.ask(AccountRequest(), slot: CallSlot(name: "account")) { (page: inout Self, account, _) in
      page.account = account
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    if case .acquaintances(let all) = notification { self.all = all }
  }

  // MARK: Rows

  /// A row that can have the focus.
  private enum Row: Hashable {
    case acquaintance(Acquaintance)
    case ask, places, originals

    var id: FocusID {
      switch self {
      case .acquaintance(let other): FocusID("person:" + other.person.id)
      case .ask: "ask"
      case .places: "places"
      case .originals: "originals"
      }
    }
  }

  /// The sections with their labels; empty ones are left out.
  private func sections(_ words: Words) -> [(label: String, rows: [Row])] {
    guard let all else { return [] }
    func people(_ state: Acquaintance.State, _ label: Phrase) -> (String, [Row]) {
      (words.label(label), all.filter { $0.state == state }.map(Row.acquaintance))
    }
    let sharing: [Row] = account == nil ? [] : [.places, .originals]
    return [
      people(.asking, .requestsReceived), people(.friend, .friends), ("", [.ask]), people(.asked, .requestsSent),
      people(.blocked, .blockedPeople), (words.label(.whatIShare), sharing),
    ].filter { !$0.1.isEmpty }
  }

  /// Every row with its line, where a label takes one line and a section ends with a blank one.
  private func lines(_ words: Words) -> (
    rows: [(row: Row, line: Int)], labels: [(label: String, line: Int)], count: Int
  ) {
    var (rows, labels, line): ([(Row, Int)], [(String, Int)], Int) = ([], [], 0)
    for section in sections(words) {
      if !section.label.isEmpty {
        labels.append((section.label, line))
        line += 1
      }
      for row in section.rows {
        rows.append((row, line))
        line += 1
      }
      line += 1
    }
    return (rows, labels, max(0, line - 1))
  }

  private func visibleLines(_ grid: PageGrid) -> Int { max(1, grid.hintsRow - 1 - grid.bodyRow) }

  private func rect(_ line: Int, _ grid: PageGrid) -> Rect {
    Rect(
      column: grid.left + 1, row: grid.bodyRow + line - scroll.top, columns: min(grid.contentColumns - 2, 80), rows: 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
      return map
    }
    for (index, (row, line)) in lines(view.words).rows.enumerated() {
      map.add(row.id, rect(line, view.grid), group: "rows", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let lines = lines(context.view.words)
    guard let line = lines.rows.first(where: { $0.row.id == item.id })?.line else { return }
    // The label above a section's first row is shown with it.
    if line > 0 { scroll.reveal(line - 1, visible: visibleLines(context.view.grid), total: lines.count) }
    scroll.reveal(line, visible: visibleLines(context.view.grid), total: lines.count)
  }

  private func focused(_ view: ViewContext) -> Row? {
    lines(view.words).rows.first { $0.row.id == view.pageFocus?.id }?.row
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    guard let row = focused(view) else {
      return AvailableActions(ok: view.pageFocus?.id == "retry" ? words(.tryNow) : nil)
    }
    var actions = AvailableActions(ok: isBusy ? nil : words(label(row)))
    if case .acquaintance(let other) = row {
      switch other.state {
      case .asking: actions.coloured = [(.red, Action(command: .endFriendship, label: words(.refuseRequest)))]
      case .friend:
        actions.coloured = [
          (.red, Action(command: .endFriendship, label: words(.endFriendship))),
          (.yellow, Action(command: .albumsOf, label: words(.theirAlbums))),
        ]
      case .asked, .blocked: break
      }
      if other.state != .blocked { actions.more = [Action(command: .block, label: words(.block))] }
    }
    actions.coloured.append((.blue, Action(command: .askFriend, label: words(.askFriend))))
    return actions
  }

  private func label(_ row: Row) -> Phrase {
    switch row {
    case .acquaintance(let other):
      switch other.state {
      case .asking: .acceptRequest
      case .friend: .theirPhotos
      case .asked: .withdrawRequest
      case .blocked: .unblock
      }
    case .ask: .askFriend
    case .places, .originals: .change
    }
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .askFriend { return context.go(to: NameDialog(.friend)) }
    guard !isBusy else { return }
    switch (command, focused(context.view)) {
    case (.open, .acquaintance(let other)): open(other, &context)
    case (.open, .ask): context.go(to: NameDialog(.friend))
    case (.open, .places): setSharing(&context) { $0.places.toggle() }
    case (.open, .originals): setSharing(&context) { $0.originals.toggle() }
    case (.open, nil): if context.view.pageFocus?.id == "retry" { open(&context) }
    case (.endFriendship, .acquaintance(let other)):
      if other.state == .friend {
        context.go(to: QuestionDialog(.endFriendship(other.person)))
      } else {
        change(other, .end, &context)
      }
    case (.albumsOf, .acquaintance(let other)): context.go(to: AlbumsPage(of: other.person))
    case (.block, .acquaintance(let other)): context.go(to: QuestionDialog(.block(other.person)))
    default: break
    }
  }

  private mutating func open(_ other: Acquaintance, _ context: inout PageContext) {
    switch other.state {
    case .asking: change(other, .ask, &context)
    case .friend: context.go(to: PhotoGridPage(.person(other.person)))
    case .asked: change(other, .end, &context)
    case .blocked: context.go(to: QuestionDialog(.unblock(other.person)))
    }
  }

  private mutating func change(_ other: Acquaintance, _ change: Friendship.Change, _ context: inout PageContext) {
    isBusy = true
    let request = ChangeFriendshipRequest(person: other.person.id, change: change, key: context.makeKey())
    context.ask(request) { (page: inout Self, all, context) in
      page.isBusy = false
      context.notify(.acquaintances(all))
      if change == .ask { context.notify(.albumChanged) }
    } failed: { page, failure, context in
      page.isBusy = false
      context.show(message: context.view.words.failure(failure.failure))
    }
  }

  private mutating func setSharing(_ context: inout PageContext, _ body: (inout Sharing) -> Void) {
    guard var sharing = account?.sharing else { return }
    body(&sharing)
    isBusy = true
    context.ask(SetSharingRequest(sharing: sharing, key: context.makeKey())) { (page: inout Self, account, _) in
      (page.isBusy, page.account) = (false, account)
    } failed: { page, failure, context in
      page.isBusy = false
      context.show(message: context.view.words.failure(failure.failure))
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let (lines, grid) = (lines(view.words), view.grid)
    let shown = scroll.top..<scroll.top + visibleLines(grid)
    for (label, line) in lines.labels where shown.contains(line) {
      frame.write(
        label, at: Point(column: grid.left, row: rect(line, grid).row),
        Style(view.words.language == .english ? .quiet : .body, bold: true))
    }
    for (row, line) in lines.rows where shown.contains(line) { draw(row, in: rect(line, grid), into: &frame, view) }
    frame.drawScrollThumb(
      column: grid.right, rows: grid.bodyRow..<grid.bodyRow + shown.count, offset: scroll.top, visible: shown.count,
      total: lines.count)
  }

  private func draw(_ row: Row, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(row.id)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let (label, value) = texts(row, view.words)
    let end = frame.write(value, endingAt: rect.endColumn, row: rect.row, Style(isFocused ? .inkQuiet : .quiet))
    frame.write(
      label, at: rect.origin, Style(isFocused ? .ink : .text, bold: isFocused), width: end - rect.column - 2)
  }

  private func texts(_ row: Row, _ words: Words) -> (label: String, value: String) {
    switch row {
    case .acquaintance(let other):
      let since: Phrase =
        switch other.state {
        case .asking: .askedOn
        case .friend: .friendsSince
        case .asked: .youAskedOn
        case .blocked: .blockedOn
        }
      return (other.person.name, words(since, ["date": words.date(iso: String(other.since.prefix(10)))]))
    case .ask: return (words(.askFriend), "")
    case .places: return (words(.sharePlaces), words(account?.sharing.places == true ? .on : .off))
    case .originals: return (words(.shareOriginals), words(account?.sharing.originals == true ? .on : .off))
    }
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    guard all == nil else { return nil }
    if let failure { return .failed(failure, countdown, .friendsFailed, view) }
    return EmptyState(picture: .emptyTiles, title: view.words(.loading), sentences: "")
  }
}
