import Screen
import Television

extension Tape {
  /// Where a snapshot of this tape lies: `snapshots/TAPE/NAME.SIZE.LANG.txt` beside it.
  func snapshotPath(_ name: String, size: Size, language: Language) -> String {
    let file = "\(name).\(size.columns)x\(size.rows).\(language.rawValue).txt"
    return TapeFiles.path("snapshots/\(self.name)/\(file)", besides: path)
  }

  /// The snapshots that it compares with when it is played to its end, in order; whatever else lies there is unused.
  ///
  /// - Parameters:
  ///   - size: The screen's size until its `Resize`.
  ///   - language: The language where it does not `Set Lang`.
  public func snapshotPaths(
    size: Size = Size(columns: 120, rows: 36), language: Language = .english
  ) -> [String] {
    var size = size
    var language = settings.language ?? language
    var paths: [String] = []
    for step in steps {
      switch step.action {
      case .resize(let newSize): size = newSize
      case .choose(let chosen): language = chosen.language ?? language
      case .snapshot(let name): paths.append(snapshotPath(name, size: size, language: language))
      default: break
      }
    }
    return paths
  }
}
