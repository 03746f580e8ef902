import GRDB
import Synchronization
import Testing

@testable import Storage

/// Records the statements that a store runs, and examines SQLite's plan for each.
final class QueryPlans: Sendable {
  private let statements = Mutex<[String]>([])

  /// Returns every SELECT that some work runs.
  func selects(of file: StoreFile, during work: () throws -> Void) throws -> [String] {
    statements.withLock { $0 = [] }
    file.trace { statement in self.statements.withLock { $0.append(statement) } }
    try work()
    return statements.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
  }

  /// Expects each statement to find its rows by an index, in order: no table is scanned, nothing is sorted.
  func expectNoScan(
    of file: StoreFile, during work: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let selects = Set(try selects(of: file, during: work))
    #expect(!selects.isEmpty, sourceLocation: sourceLocation)
    for select in selects.sorted() {
      let plan = try file.read { db in try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(select)") }
      for step in plan.map({ $0["detail"] as String }) {
        // Products that match several attributes are counted along one narrow index; no list is read by it.
        let isCount = select.hasPrefix("SELECT COUNT(*)") && step.hasSuffix("USING COVERING INDEX product_combined")
        let isDirect = isCount || !step.hasPrefix("SCAN") && !step.contains("TEMP B-TREE")
        #expect(isDirect, "\(step), for \(select)", sourceLocation: sourceLocation)
      }
    }
  }
}
