import Calls
import Storage

extension SQLiteInteractionStore {
  /// Checks the whole file; see ``Storage/StoreFile/faults(counts:)``.
  public func faults() throws(ServiceFailure) -> [StoreFault] {
    try file.faults(counts: [
      KeptCount(
        .answers, kept: "SELECT interaction, deed, choice, responseCount FROM tally",
        counted: "SELECT interaction, deed, choice, COUNT(*) FROM response GROUP BY interaction, deed, choice"),
      KeptCount(.states, kept: "SELECT 1", counted: "SELECT COUNT(*) FROM state"),
    ])
  }
}
