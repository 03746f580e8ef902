import Glibc
import Pictures
import Screen

/// Renders one photo in cells and prints them: `picture FILE COLUMNS ROWS`.
///
/// The photo is read in a worker process, as the television does; the worker is this program again.
@main
enum Picture {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == WorkerCommand.argument { MediaWorker.run(arguments: Array(arguments.dropFirst())) }
    guard arguments.count == 3, let file = arguments.first,
      let columns = arguments.dropFirst().first.flatMap({ Int($0) }), let rows = arguments.last.flatMap({ Int($0) })
    else {
      print("usage: picture FILE COLUMNS ROWS")
      exit(EX_USAGE)
    }
    let request = ImageRequest(
      source: .asset(file), size: Size(columns: columns, rows: rows), treatment: .whole, backdrop: RGB(0, 0, 0),
      depth: .full, glyphs: .blocks)
    do {
      show(try WorkerPool(workerCount: 1).render(request, path: file))
    } catch {
      print("\(error)")
      exit(EXIT_FAILURE)
    }
  }

  private static func show(_ image: CellImage) {
    var text = ""
    var (foreground, background): (RGB?, RGB?)
    for (index, cell) in image.cells.enumerated() {
      if cell.foreground != foreground { text += colour(cell.foreground, code: 38) }
      if cell.background != background { text += colour(cell.background, code: 48) }
      (foreground, background) = (cell.foreground, cell.background)
      text.unicodeScalars.append(cell.scalar)
      if (index + 1) % image.size.columns == 0 {
        text += "\u{1B}[0m\n"
        (foreground, background) = (nil, nil)
      }
    }
    print(text, terminator: "")
  }

  /// The Select Graphic Rendition sequence of a colour; nil is the terminal's own colour.
  private static func colour(_ colour: RGB?, code: Int) -> String {
    guard let colour else { return "\u{1B}[\(code + 1)m" }
    return "\u{1B}[\(code);2;\(colour.red);\(colour.green);\(colour.blue)m"
  }
}
