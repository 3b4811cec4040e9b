-- After the rows, because building an index once is faster than keeping it up to date.
ALTER TABLE travel.flights ADD PRIMARY KEY (id);
CREATE INDEX flights_date ON travel.flights (date);
CREATE INDEX flights_origin ON travel.flights (origin);
ALTER TABLE travel.flights
  ADD CONSTRAINT flights_origin_fkey FOREIGN KEY (origin) REFERENCES travel.airports,
  ADD CONSTRAINT flights_destination_fkey FOREIGN KEY (destination) REFERENCES travel.airports;

INSERT INTO travel.flights_by_month SELECT * FROM travel.flights WHERE id % 10 = 0 ORDER BY id;
ALTER TABLE travel.flights_by_month ADD PRIMARY KEY (id, date);

CREATE INDEX earthquakes_properties ON culture.earthquakes USING gin (properties);
CREATE INDEX movies_title ON culture.movies (title);

CREATE VIEW travel.busiest_routes AS
  SELECT f.origin, a.city AS origin_city, f.destination, b.city AS destination_city,
    f.flights, f.mean_delay
  FROM (
    SELECT origin, destination, count(*) AS flights, round(avg(delay), 1) AS mean_delay
    FROM travel.flights
    GROUP BY origin, destination
  ) AS f
  JOIN travel.airports AS a ON a.iata = f.origin
  JOIN travel.airports AS b ON b.iata = f.destination
  ORDER BY f.flights DESC;
COMMENT ON VIEW travel.busiest_routes IS 'Flights and mean delay of every route, the busiest first';

CREATE MATERIALIZED VIEW travel.daily_delays AS
  SELECT date::date AS day, count(*) AS flights, round(avg(delay), 2) AS mean_delay,
    round(100.0 * count(*) FILTER (WHERE delay > 15) / count(*), 1) AS late_percent
  FROM travel.flights
  GROUP BY 1
  ORDER BY 1;
CREATE UNIQUE INDEX daily_delays_day ON travel.daily_delays (day);
COMMENT ON MATERIALIZED VIEW travel.daily_delays IS 'Flights, mean delay and the share of late ones, day by day';

GRANT USAGE ON SCHEMA travel, culture TO demo_author;
GRANT SELECT ON ALL TABLES IN SCHEMA travel, culture TO demo_author;
REVOKE ALL ON travel.salaries FROM demo_author;
ALTER TABLE travel.salaries OWNER TO hr;
