import Calls
import Screen

/// The page that leads a phone to the web page of the album server on which photos are sent: its address, also as a QR code.
struct PhoneUploadPage: TelevisionPage {
  private let server: ServerAddress
  private var qrCode: QRCode?
  /// The number of photos in the album when it was first counted, and now; nil before the first answer.
  private var counts: (first: Int, last: Int)?
  /// Until when photos are expected, in uptime milliseconds; nil if they no longer are.
  private var endsAtMS: Int64?

  /// Creates the page of an album server.
  init(_ server: ServerAddress) {
    self.server = server
  }

  var name: PageName { .phone }
  var preventsIdling: Bool { endsAtMS != nil }
  /// A pop-up would cover the QR code.
  var holdsPopUps: Bool { true }

  func crumb(_ view: ViewContext) -> String { view.words(.fromPhone) }

  func wakeMS(_ view: ViewContext) -> Int64? { endsAtMS }

  mutating func open(_ context: inout PageContext) {
    context.ask(QRCodeRequest(text: address), slot: CallSlot(name: "qr")) { (page: inout Self, code, _) in
      page.qrCode = code
    }
    expectPhotos(&context)
  }

  /// The address of the web page.
  private var address: String { server.text + "/upload" }

  private mutating func expectPhotos(_ context: inout PageContext) {
    endsAtMS = context.view.now.uptimeMS.addingSaturated(ArrivalWatch.lifetimeMS)
    context.notify(.arrivals(.expected))
  }

  mutating func wake(_ context: inout PageContext) {
    if let endsAtMS, endsAtMS <= context.view.now.uptimeMS { self.endsAtMS = nil }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    guard case .arrivals(.counted(let count?)) = notification else { return }
    if let last = counts?.last, count > last {
      endsAtMS = context.view.now.uptimeMS.addingSaturated(ArrivalWatch.lifetimeMS)
    }
    counts = (counts?.first ?? count, count)
  }

  // MARK: Drawing

  private static let doneID: FocusID = "done"

  private func layout(_ view: ViewContext) -> QRCodeLayout {
    let button = Buttons.Button(id: Self.doneID, label: view.words(endsAtMS == nil ? .lookAgain : .done))
    return QRCodeLayout(qrCode, button: button, on: view.grid) { paragraphs(view, hasCode: $0) }
  }

  private func paragraphs(_ view: ViewContext, hasCode: Bool) -> [QRCodeLayout.Paragraph] {
    let words = view.words
    let reach = server.origin.isLoopback ? [Phrase.phoneCannotReach] : []
    return [
      QRCodeLayout.Paragraph(
        text: words(hasCode ? .phoneScan : .phoneOpen), style: Style(.text, bold: true), gap: 0),
      QRCodeLayout.Paragraph(text: address, style: Style(.accent)),
    ] + reach.map { QRCodeLayout.Paragraph(text: words($0), style: Style(.alert)) } + [
      QRCodeLayout.Paragraph(text: words(.phoneNote), style: Style(.body)),
      QRCodeLayout.Paragraph(text: progress(words), style: Style(.quiet)),
    ]
  }

  private func progress(_ words: Words) -> String {
    let arrivedCount = counts.map { $0.last - $0.first } ?? 0
    if endsAtMS == nil { return words(.phoneNoLongerLooks) }
    return arrivedCount > 0 ? words.count(.photosArrived, arrivedCount) : words(.phoneWaits)
  }

  // MARK: Acting

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    layout(view).buttons.addFocus(to: &map, view.grid)
    return map
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: view.pageFocus == nil ? nil : view.words(endsAtMS == nil ? .lookAgain : .done))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    if endsAtMS == nil { expectPhotos(&context) } else { context.goBack() }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    layout(view).draw(into: &frame, view)
  }
}
