import Screen
import Testing

@testable import Television

/// The size of the cards of a list: large, in rows that fill the window.
@Suite struct CardGridTests {
  private static let sizes = [
    Size(columns: 60, rows: 20), Size(columns: 80, rows: 24), Size(columns: 100, rows: 30),
    Size(columns: 120, rows: 36),
    Size(columns: 200, rows: 60), Size(columns: 400, rows: 120),
  ]

  private func layout(_ size: Size, count: Int?) -> GridLayout {
    GridLayout(PageGrid(size), count: count, top: 0, captionRows: 1)
  }

  @Test(arguments: [
    (Size(columns: 80, rows: 24), Size(columns: 23, rows: 7), 6),
    (Size(columns: 120, rows: 36), Size(columns: 25, rows: 7), 12),
    (Size(columns: 200, rows: 60), Size(columns: 44, rows: 14), 12),
    (Size(columns: 400, rows: 120), Size(columns: 90, rows: 33), 12),
  ])
  func theCardsOfALongListGrowWithTheWindow(_ size: Size, picture: Size, visibleCount: Int) {
    for count in [nil, 12, 10_000] {
      let layout = layout(size, count: count)
      #expect(layout.cards.picture == picture && layout.columns * layout.visibleRows == visibleCount)
    }
  }

  @Test(arguments: sizes) func fewerCardsAreNeverSmaller(_ size: Size) {
    var width = Int.max
    for count in 1...40 {
      let layout = layout(size, count: count)
      #expect(layout.cards.picture.columns <= width)
      width = layout.cards.picture.columns
      if count <= 6 { #expect(layout.columns * layout.visibleRows >= count, "all of \(count) are visible") }
    }
  }

  @Test(arguments: sizes, [1, 2, 3, 5, 9, 12, 500]) func cardsLieWithinThePage(_ size: Size, count: Int) {
    let (layout, grid) = (layout(size, count: count), PageGrid(size))
    for index in 0..<layout.columns * layout.visibleRows {
      let rect = PosterCard.rect(at: layout.point(index), layout.cards, captionRows: 1)
      #expect(rect.column >= grid.left && rect.endColumn <= grid.right)
      #expect(rect.row >= grid.bodyRow && rect.endRow < grid.hintsRow)
    }
  }

  @Test(arguments: sizes) func picturesHaveTheShapeOfPhotos(_ size: Size) {
    let picture = layout(size, count: nil).cards.picture
    // A cell is twice as high as wide; low screens have wider ones.
    let ratio = Double(picture.columns) / Double(2 * picture.rows)
    #expect((1.2...2).contains(ratio))
  }
}
