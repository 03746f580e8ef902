PRAGMA application_id=1413892430;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
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
INSERT INTO channel VALUES(1,'one',1,'{"en":"One","zh-Hans":"一"}',0,1,0);
INSERT INTO channel VALUES(2,'guided',200,'{"en":"Guided"}',0,2,1);
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
INSERT INTO schedule VALUES(1,1,1795291200000,1795294800000,3600,1,1,60000,'bc4dad38da894066');
CREATE TABLE programme (
  channel INTEGER NOT NULL REFERENCES channel (key) ON DELETE CASCADE,
  startMS INTEGER NOT NULL, stopMS INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL, summary TEXT, shows TEXT,
  PRIMARY KEY (channel, startMS)
) WITHOUT ROWID;
INSERT INTO programme VALUES(1,1795291200000,1795293000000,'p1','{"en":"Golden hour"}','{"en":"About Golden hour."}','{"attributes":{"brand":"Canon"},"order":"newest","secondsEach":9}');
INSERT INTO programme VALUES(1,1795293000000,1795294800000,'p2','{"en":"Blue hour"}','{"en":"About Blue hour."}','{"attributes":{"brand":"Canon"},"order":"newest","secondsEach":9}');
INSERT INTO programme VALUES(2,1795291200000,1795293000000,'20261121T200000Z','{"en":"News"}','{"en":"The day."}',NULL);
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
INSERT INTO appointment VALUES(1,1795291500000,0,'poll','p1',1795291200000,1795291520000,20,1795291560000,1795291560000,1,0,1);
INSERT INTO appointment VALUES(1,1795291800000,1,'quiz','p1',1795291200000,1795291800000,20,1795291860000,1795291860000,1,0,1);
INSERT INTO appointment VALUES(1,1795293000000,2,'promotion','p1',1795291200000,1795293000000,20,NULL,1795293020000,1,0,1);
INSERT INTO appointment VALUES(1,1795293000000,3,'spotlight','p2',1795293000000,1795293000000,20,NULL,1795293020000,1,0,1);
INSERT INTO appointment VALUES(1,1795293600000,4,'notice','p2',1795293000000,1795293600000,20,NULL,1795293620000,1,1,1);
CREATE TABLE interaction (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  payload TEXT NOT NULL,
  -- The right answer of a quiz, which is never part of the payload.
  rightChoice TEXT,
  isDemo INTEGER NOT NULL
);
INSERT INTO interaction VALUES(1,'poll','{"attributes":{},"choices":[{"attributes":{"model":"Canon a"},"id":"a","label":{"en":"a"}},{"attributes":{"model":"Canon b"},"id":"b","label":{"en":"b"}},{"attributes":{"model":"Canon c"},"id":"c","label":{"en":"c"}}],"id":"poll","title":{"en":"A poll","zh-Hans":"题"},"type":"poll"}',NULL,0);
INSERT INTO interaction VALUES(2,'quiz','{"attributes":{},"choices":[{"attributes":{"model":"Canon a"},"id":"a","label":{"en":"a"}},{"attributes":{"model":"Canon b"},"id":"b","label":{"en":"b"}},{"attributes":{"model":"Canon c"},"id":"c","label":{"en":"c"}}],"id":"quiz","title":{"en":"A quiz","zh-Hans":"题"},"type":"quiz"}','b',0);
INSERT INTO interaction VALUES(3,'promotion','{"attributes":{"model":"Canon EOS 5D"},"choices":[],"id":"promotion","title":{"en":"A promotion","zh-Hans":"题"},"type":"promotion"}',NULL,0);
INSERT INTO interaction VALUES(4,'spotlight','{"attributes":{"iso":400,"lens":"Canon EF 50mm f/1.4 USM"},"choices":[],"id":"spotlight","title":{"en":"A spotlight","zh-Hans":"题"},"type":"spotlight"}',NULL,0);
INSERT INTO interaction VALUES(5,'notice','{"attributes":{},"choices":[],"id":"notice","text":{"en":"Good evening."},"title":{"en":"A notice","zh-Hans":"题"},"type":"notice"}',NULL,0);
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
INSERT INTO response VALUES(1,'key-1','poll@20261121T200500Z','box','chose','a',1795291530000,1795291530000);
CREATE TABLE tally (
  interaction TEXT NOT NULL, deed TEXT NOT NULL, choice TEXT NOT NULL, responseCount INTEGER NOT NULL,
  PRIMARY KEY (interaction, deed, choice)
) WITHOUT ROWID;
INSERT INTO tally VALUES('poll@20261121T200500Z','chose','a',1);
CREATE TABLE state (revision INTEGER NOT NULL, demoStamp TEXT);
INSERT INTO state VALUES(2,'channels of 2026');
CREATE UNIQUE INDEX appointment_interaction ON appointment (interaction, atMS);
CREATE TRIGGER response_counted_in AFTER INSERT ON response BEGIN
  INSERT INTO tally (interaction, deed, choice, responseCount) VALUES (NEW.interaction, NEW.deed, NEW.choice, 1)
    ON CONFLICT DO UPDATE SET responseCount = responseCount + 1;
END;
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY, tokenHash TEXT NOT NULL UNIQUE, createdDay TEXT NOT NULL, usedDay TEXT
) WITHOUT ROWID;
INSERT INTO account VALUES('00112233445566778899','abababababababababababababababababababababababababababababababab','2026-11-30','2026-12-01');
CREATE INDEX account_unused ON account (createdDay) WHERE usedDay IS NULL;
COMMIT;
