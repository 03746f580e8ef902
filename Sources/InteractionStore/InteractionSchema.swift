import GRDB
import Storage

/// The tables of the interaction service, with their migrations. All times are milliseconds since 1970 (UTC).
///
/// Rows of `programme` and `appointment` (the occurrences of interactions) are stored in the order in which schedules list them, so that a
/// schedule is one range of each. A schedule that repeats is stored as one cycle; an interaction that recurs within its programme as
/// all its occurrences. Names of tables, columns and constraints date from the first version, and comments within SQL too: SQLite
/// stores them with the tables, and a new file must equal a migrated one.
enum InteractionSchema {
  static let schema = StoreSchema(
    name: "interaction", applicationID: 0x5446_494E,  // "TFIN"
    steps: [
      { db in try db.execute(sql: tables + triggers) },
      { db in try db.execute(sql: DeviceAccountTable.sql) },
    ])

  private static let tables = """
    CREATE TABLE channel (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      number INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      -- It came with the program, and gives way to what is imported.
      isDemo INTEGER NOT NULL,
      -- Another one whenever its schedule is asked for in vain with a tag of before.
      revision INTEGER NOT NULL,
      -- How many guides changed its programmes.
      guideCount INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE schedule (
      channel INTEGER PRIMARY KEY REFERENCES channel (key) ON DELETE CASCADE,
      serial INTEGER NOT NULL,
      fromMS INTEGER NOT NULL, untilMS INTEGER NOT NULL,
      refreshAfterSeconds INTEGER NOT NULL,
      repeats INTEGER NOT NULL,
      hasProgrammes INTEGER NOT NULL,
      -- For how long after its time an appointment may still matter, at the most.
      reachMS INTEGER NOT NULL,
      digest TEXT NOT NULL
    );
    CREATE TABLE programme (
      channel INTEGER NOT NULL REFERENCES channel (key) ON DELETE CASCADE,
      startMS INTEGER NOT NULL, stopMS INTEGER NOT NULL,
      id TEXT NOT NULL,
      title TEXT NOT NULL, summary TEXT, shows TEXT,
      PRIMARY KEY (channel, startMS)
    ) WITHOUT ROWID;
    CREATE TABLE appointment (
      channel INTEGER NOT NULL REFERENCES channel (key) ON DELETE CASCADE,
      atMS INTEGER NOT NULL, sequence INTEGER NOT NULL,
      interaction TEXT NOT NULL,
      programme TEXT NOT NULL, programmeStartMS INTEGER NOT NULL,
      showMS INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, resultsAtMS INTEGER,
      -- When it has been shown and its results are there.
      overMS INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      isCancelled INTEGER NOT NULL,
      -- Whether it is one occurrence of several, so that its time is a part of its ID.
      recurs INTEGER NOT NULL,
      PRIMARY KEY (channel, atMS, sequence)
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX appointment_interaction ON appointment (interaction, atMS);
    CREATE TABLE interaction (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      payload TEXT NOT NULL,
      -- The right answer of a quiz, which is never part of the payload.
      rightChoice TEXT,
      isDemo INTEGER NOT NULL
    );
    CREATE TABLE response (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      interaction TEXT NOT NULL,
      box TEXT NOT NULL,
      deed TEXT NOT NULL,
      choice TEXT NOT NULL,
      atMS INTEGER NOT NULL,
      receivedMS INTEGER NOT NULL,
      UNIQUE (box, interaction)
    );
    CREATE TABLE tally (
      interaction TEXT NOT NULL, deed TEXT NOT NULL, choice TEXT NOT NULL, responseCount INTEGER NOT NULL,
      PRIMARY KEY (interaction, deed, choice)
    ) WITHOUT ROWID;
    -- One row: the newest revision of any channel, and which demo channels were loaded last.
    CREATE TABLE state (revision INTEGER NOT NULL, demoStamp TEXT);
    INSERT INTO state (revision, demoStamp) VALUES (0, NULL);

    """

  /// Counts in step with the responses, in the transaction that takes one in.
  private static let triggers = """
    CREATE TRIGGER response_counted_in AFTER INSERT ON response BEGIN
      INSERT INTO tally (interaction, deed, choice, responseCount) VALUES (NEW.interaction, NEW.deed, NEW.choice, 1)
        ON CONFLICT DO UPDATE SET responseCount = responseCount + 1;
    END;

    """
}
