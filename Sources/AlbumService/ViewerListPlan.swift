/// The way in which a page of a viewer's list is read.
///
/// Both give the same result; they differ in time. Walking reads the list of all people and skips items that the viewer does not see, which
/// is fast if the viewer sees a large part of them. Merging reads one list for each person whose items the viewer sees, which is fast if
/// the viewer sees a small part.
public enum ViewerListPlan: Hashable, Sendable {
  /// Walks the list of all people.
  case walk
  /// Merges one list for each person.
  case mergeOwners

  /// The cost of beginning a run, in rows that could be read in the same time. A page of the items of ten people among fifty takes 0.2 ms
  /// to walk and 2.3 ms to merge.
  private static let rowsPerRun = 200
  /// The number of items on a page.
  private static let pageCount = 60

  /// Chooses the way that is expected to read fewer rows for a page.
  ///
  /// - Parameters:
  ///   - listCount: The number of items in the list of all people.
  ///   - visibleCount: The number of those that the viewer sees; nil if it is unknown, in which case all of them may have to be read.
  ///   - ownedCount: The number of items of the viewer and the viewer's friends, in this list or not.
  ///   - runCount: The number of runs that would be merged.
  public init(listCount: Int, visibleCount: Int?, ownedCount: Int, runCount: Int) {
    let visibleCount = max(visibleCount ?? 0, 1)
    func rows(_ count: Int) -> Int {
      visibleCount <= Self.pageCount ? count : Int(Double(count) / Double(visibleCount) * Double(Self.pageCount))
    }
    self = rows(listCount) <= rows(ownedCount) + runCount * Self.rowsPerRun ? .walk : .mergeOwners
  }
}
