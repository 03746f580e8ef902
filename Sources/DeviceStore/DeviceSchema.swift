import GRDB
import Storage

/// The tables of a device's own data, with their migrations.
enum DeviceSchema {
  static let schema = StoreSchema(
    name: "television's store", applicationID: 0x5446_5456,  // "TFTV"
    steps: [
      { db in
        try db.execute(sql: "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
      },
      { db in
        try db.execute(
          sql: """
            CREATE TABLE response (
              place INTEGER PRIMARY KEY,
              key TEXT NOT NULL UNIQUE,
              interaction TEXT NOT NULL UNIQUE,
              body TEXT NOT NULL,
              answeredMS INTEGER NOT NULL,
              receipt TEXT
            );
            CREATE TABLE reminder (
              id TEXT PRIMARY KEY,
              startMS INTEGER NOT NULL,
              body TEXT NOT NULL
            ) WITHOUT ROWID;
            """)
      },
      // A response whose `receipt` is null waits, unless it was given up: then `failure` holds the reason as JSON.
      { db in try db.execute(sql: "ALTER TABLE response ADD COLUMN failure TEXT") },
      // The profiles of the television; only its main file has any. The PIN is hashed, see PINHash.
      { db in
        try db.execute(
          sql: """
            CREATE TABLE profile (
              place INTEGER PRIMARY KEY AUTOINCREMENT,
              id TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL,
              person TEXT NOT NULL,
              server TEXT,
              usesMainData INTEGER NOT NULL,
              pinHash TEXT,
              wrongCount INTEGER NOT NULL DEFAULT 0,
              lastWrongMS INTEGER NOT NULL DEFAULT 0
            );
            """)
      },
    ])
}
