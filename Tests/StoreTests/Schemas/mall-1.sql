PRAGMA application_id=1413893452;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
CREATE TABLE product (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  brand TEXT NOT NULL COLLATE NOCASE,
  model TEXT NOT NULL,
  kind TEXT NOT NULL,
  amountMinor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  purchaseCount INTEGER NOT NULL,
  variant TEXT,
  year INTEGER,
  megapixels REAL,
  sensorSize TEXT COLLATE NOCASE, sensorWidthMM REAL, sensorHeightMM REAL,
  zoom REAL,
  equivalentMin REAL, equivalentMax REAL,
  focalMin REAL, focalMax REAL,
  -- The same again, where it is a lens's focal length, and where it is a lens that stays on its camera.
  lensMin REAL, lensMax REAL,
  fixedMin REAL, fixedMax REAL,
  fNumber REAL,
  isoMin REAL, isoMax REAL,
  exposureTime REAL,
  processor TEXT COLLATE NOCASE,
  colours TEXT,
  mount TEXT,
  picture TEXT,
  popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL,
  newestKey INTEGER NOT NULL GENERATED ALWAYS AS (-coalesce(year, 0)) VIRTUAL,
  modelName TEXT COLLATE NOCASE GENERATED ALWAYS AS (model) VIRTUAL,
  lensName TEXT COLLATE NOCASE GENERATED ALWAYS AS (CASE WHEN kind = 'lens' THEN model END) VIRTUAL
);
INSERT INTO product VALUES(1,'canon-powershot-g7-x','Canon','Canon PowerShot G7 X','compact',359900,'CNY',0,NULL,2014,20.199999999999999288,'1"',13.199999999999999289,8.8000000000000007105,4.2000000000000001776,24.0,100.0,8.8000000000000007105,36.799999999999997157,NULL,NULL,24.0,100.0,1.8000000000000000444,125.0,12800.0,0.0005000000000000000104,'DIGIC 6','["black"]',NULL,NULL);
INSERT INTO product VALUES(2,'prime','Canon','Canon EF 50mm f/1.4 USM','lens',1000,'CNY',8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,50.0,50.0,50.0,50.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE brand (
  fold TEXT PRIMARY KEY COLLATE NOCASE,
  name TEXT NOT NULL,
  productCount INTEGER NOT NULL,
  purchaseCount INTEGER NOT NULL,
  popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL
) WITHOUT ROWID;
INSERT INTO brand VALUES('Canon','Canon',2,8);
CREATE TABLE purchase (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  product TEXT NOT NULL,
  amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
  key TEXT NOT NULL UNIQUE,
  orderedAt TEXT NOT NULL
);
INSERT INTO purchase VALUES(1,'prime',1000,'CNY','key-1','2026-11-21T20:00:00Z');
CREATE TABLE tally (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO tally VALUES('brands',1);
INSERT INTO tally VALUES('orders',1);
INSERT INTO tally VALUES('products',2);
CREATE TABLE groupTally (
  grouping TEXT NOT NULL, low COLLATE NOCASE, high COLLATE NOCASE, productCount INTEGER NOT NULL,
  PRIMARY KEY (grouping, low, high)
) WITHOUT ROWID;
INSERT INTO groupTally VALUES('brand','Canon','Canon',2);
INSERT INTO groupTally VALUES('colours','["black"]','["black"]',1);
INSERT INTO groupTally VALUES('equivalentFocalLength',24.0,100.0,1);
INSERT INTO groupTally VALUES('exposureTime',0.0005000000000000000104,0.0005000000000000000104,1);
INSERT INTO groupTally VALUES('fNumber',1.8000000000000000444,1.8000000000000000444,1);
INSERT INTO groupTally VALUES('fixedFocalLength',24.0,100.0,1);
INSERT INTO groupTally VALUES('iso',12800.0,12800.0,1);
INSERT INTO groupTally VALUES('kind','compact','compact',1);
INSERT INTO groupTally VALUES('kind','lens','lens',1);
INSERT INTO groupTally VALUES('lens','Canon EF 50mm f/1.4 USM','Canon EF 50mm f/1.4 USM',1);
INSERT INTO groupTally VALUES('lensFocalLength',50.0,50.0,1);
INSERT INTO groupTally VALUES('megapixels',20.199999999999999288,20.199999999999999288,1);
INSERT INTO groupTally VALUES('model','Canon EF 50mm f/1.4 USM','Canon EF 50mm f/1.4 USM',1);
INSERT INTO groupTally VALUES('model','Canon PowerShot G7 X','Canon PowerShot G7 X',1);
INSERT INTO groupTally VALUES('processor','DIGIC 6','DIGIC 6',1);
INSERT INTO groupTally VALUES('sensorSize','1"','1"',1);
INSERT INTO groupTally VALUES('zoom',4.2000000000000001776,4.2000000000000001776,1);
CREATE TABLE catalogue (stamp TEXT);
INSERT INTO catalogue VALUES('catalogue of 2026');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('purchase',1);
CREATE INDEX product_newest ON product (newestKey, model, id);
CREATE INDEX product_popular ON product (popularKey, model, id);
CREATE INDEX product_price ON product (amountMinor, model, id);
CREATE INDEX product_brand_newest ON product (brand, newestKey, model, id)
;
CREATE INDEX product_brand_popular ON product (brand, popularKey, model, id)
;
CREATE INDEX product_brand_price ON product (brand, amountMinor, model, id)
;
CREATE INDEX product_model_newest ON product (modelName, newestKey, model, id)
;
CREATE INDEX product_model_popular ON product (modelName, popularKey, model, id)
;
CREATE INDEX product_model_price ON product (modelName, amountMinor, model, id)
;
CREATE INDEX product_lens_newest ON product (lensName, newestKey, model, id)
WHERE lensName IS NOT NULL;
CREATE INDEX product_lens_popular ON product (lensName, popularKey, model, id)
WHERE lensName IS NOT NULL;
CREATE INDEX product_lens_price ON product (lensName, amountMinor, model, id)
WHERE lensName IS NOT NULL;
CREATE INDEX product_kind_newest ON product (kind, newestKey, model, id)
;
CREATE INDEX product_kind_popular ON product (kind, popularKey, model, id)
;
CREATE INDEX product_kind_price ON product (kind, amountMinor, model, id)
;
CREATE INDEX product_processor_newest ON product (processor, newestKey, model, id)
WHERE processor IS NOT NULL;
CREATE INDEX product_processor_popular ON product (processor, popularKey, model, id)
WHERE processor IS NOT NULL;
CREATE INDEX product_processor_price ON product (processor, amountMinor, model, id)
WHERE processor IS NOT NULL;
CREATE INDEX product_sensorSize_newest ON product (sensorSize, newestKey, model, id)
WHERE sensorSize IS NOT NULL;
CREATE INDEX product_sensorSize_popular ON product (sensorSize, popularKey, model, id)
WHERE sensorSize IS NOT NULL;
CREATE INDEX product_sensorSize_price ON product (sensorSize, amountMinor, model, id)
WHERE sensorSize IS NOT NULL;
CREATE INDEX product_colours_newest ON product (colours, newestKey, model, id)
WHERE colours IS NOT NULL;
CREATE INDEX product_colours_popular ON product (colours, popularKey, model, id)
WHERE colours IS NOT NULL;
CREATE INDEX product_colours_price ON product (colours, amountMinor, model, id)
WHERE colours IS NOT NULL;
CREATE INDEX product_fNumber_newest ON product (fNumber, newestKey, model, id)
WHERE fNumber IS NOT NULL;
CREATE INDEX product_fNumber_popular ON product (fNumber, popularKey, model, id)
WHERE fNumber IS NOT NULL;
CREATE INDEX product_fNumber_price ON product (fNumber, amountMinor, model, id)
WHERE fNumber IS NOT NULL;
CREATE INDEX product_iso_newest ON product (isoMax, newestKey, model, id)
WHERE isoMax IS NOT NULL;
CREATE INDEX product_iso_popular ON product (isoMax, popularKey, model, id)
WHERE isoMax IS NOT NULL;
CREATE INDEX product_iso_price ON product (isoMax, amountMinor, model, id)
WHERE isoMax IS NOT NULL;
CREATE INDEX product_exposureTime_newest ON product (exposureTime, newestKey, model, id)
WHERE exposureTime IS NOT NULL;
CREATE INDEX product_exposureTime_popular ON product (exposureTime, popularKey, model, id)
WHERE exposureTime IS NOT NULL;
CREATE INDEX product_exposureTime_price ON product (exposureTime, amountMinor, model, id)
WHERE exposureTime IS NOT NULL;
CREATE INDEX product_zoom_newest ON product (zoom, newestKey, model, id)
WHERE zoom IS NOT NULL;
CREATE INDEX product_zoom_popular ON product (zoom, popularKey, model, id)
WHERE zoom IS NOT NULL;
CREATE INDEX product_zoom_price ON product (zoom, amountMinor, model, id)
WHERE zoom IS NOT NULL;
CREATE INDEX product_megapixels_newest ON product (megapixels, newestKey, model, id)
WHERE megapixels IS NOT NULL;
CREATE INDEX product_megapixels_popular ON product (megapixels, popularKey, model, id)
WHERE megapixels IS NOT NULL;
CREATE INDEX product_megapixels_price ON product (megapixels, amountMinor, model, id)
WHERE megapixels IS NOT NULL;
CREATE INDEX product_lensFocalLength_newest ON product (lensMin, lensMax, newestKey, model, id)
WHERE lensMin IS NOT NULL;
CREATE INDEX product_lensFocalLength_popular ON product (lensMin, lensMax, popularKey, model, id)
WHERE lensMin IS NOT NULL;
CREATE INDEX product_lensFocalLength_price ON product (lensMin, lensMax, amountMinor, model, id)
WHERE lensMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_newest ON product (fixedMin, fixedMax, newestKey, model, id)
WHERE fixedMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_popular ON product (fixedMin, fixedMax, popularKey, model, id)
WHERE fixedMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_price ON product (fixedMin, fixedMax, amountMinor, model, id)
WHERE fixedMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_newest ON product (equivalentMin, equivalentMax, newestKey, model, id)
WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_popular ON product (equivalentMin, equivalentMax, popularKey, model, id)
WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_price ON product (equivalentMin, equivalentMax, amountMinor, model, id)
WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_marks ON product (fNumber, isoMax, exposureTime, lensMin, lensMax, fixedMin, fixedMax, brand);
CREATE INDEX brand_popular ON brand (popularKey, name);
CREATE INDEX purchase_newest ON purchase (orderedAt);
CREATE TRIGGER product_counted_in AFTER INSERT ON product BEGIN
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'products';
  INSERT INTO brand (fold, name, productCount, purchaseCount)
    VALUES (NEW.brand, NEW.brand, 1, NEW.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + 1,
      purchaseCount = purchaseCount + 1 * NEW.purchaseCount;
  DELETE FROM brand WHERE fold = NEW.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'brand', NEW.brand, NEW.brand, 1
    WHERE NEW.brand IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'model', NEW.modelName, NEW.modelName, 1
    WHERE NEW.modelName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lens', NEW.lensName, NEW.lensName, 1
    WHERE NEW.lensName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'kind', NEW.kind, NEW.kind, 1
    WHERE NEW.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'processor', NEW.processor, NEW.processor, 1
    WHERE NEW.processor IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'sensorSize', NEW.sensorSize, NEW.sensorSize, 1
    WHERE NEW.sensorSize IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'colours', NEW.colours, NEW.colours, 1
    WHERE NEW.colours IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fNumber', NEW.fNumber, NEW.fNumber, 1
    WHERE NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'iso', NEW.isoMax, NEW.isoMax, 1
    WHERE NEW.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'exposureTime', NEW.exposureTime, NEW.exposureTime, 1
    WHERE NEW.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'zoom', NEW.zoom, NEW.zoom, 1
    WHERE NEW.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'megapixels', NEW.megapixels, NEW.megapixels, 1
    WHERE NEW.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lensFocalLength', NEW.lensMin, NEW.lensMax, 1
    WHERE NEW.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fixedFocalLength', NEW.fixedMin, NEW.fixedMax, 1
    WHERE NEW.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'equivalentFocalLength', NEW.equivalentMin, NEW.equivalentMax, 1
    WHERE NEW.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
END;
CREATE TRIGGER product_counted_out AFTER DELETE ON product BEGIN
  UPDATE tally SET itemCount = itemCount + -1 WHERE list = 'products';
  INSERT INTO brand (fold, name, productCount, purchaseCount)
    VALUES (OLD.brand, OLD.brand, -1, OLD.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + -1,
      purchaseCount = purchaseCount + -1 * OLD.purchaseCount;
  DELETE FROM brand WHERE fold = OLD.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'brand', OLD.brand, OLD.brand, -1
    WHERE OLD.brand IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'brand' AND low = OLD.brand
    AND high = OLD.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'model', OLD.modelName, OLD.modelName, -1
    WHERE OLD.modelName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'model' AND low = OLD.modelName
    AND high = OLD.modelName AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lens', OLD.lensName, OLD.lensName, -1
    WHERE OLD.lensName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'lens' AND low = OLD.lensName
    AND high = OLD.lensName AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'kind', OLD.kind, OLD.kind, -1
    WHERE OLD.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'kind' AND low = OLD.kind
    AND high = OLD.kind AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'processor', OLD.processor, OLD.processor, -1
    WHERE OLD.processor IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'processor' AND low = OLD.processor
    AND high = OLD.processor AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'sensorSize', OLD.sensorSize, OLD.sensorSize, -1
    WHERE OLD.sensorSize IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'sensorSize' AND low = OLD.sensorSize
    AND high = OLD.sensorSize AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'colours', OLD.colours, OLD.colours, -1
    WHERE OLD.colours IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'colours' AND low = OLD.colours
    AND high = OLD.colours AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fNumber', OLD.fNumber, OLD.fNumber, -1
    WHERE OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'fNumber' AND low = OLD.fNumber
    AND high = OLD.fNumber AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'iso', OLD.isoMax, OLD.isoMax, -1
    WHERE OLD.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'iso' AND low = OLD.isoMax
    AND high = OLD.isoMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'exposureTime', OLD.exposureTime, OLD.exposureTime, -1
    WHERE OLD.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'exposureTime' AND low = OLD.exposureTime
    AND high = OLD.exposureTime AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'zoom', OLD.zoom, OLD.zoom, -1
    WHERE OLD.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'zoom' AND low = OLD.zoom
    AND high = OLD.zoom AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'megapixels', OLD.megapixels, OLD.megapixels, -1
    WHERE OLD.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'megapixels' AND low = OLD.megapixels
    AND high = OLD.megapixels AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lensFocalLength', OLD.lensMin, OLD.lensMax, -1
    WHERE OLD.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'lensFocalLength' AND low = OLD.lensMin
    AND high = OLD.lensMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fixedFocalLength', OLD.fixedMin, OLD.fixedMax, -1
    WHERE OLD.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'fixedFocalLength' AND low = OLD.fixedMin
    AND high = OLD.fixedMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'equivalentFocalLength', OLD.equivalentMin, OLD.equivalentMax, -1
    WHERE OLD.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'equivalentFocalLength' AND low = OLD.equivalentMin
    AND high = OLD.equivalentMax AND productCount = 0;
END;
CREATE TRIGGER product_counted_anew
AFTER UPDATE OF brand, model, kind, processor, sensorSize, colours, fNumber, isoMax, exposureTime, zoom, megapixels, equivalentMin, equivalentMax, lensMin, lensMax, fixedMin, fixedMax ON product BEGIN
  UPDATE tally SET itemCount = itemCount + -1 WHERE list = 'products';
  INSERT INTO brand (fold, name, productCount, purchaseCount)
    VALUES (OLD.brand, OLD.brand, -1, OLD.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + -1,
      purchaseCount = purchaseCount + -1 * OLD.purchaseCount;
  DELETE FROM brand WHERE fold = OLD.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'brand', OLD.brand, OLD.brand, -1
    WHERE OLD.brand IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'brand' AND low = OLD.brand
    AND high = OLD.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'model', OLD.modelName, OLD.modelName, -1
    WHERE OLD.modelName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'model' AND low = OLD.modelName
    AND high = OLD.modelName AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lens', OLD.lensName, OLD.lensName, -1
    WHERE OLD.lensName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'lens' AND low = OLD.lensName
    AND high = OLD.lensName AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'kind', OLD.kind, OLD.kind, -1
    WHERE OLD.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'kind' AND low = OLD.kind
    AND high = OLD.kind AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'processor', OLD.processor, OLD.processor, -1
    WHERE OLD.processor IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'processor' AND low = OLD.processor
    AND high = OLD.processor AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'sensorSize', OLD.sensorSize, OLD.sensorSize, -1
    WHERE OLD.sensorSize IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'sensorSize' AND low = OLD.sensorSize
    AND high = OLD.sensorSize AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'colours', OLD.colours, OLD.colours, -1
    WHERE OLD.colours IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'colours' AND low = OLD.colours
    AND high = OLD.colours AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fNumber', OLD.fNumber, OLD.fNumber, -1
    WHERE OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'fNumber' AND low = OLD.fNumber
    AND high = OLD.fNumber AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'iso', OLD.isoMax, OLD.isoMax, -1
    WHERE OLD.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'iso' AND low = OLD.isoMax
    AND high = OLD.isoMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'exposureTime', OLD.exposureTime, OLD.exposureTime, -1
    WHERE OLD.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'exposureTime' AND low = OLD.exposureTime
    AND high = OLD.exposureTime AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'zoom', OLD.zoom, OLD.zoom, -1
    WHERE OLD.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'zoom' AND low = OLD.zoom
    AND high = OLD.zoom AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'megapixels', OLD.megapixels, OLD.megapixels, -1
    WHERE OLD.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'megapixels' AND low = OLD.megapixels
    AND high = OLD.megapixels AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lensFocalLength', OLD.lensMin, OLD.lensMax, -1
    WHERE OLD.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'lensFocalLength' AND low = OLD.lensMin
    AND high = OLD.lensMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fixedFocalLength', OLD.fixedMin, OLD.fixedMax, -1
    WHERE OLD.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'fixedFocalLength' AND low = OLD.fixedMin
    AND high = OLD.fixedMax AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'equivalentFocalLength', OLD.equivalentMin, OLD.equivalentMax, -1
    WHERE OLD.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM groupTally WHERE grouping = 'equivalentFocalLength' AND low = OLD.equivalentMin
    AND high = OLD.equivalentMax AND productCount = 0;
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'products';
  INSERT INTO brand (fold, name, productCount, purchaseCount)
    VALUES (NEW.brand, NEW.brand, 1, NEW.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + 1,
      purchaseCount = purchaseCount + 1 * NEW.purchaseCount;
  DELETE FROM brand WHERE fold = NEW.brand AND productCount = 0;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'brand', NEW.brand, NEW.brand, 1
    WHERE NEW.brand IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'model', NEW.modelName, NEW.modelName, 1
    WHERE NEW.modelName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lens', NEW.lensName, NEW.lensName, 1
    WHERE NEW.lensName IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'kind', NEW.kind, NEW.kind, 1
    WHERE NEW.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'processor', NEW.processor, NEW.processor, 1
    WHERE NEW.processor IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'sensorSize', NEW.sensorSize, NEW.sensorSize, 1
    WHERE NEW.sensorSize IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'colours', NEW.colours, NEW.colours, 1
    WHERE NEW.colours IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fNumber', NEW.fNumber, NEW.fNumber, 1
    WHERE NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'iso', NEW.isoMax, NEW.isoMax, 1
    WHERE NEW.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'exposureTime', NEW.exposureTime, NEW.exposureTime, 1
    WHERE NEW.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'zoom', NEW.zoom, NEW.zoom, 1
    WHERE NEW.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'megapixels', NEW.megapixels, NEW.megapixels, 1
    WHERE NEW.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'lensFocalLength', NEW.lensMin, NEW.lensMax, 1
    WHERE NEW.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'fixedFocalLength', NEW.fixedMin, NEW.fixedMax, 1
    WHERE NEW.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO groupTally (grouping, low, high, productCount)
    SELECT 'equivalentFocalLength', NEW.equivalentMin, NEW.equivalentMax, 1
    WHERE NEW.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
END;
CREATE TRIGGER product_bought AFTER UPDATE OF purchaseCount ON product BEGIN
  UPDATE brand SET purchaseCount = purchaseCount + NEW.purchaseCount - OLD.purchaseCount WHERE fold = NEW.brand;
END;
CREATE TRIGGER order_counted_in AFTER INSERT ON purchase BEGIN
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'orders';
END;
CREATE TRIGGER brand_counted_in AFTER INSERT ON brand BEGIN
  UPDATE tally SET itemCount = itemCount + 1 WHERE list = 'brands';
END;
CREATE TRIGGER brand_counted_out AFTER DELETE ON brand BEGIN
  UPDATE tally SET itemCount = itemCount - 1 WHERE list = 'brands';
END;
COMMIT;
