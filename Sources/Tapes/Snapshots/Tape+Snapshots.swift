import Device
import Screen
import Television

extension Tape {
  /// Returns the path of a snapshot: `snapshots/TAPE/NAME.SIZE.LANG.txt` in the tape's folder, and
  /// `NAME.SIZE.LANG.COLOUR.txt` with fewer than 24-bit colours.
  func snapshotPath(_ name: String, size: Size, language: Language, depth: ColourDepth) -> String {
    let colour = depth == .full ? "" : ".\(depth.rawValue)"
    let file = "\(name).\(size.columns)x\(size.rows).\(language.rawValue)\(colour).txt"
    return TapeFiles.path("snapshots/\(self.name)/\(file)", relativeTo: path)
  }

  /// Returns the paths of all snapshots that the tape compares with when it is played to its end, in the tape's order.
  ///
  /// - Parameters:
  ///   - size: The size of the screen until the tape's `Resize`.
  ///   - language: The language, unless the tape sets it.
  ///   - depth: The number of colours, unless the tape sets it.
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
      case .changeSettings(let changes): language = changes.language ?? language
      case .snapshot(let name): paths.append(snapshotPath(name, size: size, language: language, depth: depth))
      default: break
      }
    }
    return paths
  }
}
