PRAGMA application_id=1413890380;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
INSERT INTO grdb_migrations VALUES('3');
INSERT INTO grdb_migrations VALUES('4');
INSERT INTO grdb_migrations VALUES('5');
INSERT INTO grdb_migrations VALUES('6');
INSERT INTO grdb_migrations VALUES('7');
INSERT INTO grdb_migrations VALUES('8');
CREATE TABLE selection (
  key TEXT PRIMARY KEY,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES('albums',2);
CREATE TABLE appliedWrite (key TEXT PRIMARY KEY, request TEXT NOT NULL, result INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO appliedWrite VALUES('1202987e926359af1191b','changeFriendship ask 1a85d6ddb58797547bba',1);
INSERT INTO appliedWrite VALUES('1cfca9a24a93fae0afb65','setSharing true false',1);
INSERT INTO appliedWrite VALUES('2ad20cbd5b52ace57c049','askFriend anna',1);
CREATE TABLE removedItem (
  number INTEGER PRIMARY KEY, removal TEXT NOT NULL, publicID TEXT NOT NULL, removedMS INTEGER NOT NULL,
  isDemo INTEGER NOT NULL, content BLOB
, person INTEGER NOT NULL DEFAULT 1);
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  publicID TEXT NOT NULL UNIQUE,
  name TEXT,
  fold TEXT UNIQUE,
  sharesPlaces INTEGER NOT NULL DEFAULT 0,
  sharesOriginals INTEGER NOT NULL DEFAULT 0
);
INSERT INTO person VALUES(1,'b6d556618f37fc8ca730','Anna','anna',1,0);
INSERT INTO person VALUES(2,'1a85d6ddb58797547bba','Ben','ben',0,0);
CREATE TABLE friendship (
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  decision TEXT NOT NULL, sinceMS INTEGER NOT NULL,
  PRIMARY KEY (person, other)
) WITHOUT ROWID;
INSERT INTO friendship VALUES(1,2,'friend',1796093406273);
INSERT INTO friendship VALUES(2,1,'friend',1796093406273);
CREATE TABLE friendRequest (
  number INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE, askedMS INTEGER NOT NULL
);
INSERT INTO friendRequest VALUES(1,2,1796093406219);
CREATE TABLE accessToken (
  hash TEXT PRIMARY KEY, publicID TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL, createdMS INTEGER NOT NULL, usedDay TEXT
) WITHOUT ROWID;
INSERT INTO accessToken VALUES('ac3aa892cb0d612ee93486798b7d94bfdfa158319abbbb6fbef469149caff291','2565a9ddf20abbe6fe40',1,'Television',1796093406312,NULL);
CREATE TABLE albumReader (
  album INTEGER NOT NULL REFERENCES facet (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (album, person)
) WITHOUT ROWID;
CREATE TABLE sharingEvent (
  number INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  otherName TEXT NOT NULL, event TEXT NOT NULL, album TEXT, atMS INTEGER NOT NULL
);
INSERT INTO sharingEvent VALUES(1,1,'Ben','befriended',NULL,1796093406273);
INSERT INTO sharingEvent VALUES(2,2,'Anna','befriended',NULL,1796093406273);
CREATE TABLE IF NOT EXISTS "facet" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  fold TEXT NOT NULL,
  photoCount INTEGER NOT NULL DEFAULT 0,
  publicID TEXT, folder TEXT, folderName TEXT, pinyin TEXT,
  -- The owner of an album; 0 for all other facets, which items of several people can share.
  person INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, person, fold)
);
INSERT INTO facet VALUES(1,'all','',3,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(2,'owner','Anna',2,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(3,'album','pics',2,'8aa1a95f88390cd5ecbb',NULL,NULL,'pics',1);
INSERT INTO facet VALUES(4,'brand','canon',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(5,'model','canon eos 5d mark iii',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(6,'lens','canon ef 70-200mm f/2.8l is ii usm',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(7,'brand','nikon',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(8,'model','nikon d90',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(9,'lens','nikon af-s dx nikkor 35mm f/1.8g',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(10,'album','pics',1,'7df5149a28d5de3a1f0e',NULL,NULL,'pics',2);
INSERT INTO facet VALUES(11,'brand','olympus',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(12,'model','olympus om-d e-m5',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(13,'lens','olympus m.zuiko digital ed 12-50mm f/3.5-6.3 ez',1,NULL,NULL,NULL,NULL,0);
INSERT INTO facet VALUES(14,'owner','Ben',1,NULL,NULL,NULL,NULL,0);
CREATE TABLE IF NOT EXISTS "photo" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  file TEXT NOT NULL,
  contentHash TEXT,
  owner TEXT NOT NULL,
  mediaType TEXT NOT NULL,
  brand TEXT, model TEXT, lens TEXT,
  correctedBrand TEXT, correctedModel TEXT,
  exifMake TEXT, exifModel TEXT,
  exposureProgram TEXT, exposureTime REAL, fNumber REAL, iso REAL, exposureBias REAL,
  focalLength REAL, focalLength35 REAL,
  takenAt TEXT,
  width INTEGER, height INTEGER, orientation INTEGER,
  selectionCount INTEGER NOT NULL,
  problem TEXT,
  noticedProblem TEXT,
  isDemo INTEGER NOT NULL,
  month TEXT,
  newestKey INTEGER NOT NULL,
  popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-selectionCount) VIRTUAL,
  albumFacet INTEGER NOT NULL REFERENCES facet (id),
  brandFacet INTEGER REFERENCES facet (id),
  modelFacet INTEGER REFERENCES facet (id),
  lensFacet INTEGER REFERENCES facet (id),
  ownerFacet INTEGER REFERENCES facet (id),
  publicID TEXT NOT NULL DEFAULT '',
  durationMS INTEGER, codec TEXT, rotationDegrees INTEGER,
  rating INTEGER,
  -- One per line; a keyword contains no control character.
  keywords TEXT,
  takenAtIsModification INTEGER NOT NULL DEFAULT 0,
  latitude REAL, longitude REAL, altitude REAL,
  -- The person who owns the item; `owner` is a name only.
  person INTEGER NOT NULL DEFAULT 1 REFERENCES person (id),
  -- Whether other people have items with the same content.
  hasCopies INTEGER NOT NULL DEFAULT 0
);
INSERT INTO photo VALUES(1,'dunes','/photos/dunes.jpg','1a4aa726c8320bbec2d975f245325397a324995724b16304b5fbb4e0da841761','Anna','photo','Canon','Canon EOS 5D Mark III','Canon EF 70-200mm f/2.8L IS II USM',NULL,NULL,'Canon','Canon EOS 5D Mark III','aperturePriority',0.0031250000000000001734,8.0,100.0,0.33333333333333331482,85.0,85.0,'2013-11-02T16:48:20',1600,1067,1,0,NULL,NULL,0,'2013-11',-20131102164820000,3,4,5,6,2,'68c604d532f3fe289c97',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,1,0);
INSERT INTO photo VALUES(2,'kite','/photos/kite.jpg','08c1435aa8c7b3eec3e2c14ca7d868d714e32780bfe61bbe8da4f127736353ab','Anna','photo','Nikon','Nikon D90','Nikon AF-S DX Nikkor 35mm f/1.8G',NULL,NULL,'NIKON CORPORATION','NIKON D90','aperturePriority',0.0010000000000000000208,5.5999999999999996447,200.0,0.0,35.0,52.0,'2010-08-14T15:26:48',1600,1067,1,0,NULL,NULL,0,'2010-08',-20100814152648000,3,7,8,9,2,'29366c8d67b85ed892bf',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,1,0);
INSERT INTO photo VALUES(3,'agave','/photos/agave.jpg','46ed7d5424ab4d83e06191758dabc33cf7e18d95eadde0ed735441a39acac299','Ben','photo','Olympus','Olympus OM-D E-M5','Olympus M.Zuiko Digital ED 12-50mm f/3.5-6.3 EZ',NULL,NULL,'OLYMPUS IMAGING CORP.','E-M5','aperturePriority',0.010000000000000000208,6.2999999999999998223,200.0,0.0,43.0,86.0,'2014-09-30T16:02:13',1600,1067,1,0,NULL,NULL,0,'2014-09',-20140930160213000,10,11,12,13,14,'3811fa68c019d58fb350',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,2,0);
CREATE TABLE IF NOT EXISTS "source" (
  person INTEGER NOT NULL DEFAULT 1,
  path TEXT NOT NULL,
  inode INTEGER NOT NULL, sizeBytes INTEGER NOT NULL, modifiedNS INTEGER NOT NULL,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  sidecars TEXT NOT NULL DEFAULT '',
  changedNS INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person, path)
) WITHOUT ROWID;
INSERT INTO source VALUES(1,'/photos/dunes.jpg',16318949,156216,1796093405707710634,1,'',1796093405707710634);
INSERT INTO source VALUES(1,'/photos/kite.jpg',16318934,180961,1796093405707599779,2,'',1796093405707599779);
INSERT INTO source VALUES(2,'/photos/agave.jpg',16318965,205174,1796093405707796551,3,'',1796093405707796551);
CREATE TABLE facetTally (
  facet INTEGER NOT NULL, person INTEGER NOT NULL, photoCount INTEGER NOT NULL, PRIMARY KEY (facet, person)
) WITHOUT ROWID;
INSERT INTO facetTally VALUES(1,1,2);
INSERT INTO facetTally VALUES(1,2,1);
INSERT INTO facetTally VALUES(2,1,2);
INSERT INTO facetTally VALUES(3,1,2);
INSERT INTO facetTally VALUES(4,1,1);
INSERT INTO facetTally VALUES(5,1,1);
INSERT INTO facetTally VALUES(6,1,1);
INSERT INTO facetTally VALUES(7,1,1);
INSERT INTO facetTally VALUES(8,1,1);
INSERT INTO facetTally VALUES(9,1,1);
INSERT INTO facetTally VALUES(10,2,1);
INSERT INTO facetTally VALUES(11,2,1);
INSERT INTO facetTally VALUES(12,2,1);
INSERT INTO facetTally VALUES(13,2,1);
INSERT INTO facetTally VALUES(14,2,1);
CREATE TABLE IF NOT EXISTS "monthTally" (
  facet INTEGER NOT NULL, month TEXT NOT NULL, person INTEGER NOT NULL, photoCount INTEGER NOT NULL,
  PRIMARY KEY (facet, month, person)
) WITHOUT ROWID;
INSERT INTO monthTally VALUES(1,'2010-08',1,1);
INSERT INTO monthTally VALUES(1,'2013-11',1,1);
INSERT INTO monthTally VALUES(1,'2014-09',2,1);
INSERT INTO monthTally VALUES(2,'2010-08',1,1);
INSERT INTO monthTally VALUES(2,'2013-11',1,1);
INSERT INTO monthTally VALUES(3,'2010-08',1,1);
INSERT INTO monthTally VALUES(3,'2013-11',1,1);
INSERT INTO monthTally VALUES(4,'2013-11',1,1);
INSERT INTO monthTally VALUES(5,'2013-11',1,1);
INSERT INTO monthTally VALUES(6,'2013-11',1,1);
INSERT INTO monthTally VALUES(7,'2010-08',1,1);
INSERT INTO monthTally VALUES(8,'2010-08',1,1);
INSERT INTO monthTally VALUES(9,'2010-08',1,1);
INSERT INTO monthTally VALUES(10,'2014-09',2,1);
INSERT INTO monthTally VALUES(11,'2014-09',2,1);
INSERT INTO monthTally VALUES(12,'2014-09',2,1);
INSERT INTO monthTally VALUES(13,'2014-09',2,1);
INSERT INTO monthTally VALUES(14,'2014-09',2,1);
CREATE TABLE IF NOT EXISTS "valueTally" (
  facet INTEGER NOT NULL, attribute TEXT NOT NULL, value REAL NOT NULL, person INTEGER NOT NULL,
  photoCount INTEGER NOT NULL, PRIMARY KEY (facet, attribute, value, person)
) WITHOUT ROWID;
INSERT INTO valueTally VALUES(4,'fNumber',8.0,1,1);
INSERT INTO valueTally VALUES(4,'focalLength',85.0,1,1);
INSERT INTO valueTally VALUES(4,'iso',100.0,1,1);
INSERT INTO valueTally VALUES(5,'fNumber',8.0,1,1);
INSERT INTO valueTally VALUES(5,'focalLength',85.0,1,1);
INSERT INTO valueTally VALUES(5,'iso',100.0,1,1);
INSERT INTO valueTally VALUES(6,'fNumber',8.0,1,1);
INSERT INTO valueTally VALUES(6,'focalLength',85.0,1,1);
INSERT INTO valueTally VALUES(6,'iso',100.0,1,1);
INSERT INTO valueTally VALUES(7,'fNumber',5.5999999999999996447,1,1);
INSERT INTO valueTally VALUES(7,'focalLength',35.0,1,1);
INSERT INTO valueTally VALUES(7,'iso',200.0,1,1);
INSERT INTO valueTally VALUES(8,'fNumber',5.5999999999999996447,1,1);
INSERT INTO valueTally VALUES(8,'focalLength',35.0,1,1);
INSERT INTO valueTally VALUES(8,'iso',200.0,1,1);
INSERT INTO valueTally VALUES(9,'fNumber',5.5999999999999996447,1,1);
INSERT INTO valueTally VALUES(9,'focalLength',35.0,1,1);
INSERT INTO valueTally VALUES(9,'iso',200.0,1,1);
INSERT INTO valueTally VALUES(11,'fNumber',6.2999999999999998223,2,1);
INSERT INTO valueTally VALUES(11,'focalLength',43.0,2,1);
INSERT INTO valueTally VALUES(11,'iso',200.0,2,1);
INSERT INTO valueTally VALUES(12,'fNumber',6.2999999999999998223,2,1);
INSERT INTO valueTally VALUES(12,'focalLength',43.0,2,1);
INSERT INTO valueTally VALUES(12,'iso',200.0,2,1);
INSERT INTO valueTally VALUES(13,'fNumber',6.2999999999999998223,2,1);
INSERT INTO valueTally VALUES(13,'focalLength',43.0,2,1);
INSERT INTO valueTally VALUES(13,'iso',200.0,2,1);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('person',2);
INSERT INTO sqlite_sequence VALUES('facet',14);
INSERT INTO sqlite_sequence VALUES('photo',3);
CREATE INDEX selection_photo ON selection (photo);
CREATE INDEX removedItem_removal ON removedItem (removal);
CREATE INDEX removedItem_removedMS ON removedItem (removedMS);
CREATE INDEX friendship_other ON friendship (other);
CREATE INDEX friendRequest_person ON friendRequest (person, askedMS);
CREATE INDEX accessToken_person ON accessToken (person, createdMS);
CREATE INDEX albumReader_person ON albumReader (person);
CREATE INDEX sharingEvent_person ON sharingEvent (person);
CREATE UNIQUE INDEX facet_publicID ON facet (publicID) WHERE publicID IS NOT NULL;
CREATE UNIQUE INDEX facet_folder ON facet (person, folder) WHERE folder IS NOT NULL;
CREATE INDEX facet_folderName ON facet (person, folderName) WHERE folderName IS NOT NULL;
CREATE INDEX facet_name ON facet (kind, fold);
CREATE INDEX facet_pinyin ON facet (pinyin, fold) WHERE pinyin IS NOT NULL;
CREATE UNIQUE INDEX photo_publicID ON photo (publicID);
CREATE UNIQUE INDEX photo_content ON photo (contentHash, person);
CREATE INDEX photo_copies ON photo (person) WHERE hasCopies;
CREATE INDEX photo_popular ON photo (popularKey, title, id, person);
CREATE INDEX photo_newest ON photo (newestKey, title, id, person);
CREATE INDEX photo_person_popular ON photo (person, popularKey, title);
CREATE INDEX photo_person_newest ON photo (person, newestKey, title);
CREATE INDEX photo_albumFacet_popular ON photo (albumFacet, popularKey, title, id, person) ;
CREATE INDEX photo_albumFacet_newest ON photo (albumFacet, newestKey, title, id, brandFacet, modelFacet, lensFacet, ownerFacet, person) ;
CREATE INDEX photo_brandFacet_popular ON photo (brandFacet, popularKey, title, id, person) WHERE brandFacet IS NOT NULL;
CREATE INDEX photo_brandFacet_newest ON photo (brandFacet, newestKey, title, id, albumFacet, modelFacet, lensFacet, ownerFacet, person) WHERE brandFacet IS NOT NULL;
CREATE INDEX photo_modelFacet_popular ON photo (modelFacet, popularKey, title, id, person) WHERE modelFacet IS NOT NULL;
CREATE INDEX photo_modelFacet_newest ON photo (modelFacet, newestKey, title, id, albumFacet, brandFacet, lensFacet, ownerFacet, person) WHERE modelFacet IS NOT NULL;
CREATE INDEX photo_lensFacet_popular ON photo (lensFacet, popularKey, title, id, person) WHERE lensFacet IS NOT NULL;
CREATE INDEX photo_lensFacet_newest ON photo (lensFacet, newestKey, title, id, albumFacet, brandFacet, modelFacet, ownerFacet, person) WHERE lensFacet IS NOT NULL;
CREATE INDEX photo_ownerFacet_popular ON photo (ownerFacet, popularKey, title, id, person) WHERE ownerFacet IS NOT NULL;
CREATE INDEX photo_ownerFacet_newest ON photo (ownerFacet, newestKey, title, id, albumFacet, brandFacet, modelFacet, lensFacet, person) WHERE ownerFacet IS NOT NULL;
CREATE INDEX photo_demo ON photo (id) WHERE isDemo;
CREATE INDEX source_photo ON source (photo);
CREATE TRIGGER photo_counted_in AFTER INSERT ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + 1 WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet);
  INSERT INTO facetTally (facet, person, photoCount)
    SELECT id, NEW.person, 1 FROM facet WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet)
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO monthTally (facet, month, person, photoCount)
    SELECT id, NEW.month, NEW.person, 1 FROM facet
    WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet) AND NEW.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'focalLength', NEW.focalLength, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'fNumber', NEW.fNumber, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'iso', NEW.iso, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
END;
CREATE TRIGGER photo_counted_out AFTER DELETE ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + -1 WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet);
  INSERT INTO facetTally (facet, person, photoCount)
    SELECT id, OLD.person, -1 FROM facet WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO monthTally (facet, month, person, photoCount)
    SELECT id, OLD.month, OLD.person, -1 FROM facet
    WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet) AND OLD.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'focalLength', OLD.focalLength, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'fNumber', OLD.fNumber, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'iso', OLD.iso, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  DELETE FROM facetTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND person = OLD.person AND photoCount = 0;
  DELETE FROM monthTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND month = OLD.month AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'focalLength' AND value = OLD.focalLength AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'fNumber' AND value = OLD.fNumber AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'iso' AND value = OLD.iso AND person = OLD.person AND photoCount = 0;
END;
CREATE TRIGGER photo_counted_anew
AFTER UPDATE OF albumFacet, brandFacet, modelFacet, lensFacet, ownerFacet, person, month, focalLength, fNumber, iso ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + -1 WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet);
  INSERT INTO facetTally (facet, person, photoCount)
    SELECT id, OLD.person, -1 FROM facet WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO monthTally (facet, month, person, photoCount)
    SELECT id, OLD.month, OLD.person, -1 FROM facet
    WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet) AND OLD.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'focalLength', OLD.focalLength, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'fNumber', OLD.fNumber, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'iso', OLD.iso, OLD.person, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  DELETE FROM facetTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND person = OLD.person AND photoCount = 0;
  DELETE FROM monthTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND month = OLD.month AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'focalLength' AND value = OLD.focalLength AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'fNumber' AND value = OLD.fNumber AND person = OLD.person AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'iso' AND value = OLD.iso AND person = OLD.person AND photoCount = 0;
  UPDATE facet SET photoCount = photoCount + 1 WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet);
  INSERT INTO facetTally (facet, person, photoCount)
    SELECT id, NEW.person, 1 FROM facet WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet)
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO monthTally (facet, month, person, photoCount)
    SELECT id, NEW.month, NEW.person, 1 FROM facet
    WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet) AND NEW.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'focalLength', NEW.focalLength, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'fNumber', NEW.fNumber, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, person, photoCount)
    SELECT id, 'iso', NEW.iso, NEW.person, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
END;
CREATE TRIGGER photo_compared_in AFTER INSERT ON photo WHEN NEW.contentHash IS NOT NULL BEGIN
  UPDATE photo SET hasCopies = ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = NEW.contentHash) > 1) WHERE contentHash = NEW.contentHash AND hasCopies <> ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = NEW.contentHash) > 1);
END;
CREATE TRIGGER photo_compared_out AFTER DELETE ON photo WHEN OLD.hasCopies BEGIN
  UPDATE photo SET hasCopies = ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = OLD.contentHash) > 1) WHERE contentHash = OLD.contentHash AND hasCopies <> ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = OLD.contentHash) > 1);
END;
CREATE TRIGGER photo_compared_anew AFTER UPDATE OF contentHash ON photo
WHEN OLD.contentHash IS NOT NEW.contentHash BEGIN
  UPDATE photo SET hasCopies = ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = OLD.contentHash) > 1) WHERE contentHash = OLD.contentHash AND hasCopies <> ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = OLD.contentHash) > 1);
  UPDATE photo SET hasCopies = 0 WHERE id = NEW.id AND hasCopies AND NEW.contentHash IS NULL;
  UPDATE photo SET hasCopies = ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = NEW.contentHash) > 1) WHERE contentHash = NEW.contentHash AND hasCopies <> ((SELECT COUNT(*) FROM photo AS same WHERE same.contentHash = NEW.contentHash) > 1);
END;
CREATE TRIGGER album_counted_in AFTER INSERT ON facet WHEN NEW.kind = 'album' BEGIN
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'albums';
END;
CREATE TRIGGER album_counted_out AFTER DELETE ON facet WHEN OLD.kind = 'album' BEGIN
  UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'albums';
END;
COMMIT;
