import Screen
import Testing

@testable import Pictures

/// A picture is placed on its canvas by its style.
@Suite struct PlacementTests {
  private func placement(
    _ width: Int, _ height: Int, on columns: Int, _ rows: Int, _ treatment: ImageStyle
  ) -> Placement {
    Placement(
      pictureWidth: width, pictureHeight: height, canvas: Size(columns: columns, rows: rows), treatment: treatment)
  }

  @Test func cropsACardThatLosesLittle() {
    // 4:3 on 160x56 pixels that are half as wide as high, which is 10:7, loses a sixteenth of its height.
    let placement = placement(4_000, 3_000, on: 20, 7, .card)
    #expect(placement.isLetterboxed == false)
    #expect((placement.width, placement.height) == (160, 56))
    #expect((placement.scaledWidth, placement.scaledHeight) == (160, 60))
  }

  @Test func showsAllOfACardThatWouldLoseMoreThanAFifth() {
    let placement = placement(2_000, 3_000, on: 20, 7, .card)
    #expect(placement.isLetterboxed)
    #expect(placement.height == 56)
    #expect((placement.width, placement.x) == (72, 44), "two thirds of 56, rounded to whole cells")
  }

  @Test func cropsACardThatLosesExactlyAFifth() {
    #expect(placement(100, 100, on: 20, 8, .card).isLetterboxed == false, "a square on 160x64 loses exactly a fifth")
    #expect(placement(100, 101, on: 20, 8, .card).isLetterboxed)
  }

  @Test(arguments: [(4_000, 3_000), (1_000, 3_000), (9_000, 1_000), (1, 1), (1, 100_000), (100_000, 1)])
  func placesWholePicturesWithinTheCanvasAtHalfCells(width: Int, height: Int) {
    for treatment in [ImageStyle.whole, .studio, .cutout] {
      let placement = placement(width, height, on: 72, 24, treatment)
      #expect(placement.x >= 0 && placement.x + placement.width <= 72 * CanvasCell.character.width)
      #expect(placement.y >= 0 && placement.y + placement.height <= 24 * CanvasCell.character.height)
      #expect(
        placement.x % (CanvasCell.character.width / 2) == 0 && placement.y % (CanvasCell.character.height / 2) == 0)
      #expect(placement.width > 0 && placement.scaledWidth >= placement.width)
      #expect(placement.height > 0 && placement.scaledHeight >= placement.height)
    }
  }

  @Test func fillsTheCanvasWithAHero() {
    let placement = placement(1_000, 3_000, on: 120, 19, .hero)
    #expect((placement.width, placement.height, placement.isLetterboxed) == (960, 152, false))
  }
}
