import Testing

@testable import Screen

@Suite struct GeometryTests {
  @Test func clampsNegativeSidesToZero() {
    #expect(Size(columns: -1, rows: -2) == Size(columns: 0, rows: 0))
    #expect(Rect(column: 3, row: 4, columns: -1, rows: 2).isEmpty)
    #expect(Rect(column: 0, row: 0, columns: 4, rows: 4).grown(columns: -3).columns == 0)
  }

  @Test func intersectsToTheCellsInBoth() {
    let sides = -2...3
    let rects = sides.flatMap { column in (0...3).map { Rect(column: column, row: 1, columns: $0, rows: 2) } }
    for one in rects {
      for other in rects {
        let both = one.intersection(other)
        for column in -3...7 {
          let point = Point(column: column, row: 1)
          #expect(both.contains(point) == (one.contains(point) && other.contains(point)))
        }
      }
    }
  }

  @Test func growsOnAllSides() {
    let rect = Rect(column: 5, row: 5, columns: 2, rows: 2)
    #expect(rect.grown(columns: 1, rows: 2) == Rect(column: 4, row: 3, columns: 4, rows: 6))
    #expect(rect.endColumn == 7 && rect.endRow == 7)
  }

  @Test func mixesColours() {
    let black = RGB(0, 0, 0)
    let white = RGB(255, 255, 255)
    #expect(black.mixed(with: white, amount: 0) == black)
    #expect(black.mixed(with: white, amount: 1) == white)
    #expect(black.mixed(with: white, amount: 0.5) == RGB(128, 128, 128))
    #expect(white.mixed(with: black, amount: 2) == black)
    for amount in [-1, -Double.infinity, .nan] { #expect(white.mixed(with: black, amount: amount) == white) }
    #expect(white.mixed(with: black, amount: .infinity) == black)
    #expect(black.luma == 0 && abs(white.luma - 255) < 0.001)
  }
}
