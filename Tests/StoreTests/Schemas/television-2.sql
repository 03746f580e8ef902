PRAGMA application_id=1413895254;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO setting VALUES('channel','one');
INSERT INTO setting VALUES('device','0123456789abcdef');
INSERT INTO setting VALUES('hasMotion','true');
INSERT INTO setting VALUES('isQuiet','true');
INSERT INTO setting VALUES('theme','night');
CREATE TABLE response (
  place INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  interaction TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  answeredMS INTEGER NOT NULL,
  receipt TEXT
);
INSERT INTO response VALUES(1,'key-1','poll','{"interaction":"poll","at":"2026-11-21T20:05:25Z","box":"0123456789abcdef","key":"key-1","deed":{"chose":{"_0":"a"}}}',1795291525000,'counted');
INSERT INTO response VALUES(2,'key-2','spotlight','{"interaction":"spotlight","at":"2026-11-21T20:30:05Z","box":"0123456789abcdef","key":"key-2","deed":{"opened":{}}}',1795293005000,NULL);
CREATE TABLE reminder (
  id TEXT PRIMARY KEY,
  startMS INTEGER NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO reminder VALUES('one p1',1795291200000,'{"channel":"one","programme":{"id":"p1","start":"2026-11-21T20:00:00Z","stop":"2026-11-21T20:30:00Z","title":{"en":"Golden hour"}}}');
COMMIT;
