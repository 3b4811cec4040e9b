/** A type, and values of it in words that the server understands. */
export type TypeCase = [type: string, ...values: string[]];

/** What the cases need to exist. */
export const TYPES_SETUP = `
CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree;
CREATE TYPE pair AS (a int, "b c" text);
CREATE TYPE mood AS ENUM ('so so', 'ü', 'a"b');
CREATE DOMAIN word AS text;
CREATE DOMAIN short_word AS word;
CREATE DOMAIN code AS char(4);
CREATE DOMAIN count AS int CHECK (VALUE >= 0);
CREATE DOMAIN raw AS bytea;
CREATE DOMAIN couple AS pair`;

const NUMBERS: TypeCase[] = [
  ['int2', '-32768', '32767'],
  ['int4', '-2147483648', '2147483647'],
  ['int8', '-9223372036854775808', '9223372036854775807', '9007199254740993'],
  ['numeric(38,18)', '12345678901234567890.123456789012345678', '-0.1', '1'],
  ['numeric', 'NaN', 'Infinity', '-Infinity', '10.00', '1e-40', '1e60', '-0'],
  ['float4', '3.4028235e38', '1.4e-45', '-0', 'NaN', '-Infinity', '0.1'],
  ['float8', '1.7976931348623157e308', '5e-324', '-0', 'NaN', 'Infinity'],
  ['money', '-92233720368547758.08', '0.5', '1234567.89'],
  ['oid', '0', '4294967295'],
  ['xid', '3'],
  ['xid8', '18446744073709551615'],
  ['boolean', 'true', 'false']
];

const TEXTS: TypeCase[] = [
  ['char(5)', 'ab', '', 'abcde', ' a'],
  ['"char"', 'a', '', '\\'],
  ['varchar', '', ' ', 'trailing  '],
  ['varchar(9)', 'ab ', 'ünïcödé'],
  ['text', '', 'line\nbreak\r\n', 'tab\t\b\f\v', '\\N', 'back\\slash'],
  [
    'text',
    'quote \'"`',
    '😀👩‍👩‍👧 e\u0301 \u202e\ufeff',
    '<b>&amp;',
    '\u0001',
    'NULL'
  ],
  ['name', 'pg_class', ''],
  ['citext', 'MiXed '],
  ['bytea', '\\x', '\\x00ff5c270a', 'ab\\\\c'],
  ['bit(5)', '10101'],
  ['varbit', '', '1', '000111'],
  ['uuid', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'],
  ['tsvector', "a:1A fat:2B,4C 'it''s'"],
  ['tsquery', "fat & (rat | !'c d':*A)"],
  ['xml', '<a b="c">&amp;<!-- d --></a>', '<?xml version="1.0"?><e/>', 'text'],
  [
    'json',
    '{"a":1, "a":2,\n"n": 9007199254740993, "d": 10.00}',
    ' null ',
    '"\\u00e9"'
  ],
  ['jsonb', '{"b":1, "a":2, "a": 9007199254740993, "d": 10.00}', 'null', '[]'],
  ['jsonpath', '$.a[*] ? (@ > 1)', 'strict $'],
  ['hstore', 'a=>NULL, b=>"NULL", "c d"=>""'],
  ['ltree', 'Top.Science']
];

const TIMES: TypeCase[] = [
  [
    'date',
    '2024-02-29',
    '0044-03-15 BC',
    '5874897-12-31',
    'infinity',
    '-infinity'
  ],
  [
    'timestamp',
    '2024-03-31 02:30:00.123456',
    '4713-01-01 BC',
    'infinity',
    '1900-01-01'
  ],
  ['timestamp(0)', '2024-03-31 02:30:00.6'],
  ['timestamptz', '2024-07-01 12:00:00.000001+00', '1883-01-01 00:00:00+00'],
  [
    'timestamptz',
    '0044-03-15 00:00:00+00 BC',
    'infinity',
    '-infinity',
    '294276-01-01 00:00:00+00'
  ],
  ['time', '24:00', '00:00:00.000001'],
  ['timetz', '12:00:00.5+05:30', '00:00-15:59'],
  ['interval', '1 year 2 mons -3 days 04:05:06.789', '-1 day +00:00:01', '0'],
  [
    'interval',
    '178000000 years',
    '-00:00:00.000001',
    '1 mon -1 day',
    '36 hours'
  ],
  ['interval year to month', '1-2']
];

const PLACES: TypeCase[] = [
  ['inet', '192.168.0.1', '192.168.0.1/24', '::1', 'fe80::1/64'],
  ['cidr', '10.0.0.0/8', '10.1.2.3/32', '2001:db8::/32'],
  ['macaddr', '08-00-2b-01-02-03'],
  ['macaddr8', '08:00:2b:01:02:03:04:05'],
  ['point', '(1e-300,-0)', '(NaN,Infinity)'],
  ['line', '{1,2,3}'],
  ['lseg', '[(0,0),(1,1)]'],
  ['box', '(0,0),(1,1)'],
  ['path', '[(0,0),(1,1)]', '((0,0),(1,1))'],
  ['polygon', '((0,0),(1,1),(1,0))'],
  ['circle', '<(0,0),1.5>']
];

const COMPOUND: TypeCase[] = [
  [
    'int4[]',
    '{NULL,1}',
    '{}',
    '{{1,2},{3,4}}',
    '[0:2]={1,2,3}',
    '[-1:0][2:2]={{1},{2}}'
  ],
  ['text[]', '{NULL,"NULL","a,b","\\"","\\\\",""," ","{"}'],
  ['timestamptz[]', '{2024-07-01 12:00:00+00,infinity}'],
  ['bytea[]', '{"\\\\x00ff"}'],
  ['boolean[]', '{t,f,NULL}'],
  ['json[]', '{"{\\"a\\":1,\\"a\\":2}"}'],
  ['pair', '(,)', '(1,"a""b, \\\\c")', '(,"")'],
  ['pair[]', '{"(1,a)","(,)",NULL}'],
  ['mood', 'so so', 'ü', 'a"b'],
  ['mood[]', '{"so so",ü}'],
  ['word', '', 'domain'],
  ['short_word', 'of a domain'],
  ['code', 'ab'],
  ['count', '7'],
  ['raw', '\\x00ff'],
  ['couple', '(,)', '(1,x)'],
  ['word[]', '{a,NULL}'],
  ['int4range', '[1,5)', 'empty', '(,)'],
  ['numrange', '(1.10,2.0]'],
  ['tstzrange', '[2024-07-01 12:00:00+00,infinity)'],
  ['daterange', '[2024-01-01,)'],
  ['int4multirange', '{[1,3),[5,7)}', '{}'],
  ['int8range', '[1,)'],
  ['tsrange', '(,2024-01-01 12:00:00.5]'],
  ['int8multirange', '{[1,2)}'],
  ['nummultirange', '{[1.10,2.0]}'],
  ['datemultirange', '{[2024-01-01,infinity)}'],
  ['tsmultirange', '{[2024-01-01,2024-01-02)}'],
  ['tstzmultirange', '{(,2024-07-01 12:00:00+00)}']
];

const SYSTEM: TypeCase[] = [
  ['regclass', 'pg_class', 'information_schema.tables', '999999'],
  ['regtype', 'integer', 'text[]'],
  ['regproc', 'pg_sleep'],
  ['regprocedure', 'lower(text)'],
  ['regoper', '||/'],
  ['regoperator', '+(integer,integer)'],
  ['regcollation', '"C"'],
  ['regconfig', 'simple'],
  ['regdictionary', 'simple'],
  ['regrole', 'postgres'],
  ['regnamespace', 'public'],
  ['tid', '(4294967295,65535)'],
  ['pg_lsn', 'FFFFFFFF/FFFFFFFF', '0/0'],
  ['txid_snapshot', '10:20:10,14,15'],
  ['pg_snapshot', '10:20:10,14,15'],
  ['int2vector', '1 2', ''],
  ['oidvector', '1 4294967295'],
  ['aclitem', 'postgres=r*/postgres']
];

/** At least one value of every type that a table may have, and the awkward ones of each. */
export const TYPE_CASES: TypeCase[] = [
  ...NUMBERS,
  ...TEXTS,
  ...TIMES,
  ...PLACES,
  ...COMPOUND,
  ...SYSTEM
];
