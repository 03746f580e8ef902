import ScreenFixtures
import Testing

@testable import Screen

@Suite struct FrameImageTests {
  private func request(_ columns: Int, _ rows: Int, _ treatment: ImageStyle = .card) -> ImageRequest {
    ImageRequest(
      source: .asset("kite"), size: Size(columns: columns, rows: rows), treatment: treatment,
      backdrop: RGB(0, 0, 0), depth: .full, glyphs: .blocks)
  }

  /// Creates an image of full blocks in one colour.
  private func image(_ columns: Int, _ rows: Int, _ colour: RGB) throws -> CellImage {
    let cell = CellImage.Cell(scalar: "█", foreground: colour, background: colour)
    return try #require(
      CellImage(
        size: Size(columns: columns, rows: rows), cells: Array(repeating: cell, count: columns * rows)))
  }

  private func frame(_ columns: Int, _ rows: Int, images: ImageCacheSnapshot) throws -> Frame {
    let renderStyle = try Frame.night(1, 1).renderStyle
    return Frame(size: Size(columns: columns, rows: rows), renderStyle: renderStyle, images: images)
  }

  @Test func drawsATileWithTheTitleWhileAnImageIsNotReady() throws {
    var frame = try Frame.night(10, 3)
    frame.drawImage(request(10, 3), at: Point(column: 0, row: 0), title: "Kite")
    #expect(frame.lines == ["", "   Kite", ""])
    #expect(frame[0, 0].background == .token(.surface))
    #expect(frame.imageRequests == [request(10, 3)] && frame.placements.isEmpty)
  }

  @Test func drawsNoTileForAHeroOrACutout() throws {
    for style in [ImageStyle.hero, .cutout] {
      var frame = try Frame.night(10, 3)
      let blank = frame.cells
      frame.drawImage(request(10, 3, style), at: Point(column: 0, row: 0), title: "Kite")
      #expect(frame.cells == blank)
      #expect(frame.imageRequests == [request(10, 3, style)])
    }
  }

  @Test func drawsATileWithTheReasonOfAFailure() throws {
    let images = ImageCacheSnapshot([request(14, 4): .failed(.notFound)])
    var frame = try frame(14, 4, images: images)
    frame.imageProblemTexts = [.notFound: "The file has gone."]
    frame.drawImage(request(14, 4), at: Point(column: 0, row: 0), title: "Kite")
    #expect(frame.lines == ["      !", " The file has", "    gone.", ""])
  }

  /// Creates a frame of a screen that shows pixels, with an opaque image.
  private func pixelFrame() throws -> Frame {
    var renderStyle = try Frame.night(1, 1).renderStyle
    renderStyle.cellPixels = PixelSize(width: 8, height: 16)
    let images = ImageCacheSnapshot([request(4, 2): .ready(try image(4, 2, RGB(9, 9, 9)))])
    var frame = Frame(size: Size(columns: 6, rows: 3), renderStyle: renderStyle, images: images)
    frame.drawImage(request(4, 2), at: Point(column: 1, row: 0), title: "Kite")
    return frame
  }

  @Test func cellsKnowTheirPictureUntilSomethingCoversThem() throws {
    var frame = try pixelFrame()
    func marked(_ row: Int) -> String { (0..<6).map { frame[$0, row].picture == nil ? "." : "#" }.joined() }
    #expect((0..<3).map(marked) == [".####.", ".####.", "......"])
    frame.write("ab", at: Point(column: 2, row: 0), Style(.text))
    #expect(marked(0) == ".#..#.")
    frame.fill(Rect(column: 0, row: 1, columns: 3, rows: 1), .raised)
    #expect(marked(1) == "...##.")
  }

  @Test func aDimmedPictureStaysAPictureUnderAVeil() throws {
    var frame = try pixelFrame()
    frame.dim(frame.bounds, into: .void, amount: 0.5)
    frame.dim(Rect(column: 1, row: 0, columns: 1, rows: 1), into: .void, amount: 0.5)
    #expect(frame[2, 0].picture?.veil.share == 128)
    #expect(frame[1, 0].picture?.veil.share == 192)
    #expect(frame[1, 0].picture?.veil.colour == frame.renderStyle.theme[.void].rgb)
    frame.dim(frame.bounds, into: .focus, amount: 0.5)
    #expect(frame[1, 0].picture == nil, "two colours over each other are shown in cells")
  }

  @Test func onlyOpaqueImagesAndOnlyOnScreensWithPixelsAreMarked() throws {
    let images = ImageCacheSnapshot([request(4, 2): .ready(try image(4, 2, RGB(9, 9, 9)))])
    var cells = try frame(6, 3, images: images)
    cells.drawImage(request(4, 2), at: Point(column: 1, row: 0), title: "Kite")
    #expect(cells.cells.allSatisfy { $0.picture == nil })
    let transparent = try #require(
      CellImage(
        size: Size(columns: 4, rows: 2),
        cells: Array(repeating: CellImage.Cell(scalar: "▀", foreground: RGB(1, 2, 3), background: nil), count: 8)))
    var renderStyle = try Frame.night(1, 1).renderStyle
    renderStyle.cellPixels = PixelSize(width: 8, height: 16)
    var frame = Frame(
      size: Size(columns: 6, rows: 3), renderStyle: renderStyle,
      images: ImageCacheSnapshot([request(4, 2): .ready(transparent)]))
    frame.drawImage(request(4, 2), at: Point(column: 1, row: 0), title: "Kite")
    #expect(frame.cells.allSatisfy { $0.picture == nil })
  }

  @Test(arguments: [(1, 1), (0, 0), (10_000, 8), (200, 200)])
  func requestsInPixelsAreLimited(_ width: Int, _ height: Int) {
    let request = request(200, 60).inPixels(ofCell: PixelSize(width: width, height: height))
    #expect((request == nil) == (width != 1))
    #expect(request.map { $0 != self.request(200, 60) } ?? true, "they are other images than those of cells")
  }

  @Test func keepsThePageWhereAnImageHasNoBackground() throws {
    let cells = [CellImage.Cell(scalar: "▀", foreground: RGB(1, 2, 3), background: nil)]
    let image = try #require(CellImage(size: Size(columns: 1, rows: 1), cells: cells))
    var frame = try Frame.night(2, 1)
    frame.fill(frame.bounds, .raised)
    frame.drawImage(image, at: Point(column: 1, row: 0))
    #expect(frame[1, 0] == Cell("▀", foreground: .rgb(RGB(1, 2, 3)), background: .token(.raised)))
  }

  @Test func rejectsAnImageWithTheWrongNumberOfCells() {
    #expect(CellImage(size: Size(columns: 2, rows: 2), cells: []) == nil)
  }

  @Test func placesAReadyImageAndRequestsItOnce() throws {
    let images = ImageCacheSnapshot([request(2, 1): .ready(try image(2, 1, RGB(9, 9, 9)))])
    var frame = try frame(4, 2, images: images)
    frame.drawImage(request(2, 1), at: Point(column: 1, row: 1), title: "Kite")
    frame.drawImage(request(2, 1), at: Point(column: 3, row: 1), title: "Kite")
    #expect(frame.lines == ["", " ███"])
    #expect(frame.imageRequests == [request(2, 1)])
    #expect(
      frame.placements.map(\.rect) == [1, 3].map { Rect(column: $0, row: 1, columns: 2, rows: 1) })
  }

  @Test func crossfadesFromTheOldColoursToTheNew() throws {
    let (black, white) = (RGB(0, 0, 0), RGB(255, 255, 255))
    let (old, new) = (request(1, 1, .hero), request(1, 1, .whole))
    let images = ImageCacheSnapshot([old: .ready(try image(1, 1, black)), new: .ready(try image(1, 1, white))])
    for (share, grey) in [(0, 0), (0.25, 64), (0.5, 128), (0.75, 191), (1, 255)] as [(Double, UInt8)] {
      var frame = try frame(1, 1, images: images)
      frame.drawCrossfade(old, new, share: share, at: Point(column: 0, row: 0))
      #expect(frame[0, 0].background == .rgb(RGB(grey, grey, grey)), "share \(share)")
      #expect(frame.imageRequests == [new])
    }
  }

  @Test func drawsTheNewImageAtOnceWhileTheOldOneIsNotReady() throws {
    let (old, new) = (request(1, 1, .hero), request(1, 1, .whole))
    var frame = try frame(1, 1, images: ImageCacheSnapshot([new: .ready(try image(1, 1, RGB(7, 7, 7)))]))
    frame.drawCrossfade(old, new, share: 0.1, at: Point(column: 0, row: 0))
    #expect(frame[0, 0].background == .rgb(RGB(7, 7, 7)))
  }
}
