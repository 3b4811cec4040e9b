/** Quotes a name for SQL, whatever characters it has. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Quotes `schema.name` for SQL. */
export function quoteRelation(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}
