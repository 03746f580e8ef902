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
    var text: [UInt8] = []
    text.reserveCapacity(40 * image.cells.count)
    var (foreground, background): (RGB?, RGB?)
    for (index, cell) in image.cells.enumerated() {
      if cell.foreground != foreground { append(cell.foreground, code: 38, to: &text) }
      if cell.background != background { append(cell.background, code: 48, to: &text) }
      (foreground, background) = (cell.foreground, cell.background)
      text.append(contentsOf: Unicode.UTF8.encode(cell.scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      if (index + 1) % image.size.columns == 0 {
        text.append(contentsOf: "\u{1B}[0m\n".utf8)
        (foreground, background) = (nil, nil)
      }
    }
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(EXIT_FAILURE) }
      rest = rest.dropFirst(count)
    }
  }

  /// Appends the Select Graphic Rendition sequence of a colour; nil is the terminal's own colour.
  private static func append(_ colour: RGB?, code: Int, to text: inout [UInt8]) {
    text.append(contentsOf: "\u{1B}[".utf8)
    guard let colour else {
      append(code + 1, to: &text)
      return text.append(UInt8(ascii: "m"))
    }
    for number in [code, 2, Int(colour.red), Int(colour.green), Int(colour.blue)] {
      append(number, to: &text)
      text.append(UInt8(ascii: ";"))
    }
    text[text.count - 1] = UInt8(ascii: "m")
  }

  /// Appends a number of at most three digits.
  private static func append(_ number: Int, to text: inout [UInt8]) {
    if number >= 100 { text.append(UInt8(48 + number / 100)) }
    if number >= 10 { text.append(UInt8(48 + number / 10 % 10)) }
    text.append(UInt8(48 + number % 10))
  }
}
