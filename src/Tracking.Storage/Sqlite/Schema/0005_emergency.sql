-- Whether the driver's emergency alarm was set; NULL where the source did not say, as for every position until now.
ALTER TABLE positions ADD COLUMN emergency INTEGER;
