PRAGMA application_id=1413890380;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
CREATE TABLE facet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  fold TEXT NOT NULL,
  photoCount INTEGER NOT NULL DEFAULT 0, publicID TEXT,
  UNIQUE (kind, fold)
);
INSERT INTO facet VALUES(1,'all','',2,NULL);
INSERT INTO facet VALUES(2,'album','Trips',1,'cecb4509bacb4dc18fc0');
INSERT INTO facet VALUES(3,'owner','Anna',1,NULL);
INSERT INTO facet VALUES(4,'brand','canon',1,NULL);
INSERT INTO facet VALUES(5,'model','canon eos 5d',1,NULL);
INSERT INTO facet VALUES(6,'lens','canon ef 50mm f/1.4 usm',1,NULL);
INSERT INTO facet VALUES(7,'album','Demo',1,'1cca777e2c18103f9a4c');
INSERT INTO facet VALUES(8,'brand','nikon',1,NULL);
INSERT INTO facet VALUES(9,'model','nikon d90',1,NULL);
CREATE TABLE photo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  file TEXT NOT NULL,
  contentHash TEXT UNIQUE,
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
  ownerFacet INTEGER REFERENCES facet (id)
, publicID TEXT NOT NULL DEFAULT '', durationMS INTEGER, codec TEXT, rotationDegrees INTEGER);
INSERT INTO photo VALUES(1,'Harbour at dusk','/photos/harbour.jpg','hash of harbour.jpg','Anna','photo','Canon','Canon EOS 5D','Canon EF 50mm f/1.4 USM',NULL,NULL,NULL,NULL,NULL,NULL,2.7999999999999998223,400.0,NULL,50.0,NULL,'2014-06-21T21:40:05',NULL,NULL,NULL,41,NULL,NULL,0,'2014-06',-20140621214005000,2,4,5,6,3,'e1c85989bb1ba101f3c1',NULL,NULL,NULL);
INSERT INTO photo VALUES(2,'dunes.jpg','/photos/dunes.jpg','hash of dunes.jpg','','photo',NULL,NULL,NULL,'Nikon','Nikon D90',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,'the file has gone',1,NULL,0,7,8,9,NULL,NULL,'a1fcdf0324be571c482e',NULL,NULL,NULL);
CREATE TABLE source (
  path TEXT PRIMARY KEY,
  inode INTEGER NOT NULL, sizeBytes INTEGER NOT NULL, modifiedNS INTEGER NOT NULL,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO source VALUES('/photos/dunes.jpg',1,1000,1,2);
INSERT INTO source VALUES('/photos/harbour.jpg',1,1000,1,1);
CREATE TABLE selection (
  key TEXT PRIMARY KEY,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO selection VALUES('key-1',1);
CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES('albums',2);
CREATE TABLE monthTally (
  facet INTEGER NOT NULL, month TEXT NOT NULL, photoCount INTEGER NOT NULL, PRIMARY KEY (facet, month)
) WITHOUT ROWID;
INSERT INTO monthTally VALUES(1,'2014-06',1);
INSERT INTO monthTally VALUES(2,'2014-06',1);
INSERT INTO monthTally VALUES(3,'2014-06',1);
INSERT INTO monthTally VALUES(4,'2014-06',1);
INSERT INTO monthTally VALUES(5,'2014-06',1);
INSERT INTO monthTally VALUES(6,'2014-06',1);
CREATE TABLE valueTally (
  facet INTEGER NOT NULL, attribute TEXT NOT NULL, value REAL NOT NULL, photoCount INTEGER NOT NULL,
  PRIMARY KEY (facet, attribute, value)
) WITHOUT ROWID;
INSERT INTO valueTally VALUES(4,'fNumber',2.7999999999999998223,1);
INSERT INTO valueTally VALUES(4,'focalLength',50.0,1);
INSERT INTO valueTally VALUES(4,'iso',400.0,1);
INSERT INTO valueTally VALUES(5,'fNumber',2.7999999999999998223,1);
INSERT INTO valueTally VALUES(5,'focalLength',50.0,1);
INSERT INTO valueTally VALUES(5,'iso',400.0,1);
INSERT INTO valueTally VALUES(6,'fNumber',2.7999999999999998223,1);
INSERT INTO valueTally VALUES(6,'focalLength',50.0,1);
INSERT INTO valueTally VALUES(6,'iso',400.0,1);
CREATE TABLE appliedWrite (key TEXT PRIMARY KEY, request TEXT NOT NULL, result INTEGER NOT NULL) WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('facet',9);
INSERT INTO sqlite_sequence VALUES('photo',2);
CREATE INDEX photo_popular ON photo (popularKey, title);
CREATE INDEX photo_newest ON photo (newestKey, title);
CREATE INDEX photo_albumFacet_popular ON photo (albumFacet, popularKey, title) ;
CREATE INDEX photo_albumFacet_newest ON photo (albumFacet, newestKey, title, id, brandFacet, modelFacet, lensFacet, ownerFacet) ;
CREATE INDEX photo_brandFacet_popular ON photo (brandFacet, popularKey, title) WHERE brandFacet IS NOT NULL;
CREATE INDEX photo_brandFacet_newest ON photo (brandFacet, newestKey, title, id, albumFacet, modelFacet, lensFacet, ownerFacet) WHERE brandFacet IS NOT NULL;
CREATE INDEX photo_modelFacet_popular ON photo (modelFacet, popularKey, title) WHERE modelFacet IS NOT NULL;
CREATE INDEX photo_modelFacet_newest ON photo (modelFacet, newestKey, title, id, albumFacet, brandFacet, lensFacet, ownerFacet) WHERE modelFacet IS NOT NULL;
CREATE INDEX photo_lensFacet_popular ON photo (lensFacet, popularKey, title) WHERE lensFacet IS NOT NULL;
CREATE INDEX photo_lensFacet_newest ON photo (lensFacet, newestKey, title, id, albumFacet, brandFacet, modelFacet, ownerFacet) WHERE lensFacet IS NOT NULL;
CREATE INDEX photo_ownerFacet_popular ON photo (ownerFacet, popularKey, title) WHERE ownerFacet IS NOT NULL;
CREATE INDEX photo_ownerFacet_newest ON photo (ownerFacet, newestKey, title, id, albumFacet, brandFacet, modelFacet, lensFacet) WHERE ownerFacet IS NOT NULL;
CREATE INDEX photo_demo ON photo (id) WHERE isDemo;
CREATE INDEX source_photo ON source (photo);
CREATE INDEX selection_photo ON selection (photo);
CREATE TRIGGER photo_counted_in AFTER INSERT ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + 1 WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet);
  INSERT INTO monthTally (facet, month, photoCount)
    SELECT id, NEW.month, 1 FROM facet
    WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet) AND NEW.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'focalLength', NEW.focalLength, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'fNumber', NEW.fNumber, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'iso', NEW.iso, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
END;
CREATE TRIGGER photo_counted_out AFTER DELETE ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + -1 WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet);
  INSERT INTO monthTally (facet, month, photoCount)
    SELECT id, OLD.month, -1 FROM facet
    WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet) AND OLD.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'focalLength', OLD.focalLength, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'fNumber', OLD.fNumber, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'iso', OLD.iso, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  DELETE FROM monthTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND month = OLD.month AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'focalLength' AND value = OLD.focalLength AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'fNumber' AND value = OLD.fNumber AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'iso' AND value = OLD.iso AND photoCount = 0;
END;
CREATE TRIGGER photo_counted_anew
AFTER UPDATE OF albumFacet, brandFacet, modelFacet, lensFacet, ownerFacet, month, focalLength, fNumber, iso ON photo BEGIN
  UPDATE facet SET photoCount = photoCount + -1 WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet);
  INSERT INTO monthTally (facet, month, photoCount)
    SELECT id, OLD.month, -1 FROM facet
    WHERE id IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet) AND OLD.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'focalLength', OLD.focalLength, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'fNumber', OLD.fNumber, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'iso', OLD.iso, -1 FROM facet
    WHERE id IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet) AND OLD.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + -1;
  DELETE FROM monthTally WHERE facet IN (1, OLD.albumFacet, OLD.brandFacet, OLD.modelFacet, OLD.lensFacet, OLD.ownerFacet)
    AND month = OLD.month AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'focalLength' AND value = OLD.focalLength AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'fNumber' AND value = OLD.fNumber AND photoCount = 0;
  DELETE FROM valueTally WHERE facet IN (OLD.brandFacet, OLD.modelFacet, OLD.lensFacet)
    AND attribute = 'iso' AND value = OLD.iso AND photoCount = 0;
  UPDATE facet SET photoCount = photoCount + 1 WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet);
  INSERT INTO monthTally (facet, month, photoCount)
    SELECT id, NEW.month, 1 FROM facet
    WHERE id IN (1, NEW.albumFacet, NEW.brandFacet, NEW.modelFacet, NEW.lensFacet, NEW.ownerFacet) AND NEW.month IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'focalLength', NEW.focalLength, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.focalLength IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'fNumber', NEW.fNumber, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
  INSERT INTO valueTally (facet, attribute, value, photoCount)
    SELECT id, 'iso', NEW.iso, 1 FROM facet
    WHERE id IN (NEW.brandFacet, NEW.modelFacet, NEW.lensFacet) AND NEW.iso IS NOT NULL
    ON CONFLICT DO UPDATE SET photoCount = photoCount + 1;
END;
CREATE TRIGGER album_counted_in AFTER INSERT ON facet WHEN NEW.kind = 'album' BEGIN
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'albums';
END;
CREATE TRIGGER album_counted_out AFTER DELETE ON facet WHEN OLD.kind = 'album' BEGIN
  UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'albums';
END;
CREATE UNIQUE INDEX photo_publicID ON photo (publicID);
CREATE UNIQUE INDEX facet_publicID ON facet (publicID) WHERE publicID IS NOT NULL;
COMMIT;
