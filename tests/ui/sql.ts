import pg from 'pg';
import { servers, type DataServer } from './servers.js';

/** A row, each value in the server's own text. */
export type TextRow = (string | null)[];

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Runs statements as the superuser, and gives the last one's rows. */
export async function sql(
  database: string,
  text: string,
  server: DataServer = servers().postgres
): Promise<TextRow[]> {
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password, database });
  // Tests stop servers on purpose.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result:
      pg.QueryArrayResult<TextRow> | pg.QueryArrayResult<TextRow>[] =
      await client.query({ text, types: AS_TEXT, rowMode: 'array' });
    return [result].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The one value that a query gives. */
export async function oneValue(
  database: string,
  text: string
): Promise<string> {
  const [row] = await sql(database, text);
  const value = row?.[0];
  if (typeof value !== 'string') {
    throw new Error(`No value from ${text}`);
  }
  return value;
}
