PRAGMA application_id=1413893452;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
INSERT INTO grdb_migrations VALUES('3');
INSERT INTO grdb_migrations VALUES('4');
CREATE TABLE catalogue (stamp TEXT);
INSERT INTO catalogue VALUES('catalogue of 2026');
CREATE TABLE product (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  brand TEXT NOT NULL,
  model TEXT NOT NULL,
  kind TEXT NOT NULL,
  amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
  purchaseCount INTEGER NOT NULL,
  variant TEXT,
  year INTEGER,
  megapixels REAL,
  sensorSize TEXT, sensorWidthMM REAL, sensorHeightMM REAL,
  zoom REAL,
  equivalentMin REAL, equivalentMax REAL,
  focalMin REAL, focalMax REAL,
  fNumber REAL,
  isoMin REAL, isoMax REAL,
  exposureTime REAL,
  processor TEXT,
  colours TEXT,
  mount TEXT,
  picture TEXT,
  -- Facets that are no facts: see ProductFacet.
  brandKey TEXT NOT NULL, modelKey TEXT NOT NULL, lensKey TEXT, processorKey TEXT, sensorSizeKey TEXT,
  colourKeys TEXT,
  lensMin REAL, lensMax REAL, fixedMin REAL, fixedMax REAL,
  popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL,
  newestKey INTEGER NOT NULL GENERATED ALWAYS AS (-coalesce(year, 0)) VIRTUAL
);
INSERT INTO product VALUES(1,'canon-powershot-g7-x','Canon','Canon PowerShot G7 X','compact',359900,'CNY',0,NULL,2014,20.199999999999999288,'1"',13.199999999999999289,8.8000000000000007105,4.2000000000000001776,24.0,100.0,8.8000000000000007105,36.799999999999997157,1.8000000000000000444,125.0,12800.0,0.0005000000000000000104,'DIGIC 6','["black","silver"]',NULL,'compact-pro-black','canon','canon powershot g7 x',NULL,'digic 6','1"',replace('\nblack\nsilver\n','\n',char(10)),NULL,NULL,24.0,100.0);
INSERT INTO product VALUES(2,'prime','Canon','Canon EF 50mm f/1.4 USM','lens',1000,'CNY',8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,50.0,50.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'canon','canon ef 50mm f/1.4 usm','canon ef 50mm f/1.4 usm',NULL,NULL,NULL,50.0,50.0,NULL,NULL);
INSERT INTO product VALUES(3,'eclair','Éclair','Éclair 1','other',1000,'CNY',1,'{"en":"Black","zh-Hans":"黑色"}',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'éclair','éclair 1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE brand (
  brandKey TEXT PRIMARY KEY,
  productCount INTEGER NOT NULL,
  purchaseCount INTEGER NOT NULL,
  popularKey INTEGER NOT NULL GENERATED ALWAYS AS (-purchaseCount) VIRTUAL
) WITHOUT ROWID;
INSERT INTO brand VALUES('canon',2,8);
INSERT INTO brand VALUES('éclair',1,1);
CREATE TABLE listCount (list TEXT PRIMARY KEY, itemCount INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO listCount VALUES('brands',2);
INSERT INTO listCount VALUES('orders',2);
INSERT INTO listCount VALUES('products',3);
CREATE TABLE facetCount (
  facet TEXT NOT NULL, low NOT NULL, high NOT NULL, productCount INTEGER NOT NULL,
  PRIMARY KEY (facet, low, high)
) WITHOUT ROWID;
INSERT INTO facetCount VALUES('brand','canon','canon',2);
INSERT INTO facetCount VALUES('brand','éclair','éclair',1);
INSERT INTO facetCount VALUES('colour',replace('\nblack\nsilver\n','\n',char(10)),replace('\nblack\nsilver\n','\n',char(10)),1);
INSERT INTO facetCount VALUES('equivalentFocalLength',24.0,100.0,1);
INSERT INTO facetCount VALUES('exposureTime',0.0005000000000000000104,0.0005000000000000000104,1);
INSERT INTO facetCount VALUES('fNumber',1.8000000000000000444,1.8000000000000000444,1);
INSERT INTO facetCount VALUES('fixedFocalLength',24.0,100.0,1);
INSERT INTO facetCount VALUES('iso',12800.0,12800.0,1);
INSERT INTO facetCount VALUES('kind','compact','compact',1);
INSERT INTO facetCount VALUES('kind','lens','lens',1);
INSERT INTO facetCount VALUES('kind','other','other',1);
INSERT INTO facetCount VALUES('lens','canon ef 50mm f/1.4 usm','canon ef 50mm f/1.4 usm',1);
INSERT INTO facetCount VALUES('lensFocalLength',50.0,50.0,1);
INSERT INTO facetCount VALUES('megapixels',20.199999999999999288,20.199999999999999288,1);
INSERT INTO facetCount VALUES('model','canon ef 50mm f/1.4 usm','canon ef 50mm f/1.4 usm',1);
INSERT INTO facetCount VALUES('model','canon powershot g7 x','canon powershot g7 x',1);
INSERT INTO facetCount VALUES('model','éclair 1','éclair 1',1);
INSERT INTO facetCount VALUES('processor','digic 6','digic 6',1);
INSERT INTO facetCount VALUES('sensorSize','1"','1"',1);
INSERT INTO facetCount VALUES('zoom',4.2000000000000001776,4.2000000000000001776,1);
CREATE TABLE purchase (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  publicID TEXT NOT NULL UNIQUE,
  product TEXT NOT NULL REFERENCES product (id),
  amountMinor INTEGER NOT NULL, currency TEXT NOT NULL,
  account TEXT NOT NULL,  -- '' for orders of no account
  key TEXT NOT NULL,
  orderedAt TEXT NOT NULL,
  UNIQUE (account, key)
);
INSERT INTO purchase VALUES(1,'700c91eab328fd3d15fa','prime',1000,'CNY','','key-1','2026-11-21T20:00:00Z');
INSERT INTO purchase VALUES(2,'d56d10091802aa77b0aa','eclair',1000,'CNY','','key-2','2026-11-21T20:00:01Z');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('purchase',2);
CREATE TRIGGER product_added AFTER INSERT ON product BEGIN
  UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'products';
  INSERT INTO brand (brandKey, productCount, purchaseCount)
    VALUES (NEW.brandKey, 1, 1 * NEW.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + 1,
      purchaseCount = purchaseCount + 1 * NEW.purchaseCount;
  DELETE FROM brand WHERE brandKey = NEW.brandKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'brand', NEW.brandKey, NEW.brandKey, 1
    WHERE NEW.brandKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'model', NEW.modelKey, NEW.modelKey, 1
    WHERE NEW.modelKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lens', NEW.lensKey, NEW.lensKey, 1
    WHERE NEW.lensKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'kind', NEW.kind, NEW.kind, 1
    WHERE NEW.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'processor', NEW.processorKey, NEW.processorKey, 1
    WHERE NEW.processorKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'sensorSize', NEW.sensorSizeKey, NEW.sensorSizeKey, 1
    WHERE NEW.sensorSizeKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'colour', NEW.colourKeys, NEW.colourKeys, 1
    WHERE NEW.colourKeys IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fNumber', NEW.fNumber, NEW.fNumber, 1
    WHERE NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'iso', NEW.isoMax, NEW.isoMax, 1
    WHERE NEW.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'exposureTime', NEW.exposureTime, NEW.exposureTime, 1
    WHERE NEW.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'zoom', NEW.zoom, NEW.zoom, 1
    WHERE NEW.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'megapixels', NEW.megapixels, NEW.megapixels, 1
    WHERE NEW.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lensFocalLength', NEW.lensMin, NEW.lensMax, 1
    WHERE NEW.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fixedFocalLength', NEW.fixedMin, NEW.fixedMax, 1
    WHERE NEW.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'equivalentFocalLength', NEW.equivalentMin, NEW.equivalentMax, 1
    WHERE NEW.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
END;
CREATE TRIGGER product_changed
AFTER UPDATE OF brandKey, modelKey, lensKey, kind, processorKey, sensorSizeKey, colourKeys, fNumber, isoMax, exposureTime, zoom, megapixels, lensMin, lensMax, fixedMin, fixedMax, equivalentMin, equivalentMax ON product BEGIN
  INSERT INTO brand (brandKey, productCount, purchaseCount)
    VALUES (OLD.brandKey, -1, -1 * OLD.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + -1,
      purchaseCount = purchaseCount + -1 * OLD.purchaseCount;
  DELETE FROM brand WHERE brandKey = OLD.brandKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'brand', OLD.brandKey, OLD.brandKey, -1
    WHERE OLD.brandKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'brand' AND low = OLD.brandKey
    AND high = OLD.brandKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'model', OLD.modelKey, OLD.modelKey, -1
    WHERE OLD.modelKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'model' AND low = OLD.modelKey
    AND high = OLD.modelKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lens', OLD.lensKey, OLD.lensKey, -1
    WHERE OLD.lensKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'lens' AND low = OLD.lensKey
    AND high = OLD.lensKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'kind', OLD.kind, OLD.kind, -1
    WHERE OLD.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'kind' AND low = OLD.kind
    AND high = OLD.kind AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'processor', OLD.processorKey, OLD.processorKey, -1
    WHERE OLD.processorKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'processor' AND low = OLD.processorKey
    AND high = OLD.processorKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'sensorSize', OLD.sensorSizeKey, OLD.sensorSizeKey, -1
    WHERE OLD.sensorSizeKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'sensorSize' AND low = OLD.sensorSizeKey
    AND high = OLD.sensorSizeKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'colour', OLD.colourKeys, OLD.colourKeys, -1
    WHERE OLD.colourKeys IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'colour' AND low = OLD.colourKeys
    AND high = OLD.colourKeys AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fNumber', OLD.fNumber, OLD.fNumber, -1
    WHERE OLD.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'fNumber' AND low = OLD.fNumber
    AND high = OLD.fNumber AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'iso', OLD.isoMax, OLD.isoMax, -1
    WHERE OLD.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'iso' AND low = OLD.isoMax
    AND high = OLD.isoMax AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'exposureTime', OLD.exposureTime, OLD.exposureTime, -1
    WHERE OLD.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'exposureTime' AND low = OLD.exposureTime
    AND high = OLD.exposureTime AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'zoom', OLD.zoom, OLD.zoom, -1
    WHERE OLD.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'zoom' AND low = OLD.zoom
    AND high = OLD.zoom AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'megapixels', OLD.megapixels, OLD.megapixels, -1
    WHERE OLD.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'megapixels' AND low = OLD.megapixels
    AND high = OLD.megapixels AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lensFocalLength', OLD.lensMin, OLD.lensMax, -1
    WHERE OLD.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'lensFocalLength' AND low = OLD.lensMin
    AND high = OLD.lensMax AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fixedFocalLength', OLD.fixedMin, OLD.fixedMax, -1
    WHERE OLD.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'fixedFocalLength' AND low = OLD.fixedMin
    AND high = OLD.fixedMax AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'equivalentFocalLength', OLD.equivalentMin, OLD.equivalentMax, -1
    WHERE OLD.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + -1;
  DELETE FROM facetCount WHERE facet = 'equivalentFocalLength' AND low = OLD.equivalentMin
    AND high = OLD.equivalentMax AND productCount = 0;
  INSERT INTO brand (brandKey, productCount, purchaseCount)
    VALUES (NEW.brandKey, 1, 1 * NEW.purchaseCount)
    ON CONFLICT DO UPDATE SET productCount = productCount + 1,
      purchaseCount = purchaseCount + 1 * NEW.purchaseCount;
  DELETE FROM brand WHERE brandKey = NEW.brandKey AND productCount = 0;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'brand', NEW.brandKey, NEW.brandKey, 1
    WHERE NEW.brandKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'model', NEW.modelKey, NEW.modelKey, 1
    WHERE NEW.modelKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lens', NEW.lensKey, NEW.lensKey, 1
    WHERE NEW.lensKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'kind', NEW.kind, NEW.kind, 1
    WHERE NEW.kind IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'processor', NEW.processorKey, NEW.processorKey, 1
    WHERE NEW.processorKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'sensorSize', NEW.sensorSizeKey, NEW.sensorSizeKey, 1
    WHERE NEW.sensorSizeKey IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'colour', NEW.colourKeys, NEW.colourKeys, 1
    WHERE NEW.colourKeys IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fNumber', NEW.fNumber, NEW.fNumber, 1
    WHERE NEW.fNumber IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'iso', NEW.isoMax, NEW.isoMax, 1
    WHERE NEW.isoMax IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'exposureTime', NEW.exposureTime, NEW.exposureTime, 1
    WHERE NEW.exposureTime IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'zoom', NEW.zoom, NEW.zoom, 1
    WHERE NEW.zoom IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'megapixels', NEW.megapixels, NEW.megapixels, 1
    WHERE NEW.megapixels IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'lensFocalLength', NEW.lensMin, NEW.lensMax, 1
    WHERE NEW.lensMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'fixedFocalLength', NEW.fixedMin, NEW.fixedMax, 1
    WHERE NEW.fixedMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
  INSERT INTO facetCount (facet, low, high, productCount)
    SELECT 'equivalentFocalLength', NEW.equivalentMin, NEW.equivalentMax, 1
    WHERE NEW.equivalentMin IS NOT NULL
    ON CONFLICT DO UPDATE SET productCount = productCount + 1;
END;
CREATE TRIGGER product_bought AFTER UPDATE OF purchaseCount ON product BEGIN
  UPDATE brand SET purchaseCount = purchaseCount + NEW.purchaseCount - OLD.purchaseCount
    WHERE brandKey = NEW.brandKey;
END;
CREATE TRIGGER brand_added AFTER INSERT ON brand BEGIN
  UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'brands';
END;
CREATE TRIGGER brand_removed AFTER DELETE ON brand BEGIN
  UPDATE listCount SET itemCount = itemCount - 1 WHERE list = 'brands';
END;
CREATE INDEX product_popular ON product (popularKey, model, id);
CREATE INDEX product_price ON product (amountMinor, model, id);
CREATE INDEX product_newest ON product (newestKey, model, id);
CREATE INDEX product_brand_popular ON product (brandKey, popularKey, model, id);
CREATE INDEX product_brand_price ON product (brandKey, amountMinor, model, id);
CREATE INDEX product_brand_newest ON product (brandKey, newestKey, model, id);
CREATE INDEX product_model_popular ON product (modelKey, popularKey, model, id);
CREATE INDEX product_model_price ON product (modelKey, amountMinor, model, id);
CREATE INDEX product_model_newest ON product (modelKey, newestKey, model, id);
CREATE INDEX product_lens_popular ON product (lensKey, popularKey, model, id) WHERE lensKey IS NOT NULL;
CREATE INDEX product_lens_price ON product (lensKey, amountMinor, model, id) WHERE lensKey IS NOT NULL;
CREATE INDEX product_lens_newest ON product (lensKey, newestKey, model, id) WHERE lensKey IS NOT NULL;
CREATE INDEX product_kind_popular ON product (kind, popularKey, model, id);
CREATE INDEX product_kind_price ON product (kind, amountMinor, model, id);
CREATE INDEX product_kind_newest ON product (kind, newestKey, model, id);
CREATE INDEX product_processor_popular ON product (processorKey, popularKey, model, id) WHERE processorKey IS NOT NULL;
CREATE INDEX product_processor_price ON product (processorKey, amountMinor, model, id) WHERE processorKey IS NOT NULL;
CREATE INDEX product_processor_newest ON product (processorKey, newestKey, model, id) WHERE processorKey IS NOT NULL;
CREATE INDEX product_sensorSize_popular ON product (sensorSizeKey, popularKey, model, id) WHERE sensorSizeKey IS NOT NULL;
CREATE INDEX product_sensorSize_price ON product (sensorSizeKey, amountMinor, model, id) WHERE sensorSizeKey IS NOT NULL;
CREATE INDEX product_sensorSize_newest ON product (sensorSizeKey, newestKey, model, id) WHERE sensorSizeKey IS NOT NULL;
CREATE INDEX product_colour_popular ON product (colourKeys, popularKey, model, id) WHERE colourKeys IS NOT NULL;
CREATE INDEX product_colour_price ON product (colourKeys, amountMinor, model, id) WHERE colourKeys IS NOT NULL;
CREATE INDEX product_colour_newest ON product (colourKeys, newestKey, model, id) WHERE colourKeys IS NOT NULL;
CREATE INDEX product_fNumber_popular ON product (fNumber, popularKey, model, id) WHERE fNumber IS NOT NULL;
CREATE INDEX product_fNumber_price ON product (fNumber, amountMinor, model, id) WHERE fNumber IS NOT NULL;
CREATE INDEX product_fNumber_newest ON product (fNumber, newestKey, model, id) WHERE fNumber IS NOT NULL;
CREATE INDEX product_iso_popular ON product (isoMax, popularKey, model, id) WHERE isoMax IS NOT NULL;
CREATE INDEX product_iso_price ON product (isoMax, amountMinor, model, id) WHERE isoMax IS NOT NULL;
CREATE INDEX product_iso_newest ON product (isoMax, newestKey, model, id) WHERE isoMax IS NOT NULL;
CREATE INDEX product_exposureTime_popular ON product (exposureTime, popularKey, model, id) WHERE exposureTime IS NOT NULL;
CREATE INDEX product_exposureTime_price ON product (exposureTime, amountMinor, model, id) WHERE exposureTime IS NOT NULL;
CREATE INDEX product_exposureTime_newest ON product (exposureTime, newestKey, model, id) WHERE exposureTime IS NOT NULL;
CREATE INDEX product_zoom_popular ON product (zoom, popularKey, model, id) WHERE zoom IS NOT NULL;
CREATE INDEX product_zoom_price ON product (zoom, amountMinor, model, id) WHERE zoom IS NOT NULL;
CREATE INDEX product_zoom_newest ON product (zoom, newestKey, model, id) WHERE zoom IS NOT NULL;
CREATE INDEX product_megapixels_popular ON product (megapixels, popularKey, model, id) WHERE megapixels IS NOT NULL;
CREATE INDEX product_megapixels_price ON product (megapixels, amountMinor, model, id) WHERE megapixels IS NOT NULL;
CREATE INDEX product_megapixels_newest ON product (megapixels, newestKey, model, id) WHERE megapixels IS NOT NULL;
CREATE INDEX product_lensFocalLength_popular ON product (lensMin, lensMax, popularKey, model, id) WHERE lensMin IS NOT NULL;
CREATE INDEX product_lensFocalLength_price ON product (lensMin, lensMax, amountMinor, model, id) WHERE lensMin IS NOT NULL;
CREATE INDEX product_lensFocalLength_newest ON product (lensMin, lensMax, newestKey, model, id) WHERE lensMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_popular ON product (fixedMin, fixedMax, popularKey, model, id) WHERE fixedMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_price ON product (fixedMin, fixedMax, amountMinor, model, id) WHERE fixedMin IS NOT NULL;
CREATE INDEX product_fixedFocalLength_newest ON product (fixedMin, fixedMax, newestKey, model, id) WHERE fixedMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_popular ON product (equivalentMin, equivalentMax, popularKey, model, id) WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_price ON product (equivalentMin, equivalentMax, amountMinor, model, id) WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_equivalentFocalLength_newest ON product (equivalentMin, equivalentMax, newestKey, model, id) WHERE equivalentMin IS NOT NULL;
CREATE INDEX product_combined ON product (fNumber, isoMax, exposureTime, lensMin, lensMax, fixedMin, fixedMax, brandKey);
CREATE INDEX brand_popular ON brand (popularKey, brandKey);
CREATE INDEX purchase_newest ON purchase (orderedAt);
CREATE INDEX purchase_account_newest ON purchase (account, orderedAt);
CREATE TRIGGER order_added AFTER INSERT ON purchase BEGIN
  UPDATE listCount SET itemCount = itemCount + 1 WHERE list = 'orders';
END;
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY, tokenHash TEXT NOT NULL UNIQUE, createdDay TEXT NOT NULL, usedDay TEXT
) WITHOUT ROWID;
INSERT INTO account VALUES('00112233445566778899','abababababababababababababababababababababababababababababababab','2026-11-30','2026-12-01');
CREATE INDEX account_unused ON account (createdDay) WHERE usedDay IS NULL;
COMMIT;
