/** The long spellings of the SQL standard and PostgreSQL's own short ones. */
const SHORT: [RegExp, string][] = [
  [/^timestamp(\(\d\))? with time zone/, 'timestamptz$1'],
  [/^timestamp(\(\d\))? without time zone/, 'timestamp$1'],
  [/^time(\(\d\))? with time zone/, 'timetz$1'],
  [/^time(\(\d\))? without time zone/, 'time$1'],
  [/^character varying/, 'varchar'],
  [/^character\b/, 'char'],
  [/^double precision/, 'float8'],
  [/^real\b/, 'float4'],
  [/^bigint\b/, 'int8'],
  [/^integer\b/, 'int4'],
  [/^smallint\b/, 'int2'],
  [/^boolean\b/, 'bool'],
  [/^bit varying/, 'varbit']
];

/** A type's name short enough for a column header: `timestamptz`, `int4[]`. */
export function shortType(type: string): string {
  for (const [long, short] of SHORT) {
    if (long.test(type)) {
      return type.replace(long, short);
    }
  }
  return type;
}
