import Calls
import Testing

/// Requests for a part of a list.
@Suite struct PageTests {
  @Test(arguments: [(Int.min, 1), (0, 1), (1, 1), (500, 500), (501, 500), (Int.max, 500)])
  func bringsLimitsInto1To500(limit: Int, effective: Int) {
    #expect(PageRequest(limit: limit).limit == effective)
  }
}
