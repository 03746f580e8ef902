/// The way in which a page of a viewer's list is read.
///
/// Both are right; they differ in time. Walking reads the list of all people and skips the items of those whom the viewer does not see, which
/// is fast where the viewer sees a good part of it. Merging reads a list for each person whom the viewer sees, which is fast where the
/// viewer sees little.
public enum ViewerListPlan: Hashable, Sendable {
  /// Walks the list of all people.
  case walk
  /// Merges a list for each person.
  case mergeOwners

  /// The time to begin a run, in rows that could be read instead. A page of ten people among fifty takes 0.2 ms to walk and 2.3 ms to merge.
  private static let rowsPerRun = 200
  /// The items of a page.
  private static let pageCount = 60

  /// Chooses by the number of rows that a page is expected to cost.
  ///
  /// - Parameters:
  ///   - listCount: How many items the list of all people has.
  ///   - visibleCount: How many of them the viewer sees; nil if that is not known, and then all of them may have to be read.
  ///   - ownedCount: How many items the people have whom the viewer sees, in this list or not.
  ///   - runCount: How many runs would be merged.
  public init(listCount: Int, visibleCount: Int?, ownedCount: Int, runCount: Int) {
    let visibleCount = max(visibleCount ?? 0, 1)
    func rows(_ count: Int) -> Int {
      visibleCount <= Self.pageCount ? count : Int(Double(count) / Double(visibleCount) * Double(Self.pageCount))
    }
    self = rows(listCount) <= rows(ownedCount) + runCount * Self.rowsPerRun ? .walk : .mergeOwners
  }
}
