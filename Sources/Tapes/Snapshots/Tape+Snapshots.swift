import Device
import Screen
import Television

extension Tape {
  /// Where a snapshot of this tape lies: `snapshots/TAPE/NAME.SIZE.LANG.txt` beside it; in fewer colours than 24 bits
  /// give, `NAME.SIZE.LANG.COLOUR.txt`.
  func snapshotPath(_ name: String, size: Size, language: Language, depth: ColourDepth) -> String {
    let colour = depth == .full ? "" : ".\(depth.rawValue)"
    let file = "\(name).\(size.columns)x\(size.rows).\(language.rawValue)\(colour).txt"
    return TapeFiles.path("snapshots/\(self.name)/\(file)", besides: path)
  }

  /// The snapshots that it compares with when it is played to its end, in order; whatever else lies there is unused.
  ///
  /// - Parameters:
  ///   - size: The screen's size until its `Resize`.
  ///   - language: The language where it does not `Set Lang`.
  ///   - depth: How many colours the screen has where it does not `Set Colour`.
  public func snapshotPaths(
    size: Size = Size(columns: 120, rows: 36), language: Language = .english, depth: ColourDepth = .full
  ) -> [String] {
    var size = size
    var language = settings.language ?? language
    let depth = settings.depth ?? depth
    var paths: [String] = []
    for step in steps {
      switch step.action {
      case .resize(let newSize): size = newSize
      case .choose(let chosen): language = chosen.language ?? language
      case .snapshot(let name): paths.append(snapshotPath(name, size: size, language: language, depth: depth))
      default: break
      }
    }
    return paths
  }
}
