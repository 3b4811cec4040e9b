-- Tables that break what is careless; demo_author may read all of them.
CREATE SCHEMA odd;
CREATE SCHEMA scratch;
CREATE SCHEMA vast;

CREATE TABLE odd.empty (id integer, name text);
CREATE TABLE odd.none ();
INSERT INTO odd.none SELECT FROM generate_series(1, 3);
CREATE TABLE odd.fresh AS SELECT g AS id, 'row ' || g AS name FROM generate_series(1, 5000) AS g;

CREATE TABLE odd."a.b" ("select ""x""; --" text, "a.b" integer);
INSERT INTO odd."a.b" VALUES ('Robert''); DROP TABLE students; --', 7);
CREATE TABLE odd."we""ird" ("it's" text);
INSERT INTO odd."we""ird" VALUES ('quoted');
CREATE TABLE odd."ΔδЖжกขあいうえおかきくけこさし_é日本語x" (id integer, "naïve 列" text);
INSERT INTO odd."ΔδЖжกขあいうえおかきくけこさし_é日本語x" VALUES (1, 'смысл 🎈');

CREATE TABLE odd."<img src=x onerror=alert(1)>" ("<img src=x onerror=alert(2)>" text, "<b>j</b>" jsonb);
COMMENT ON TABLE odd."<img src=x onerror=alert(1)>" IS '<img src=x onerror=alert(3)>';
COMMENT ON COLUMN odd."<img src=x onerror=alert(1)>"."<img src=x onerror=alert(2)>" IS '<img src=x onerror=alert(4)>';
INSERT INTO odd."<img src=x onerror=alert(1)>"
  VALUES ('<img src=x onerror=alert(5)>', '{"<img src=x onerror=alert(6)>": "</script><script>alert(7)</script>"}');

-- Every value that a careless driver, sheet or eye would change.
CREATE TABLE odd.values (
  id integer PRIMARY KEY,
  moment timestamptz,
  doc json,
  note text,
  nothing text,
  blank text,
  long text
);
INSERT INTO odd.values VALUES
  (1, '2001-06-12 08:10:00.123456+02', '{"id":9007199254740993, "a" : [1.10, {"b":null}],  "a":2}',
    E'tab\there\nand "a line"', NULL, '', (SELECT left(string_agg(g::text, ' '), 5000) FROM generate_series(1, 1300) AS g)),
  (2, '0044-03-15 12:00:00+00 BC', '[]', 'plain', NULL, '', 'short');

CREATE TABLE odd.huge (id integer PRIMARY KEY, body text);
ALTER TABLE odd.huge ALTER body SET STORAGE EXTERNAL;
INSERT INTO odd.huge SELECT 1, string_agg(md5(g::text), E'\n') || repeat('.', 50000000 - 1515151 * 33 + 1)
  FROM generate_series(1, 1515151) AS g;

-- Its first rows come at once, and a count takes hours.
CREATE VIEW odd.slow AS
  SELECT g AS id, CASE WHEN g > 100000 THEN pg_sleep(0.1)::text END AS wait FROM generate_series(1, 1000000) AS g;

DO $$
BEGIN
  EXECUTE 'CREATE TABLE odd.wide (' ||
    (SELECT string_agg(format('column_%s smallint', g), ', ') FROM generate_series(1, 1600) AS g) || ')';
  EXECUTE 'INSERT INTO odd.wide SELECT ' || (SELECT string_agg(g::text, ', ') FROM generate_series(1, 1600) AS g);
  FOR g IN 1..1000 LOOP
    EXECUTE format('CREATE TABLE vast.table_%s (id integer)', lpad(g::text, 4, '0'));
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA odd, scratch, vast TO demo_author;
GRANT SELECT ON ALL TABLES IN SCHEMA odd, vast TO demo_author;
ALTER DEFAULT PRIVILEGES IN SCHEMA scratch GRANT SELECT ON TABLES TO demo_author;
