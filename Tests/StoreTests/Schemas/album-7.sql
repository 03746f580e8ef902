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
CREATE TABLE facet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  fold TEXT NOT NULL,
  photoCount INTEGER NOT NULL DEFAULT 0, publicID TEXT, folder TEXT, folderName TEXT, pinyin TEXT,
  UNIQUE (kind, fold)
);
INSERT INTO facet VALUES(1,'all','',2,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(2,'album','pics',2,'2dbd7c5f66945c9fb5dc','/photos','pics','pics');
INSERT INTO facet VALUES(3,'brand','olympus',0,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(4,'model','olympus om-d e-m5',0,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(5,'lens','olympus m.zuiko digital ed 12-50mm f/3.5-6.3 ez',1,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(6,'owner','Anna',2,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(7,'brand','canon',2,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(8,'model','canon eos 5d mark iii',1,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(9,'lens','canon ef 70-200mm f/2.8l is ii usm',1,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(10,'brand','nikon',0,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(11,'model','nikon d90',0,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(12,'lens','nikon af-s dx nikkor 35mm f/1.8g',0,NULL,NULL,NULL,NULL);
INSERT INTO facet VALUES(13,'model','canon eos 5d',1,NULL,NULL,NULL,NULL);
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
, publicID TEXT NOT NULL DEFAULT '', durationMS INTEGER, codec TEXT, rotationDegrees INTEGER, rating INTEGER, keywords TEXT, takenAtIsModification INTEGER NOT NULL DEFAULT 0, latitude REAL, longitude REAL, altitude REAL);
INSERT INTO photo VALUES(1,'agave','/photos/agave.jpg','46ed7d5424ab4d83e06191758dabc33cf7e18d95eadde0ed735441a39acac299','Anna','photo','Olympus','Olympus OM-D E-M5','Olympus M.Zuiko Digital ED 12-50mm f/3.5-6.3 EZ','Canon','Canon EOS 5D','OLYMPUS IMAGING CORP.','E-M5','aperturePriority',0.010000000000000000208,6.2999999999999998223,200.0,0.0,43.0,86.0,'2014-09-30T16:02:13',1600,1067,1,0,NULL,NULL,0,'2014-09',-20140930160213000,2,7,13,5,6,'8eb1f63848e3fac05ea9',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO photo VALUES(2,'dunes','/photos/dunes.jpg','1a4aa726c8320bbec2d975f245325397a324995724b16304b5fbb4e0da841761','Anna','photo','Canon','Canon EOS 5D Mark III','Canon EF 70-200mm f/2.8L IS II USM',NULL,NULL,'Canon','Canon EOS 5D Mark III','aperturePriority',0.0031250000000000001734,8.0,100.0,0.33333333333333331482,85.0,85.0,'2013-11-02T16:48:20',1600,1067,1,41,NULL,NULL,0,'2013-11',-20131102164820000,2,7,8,9,6,'a85d69449cfcb26e6925',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL);
CREATE TABLE source (
  path TEXT PRIMARY KEY,
  inode INTEGER NOT NULL, sizeBytes INTEGER NOT NULL, modifiedNS INTEGER NOT NULL,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
, sidecars TEXT NOT NULL DEFAULT '', changedNS INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
INSERT INTO source VALUES('/photos/agave.jpg',16351615,205174,1796078729857333773,1,'',1796078729857333773);
INSERT INTO source VALUES('/photos/dunes.jpg',16351603,156216,1796078729849221447,2,'',1796078729849221447);
CREATE TABLE selection (
  key TEXT PRIMARY KEY,
  photo INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO selection VALUES('key-1',2);
CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES('albums',1);
CREATE TABLE monthTally (
  facet INTEGER NOT NULL, month TEXT NOT NULL, photoCount INTEGER NOT NULL, PRIMARY KEY (facet, month)
) WITHOUT ROWID;
INSERT INTO monthTally VALUES(1,'2013-11',1);
INSERT INTO monthTally VALUES(1,'2014-09',1);
INSERT INTO monthTally VALUES(2,'2013-11',1);
INSERT INTO monthTally VALUES(2,'2014-09',1);
INSERT INTO monthTally VALUES(5,'2014-09',1);
INSERT INTO monthTally VALUES(6,'2013-11',1);
INSERT INTO monthTally VALUES(6,'2014-09',1);
INSERT INTO monthTally VALUES(7,'2013-11',1);
INSERT INTO monthTally VALUES(7,'2014-09',1);
INSERT INTO monthTally VALUES(8,'2013-11',1);
INSERT INTO monthTally VALUES(9,'2013-11',1);
INSERT INTO monthTally VALUES(13,'2014-09',1);
CREATE TABLE valueTally (
  facet INTEGER NOT NULL, attribute TEXT NOT NULL, value REAL NOT NULL, photoCount INTEGER NOT NULL,
  PRIMARY KEY (facet, attribute, value)
) WITHOUT ROWID;
INSERT INTO valueTally VALUES(5,'fNumber',6.2999999999999998223,1);
INSERT INTO valueTally VALUES(5,'focalLength',43.0,1);
INSERT INTO valueTally VALUES(5,'iso',200.0,1);
INSERT INTO valueTally VALUES(7,'fNumber',6.2999999999999998223,1);
INSERT INTO valueTally VALUES(7,'fNumber',8.0,1);
INSERT INTO valueTally VALUES(7,'focalLength',43.0,1);
INSERT INTO valueTally VALUES(7,'focalLength',85.0,1);
INSERT INTO valueTally VALUES(7,'iso',100.0,1);
INSERT INTO valueTally VALUES(7,'iso',200.0,1);
INSERT INTO valueTally VALUES(8,'fNumber',8.0,1);
INSERT INTO valueTally VALUES(8,'focalLength',85.0,1);
INSERT INTO valueTally VALUES(8,'iso',100.0,1);
INSERT INTO valueTally VALUES(9,'fNumber',8.0,1);
INSERT INTO valueTally VALUES(9,'focalLength',85.0,1);
INSERT INTO valueTally VALUES(9,'iso',100.0,1);
INSERT INTO valueTally VALUES(13,'fNumber',6.2999999999999998223,1);
INSERT INTO valueTally VALUES(13,'focalLength',43.0,1);
INSERT INTO valueTally VALUES(13,'iso',200.0,1);
CREATE TABLE appliedWrite (key TEXT PRIMARY KEY, request TEXT NOT NULL, result INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO appliedWrite VALUES('6bdd5a9dc1d584c81dd9','removeItems a5d2dc2ec5f7961b3901',1);
INSERT INTO appliedWrite VALUES('e4cd0cb02d5dd0595431',replace('correctCamera 8eb1f63848e3fac05ea9 Canon\nCanon EOS 5D','\n',char(10)),1);
CREATE TABLE removedItem (
  number INTEGER PRIMARY KEY, removal TEXT NOT NULL, publicID TEXT NOT NULL, removedMS INTEGER NOT NULL,
  isDemo INTEGER NOT NULL, content BLOB
);
INSERT INTO removedItem VALUES(1,'removal-1','a5d2dc2ec5f7961b3901',4102444800000,0,X'7b226974656d223a7b226d6564696154797065223a2270686f746f222c2266696c65223a225c2f746d705c2f70656f706c652d64756d705c2f706963735c2f6b6974652e6a7067222c226272616e64223a224e696b6f6e222c227469746c65223a226b697465222c226c656e73223a224e696b6f6e2041462d53204458204e696b6b6f722033356d6d20665c2f312e3847222c226578706f7375726550726f6772616d223a2261706572747572655072696f72697479222c226578706f7375726554696d65223a302e3030312c226475726174696f6e4d53223a6e756c6c2c226e6f746963656450726f626c656d223a6e756c6c2c226f776e6572223a22416e6e61222c226c6f6e676974756465223a6e756c6c2c2274616b656e417449734d6f64696669636174696f6e223a302c22636f727265637465644272616e64223a6e756c6c2c22664e756d626572223a352e362c2273656c656374696f6e436f756e74223a302c226c61746974756465223a6e756c6c2c2274616b656e4174223a22323031302d30382d31345431353a32363a3438222c227075626c69634944223a226135643264633265633566373936316233393031222c22636f6e74656e7448617368223a2230386331343335616138633762336565633365326331346361376438363864373134653332373830626665363162626538646134663132373733363335336162222c2270726f626c656d223a6e756c6c2c22657869664d6f64656c223a224e494b4f4e20443930222c226d6f64656c223a224e696b6f6e20443930222c226f7269656e746174696f6e223a312c226b6579776f726473223a6e756c6c2c22666f63616c4c656e6774683335223a35322c22616c746974756465223a6e756c6c2c22636f727265637465644d6f64656c223a6e756c6c2c22697344656d6f223a302c22686569676874223a313036372c22657869664d616b65223a224e494b4f4e20434f52504f524154494f4e222c22636f646563223a6e756c6c2c2269736f223a3230302c22666f63616c4c656e677468223a33352c226e65776573744b6579223a2d32303130303831343135323634383030302c226964223a332c226578706f7375726542696173223a302c22726174696e67223a6e756c6c2c227769647468223a313630302c22726f746174696f6e44656772656573223a6e756c6c2c226d6f6e7468223a22323031302d3038227d2c22726566657272696e67223a7b2273656c656374696f6e223a5b5d2c22736f75726365223a5b7b2270617468223a225c2f746d705c2f70656f706c652d64756d705c2f706963735c2f6b6974652e6a7067222c2273697a654279746573223a3138303936312c226d6f6469666965644e53223a313739363037383732393835343738323330312c22696e6f6465223a31363335313630342c227369646563617273223a22222c226368616e6765644e53223a313739363037383732393835343738323330312c2270686f746f223a337d5d7d2c22616c62756d223a2270696373222c22616c62756d4944223a223264626437633566363639343563396662356463227d');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('facet',13);
INSERT INTO sqlite_sequence VALUES('photo',3);
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
CREATE UNIQUE INDEX facet_folder ON facet (folder) WHERE folder IS NOT NULL;
CREATE INDEX facet_folderName ON facet (folderName) WHERE folderName IS NOT NULL;
CREATE INDEX removedItem_removal ON removedItem (removal);
CREATE INDEX removedItem_removedMS ON removedItem (removedMS);
CREATE INDEX facet_pinyin ON facet (pinyin, fold) WHERE pinyin IS NOT NULL;
COMMIT;
