import AlbumService
import Calls
import GRDB

/// A row of the table `deviceAuthorization`.
struct DeviceAuthorizationRow {
  /// The hash of the device code.
  var hash: String
  var value: DeviceAuthorization

  /// Returns the request with a code; nil for an unknown one.
  static func find(_ db: Database, _ code: UserCode) throws -> DeviceAuthorizationRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM deviceAuthorization WHERE userCode = ?", arguments: [code.letters])
      .flatMap(DeviceAuthorizationRow.init)
  }

  /// Returns the request with the hash of a device code; nil for an unknown one.
  static func find(_ db: Database, hash: String) throws -> DeviceAuthorizationRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM deviceAuthorization WHERE hash = ?", arguments: [hash])
      .flatMap(DeviceAuthorizationRow.init)
  }

  /// Returns the number of requests that are open, of one network or of all.
  static func openCount(_ db: Database, of network: String? = nil, at now: Instant) throws -> Int {
    let condition = network == nil ? "" : "AND network = ?"
    let sql = """
      SELECT COUNT(*) FROM deviceAuthorization
      WHERE createdMS > ? AND NOT isRefused AND approver IS NULL \(condition)
      """
    let start = (now - DeviceAuthorization.lifetimeMS).unixMS
    let arguments: StatementArguments = network.map { [start, $0] } ?? [start]
    return try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
  }

  /// Removes the requests that expired some time ago.
  static func removeOld(_ db: Database, at now: Instant) throws {
    try db.execute(
      sql: "DELETE FROM deviceAuthorization WHERE createdMS < ?",
      arguments: [(now - DeviceAuthorization.keptMS).unixMS])
  }

  /// Stores the request in place of its earlier state.
  func save(_ db: Database) throws {
    var approver: String?
    if case .approved(let person) = value.decision { approver = person }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO deviceAuthorization
          (hash, userCode, name, address, network, isOfThisMachine, createdMS, intervalMS, polledMS, isRefused, approver)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        hash, value.userCode.letters, value.device.name, value.device.address, value.device.network,
        value.device.isOfThisMachine, value.created.unixMS, value.intervalMS, value.lastPoll?.unixMS,
        value.decision == .refused, approver,
      ])
  }

  /// Removes the request.
  func delete(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM deviceAuthorization WHERE hash = ?", arguments: [hash])
  }
}

extension DeviceAuthorizationRow {
  /// Reads a row; nil for one with an invalid code.
  fileprivate init?(_ row: Row) {
    guard let code = UserCode(row["userCode"]) else { return nil }
    let device = RequestingDevice(
      name: row["name"], address: row["address"], network: row["network"], isOfThisMachine: row["isOfThisMachine"])
    let decision: DeviceAuthorization.Decision? =
      row["isRefused"] ? .refused : (row["approver"] as String?).map { .approved(person: $0) }
    self.init(
      hash: row["hash"],
      value: DeviceAuthorization(
        userCode: code, device: device, created: Instant(unixMS: row["createdMS"]), intervalMS: row["intervalMS"],
        lastPoll: (row["polledMS"] as Int64?).map { Instant(unixMS: $0) }, decision: decision))
  }
}
