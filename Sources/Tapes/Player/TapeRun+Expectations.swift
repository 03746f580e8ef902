import Engine
import Screen

extension TapeRun {
  /// Returns the text of a part of the screen; nil if the frame has no such part.
  ///
  /// - Parameter pictures: The character that replaces the cells of pictures.
  func text(in scope: TapeScope, pictures: Character = " ") -> String? {
    guard let frame, let rect = rect(of: scope, in: frame) else { return nil }
    return frame.text(in: rect, pictures: pictures)
  }

  private func rect(of scope: TapeScope, in frame: Frame) -> Rect? {
    switch scope {
    case .screen: frame.bounds
    case .focus: frame.focus
    case .line: frame.focus.map { Rect(column: 0, row: $0.row, columns: frame.size.columns, rows: $0.rows) }
    }
  }

  /// Fails unless a pattern is on the screen; if `isNegated`, fails if it is.
  func expect(_ pattern: TapePattern, in scope: TapeScope, isNegated: Bool) throws(TapeFault) {
    guard let shown = text(in: scope) else { throw .noFocus }
    let isFound = try pattern.isFound(in: shown)
    guard isFound == isNegated else { return }
    let text = pattern.description
    throw isNegated ? .isShown(scope: scope, pattern: text) : .isNotShown(scope: scope, pattern: text)
  }

  /// Compares the screen with a stored snapshot, or writes the snapshot if the options say so.
  mutating func compare(snapshot name: String) throws(TapeFault) {
    guard let frame else { return }
    if case .inspect(let inspect) = options.snapshots { return inspect(name, frame, engine) }
    let path = tape.snapshotPath(name, size: engine.size, language: language, depth: frame.renderStyle.depth)
    let found = FrameText(frame).description
    guard let stored = try TapeFiles.textIfPresent(path) else {
      guard updatesSnapshots else { throw .noSnapshot(path: path) }
      return try write(found, to: path)
    }
    guard LineDifference.withLineFeeds(stored) != found else { return }
    if updatesSnapshots { return try write(found, to: path) }
    throw .differs(path: path, difference: LineDifference(expected: stored, found: found))
  }

  private var updatesSnapshots: Bool {
    if case .update = options.snapshots { true } else { false }
  }

  /// Writes the screen to an SVG file.
  mutating func writeSVG(to path: String) throws(TapeFault) {
    guard let frame else { return }
    try write(FrameSVG(frame).description, to: path)
  }

  private mutating func write(_ text: String, to path: String) throws(TapeFault) {
    guard options.mayWriteOutside || TapeOutputFolder(ofTape: tape.path).contains(path) else {
      throw .outsideFolder(path: path)
    }
    try TapeFiles.write(text, to: path)
    result.writtenFiles.append(path)
  }
}
