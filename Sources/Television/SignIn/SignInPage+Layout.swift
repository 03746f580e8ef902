import Calls
import Device
import Screen

extension SignInPage {
  /// Returns the layout while codes are shown.
  func layout(_ view: ViewContext) -> QRCodeLayout {
    let button = Buttons.Button(id: Self.newCodeID, label: view.words(.newCode))
    return QRCodeLayout(qrCode, button: button, on: view.grid) { paragraphs(view, hasCode: $0) }
  }

  private func paragraphs(_ view: ViewContext, hasCode: Bool) -> [QRCodeLayout.Paragraph] {
    guard case .showing(let codes, let endMS, _) = state else { return [] }
    let words = view.words
    let minutes = max(1, Int((endMS.subtractingSaturated(view.now.uptimeMS) + 59_999) / 60_000))
    let server = view.servers.inUse.album?.text ?? ""
    return [
      QRCodeLayout.Paragraph(text: words(.signInTo, ["server": server]), style: Style(.text, bold: true), gap: 0),
      QRCodeLayout.Paragraph(text: words(hasCode ? .signInScan : .signInOpen), style: Style(.body)),
      QRCodeLayout.Paragraph(text: codes.page, style: Style(.accent), gap: 0),
      QRCodeLayout.Paragraph(text: words(.signInCompare), style: Style(.body)),
      QRCodeLayout.Paragraph(text: Self.spaced(codes.userCode), style: Style(.text, bold: true)),
      QRCodeLayout.Paragraph(text: words.count(.signInValid, minutes), style: Style(.quiet)),
    ]
  }

  /// Returns a code with spaces between its letters, so that it can be read across a room.
  private static func spaced(_ code: String) -> String {
    code.map(String.init).joined(separator: " ")
  }
}
