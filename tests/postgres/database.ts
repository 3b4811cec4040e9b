import pg from 'pg';
import { inject } from 'vitest';
import { later } from './later.js';

type TextRow = Record<string, string | null>;
type Result = pg.QueryResult<TextRow>;

/** A database of one test file, as its superuser sees it. */
export interface Database {
  name: string;
  /** The variables by which the companion finds it. */
  env: Record<string, string>;
  /** Runs statements, and gives the last one's rows as objects of text. */
  sql: (text: string) => Promise<TextRow[]>;
  /** Lends one more session, ended with the file. */
  session: () => Promise<pg.Client>;
}

const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Makes an empty database, dropped at the end of the file. */
export async function makeDatabase(name: string): Promise<Database> {
  const server = inject('postgres');
  const { host, port, user, password } = server;
  const connect = async (database: string): Promise<pg.Client> => {
    const client = new pg.Client({ host, port, user, password, database });
    // Tests end sessions and stop servers on purpose.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const admin = await connect('postgres');
  await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await admin.query(`CREATE DATABASE "${name}"`);
  const main = await connect(name);
  const sessions = [main];
  later(async () => {
    await Promise.all(sessions.map(client => client.end()));
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  });
  return {
    name,
    env: {
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: user,
      PGPASSWORD: password,
      PGDATABASE: name
    },
    async sql(text) {
      const result: Result | Result[] = await main.query({
        text,
        types: AS_TEXT
      });
      return [result].flat().at(-1)?.rows ?? [];
    },
    async session() {
      const client = await connect(name);
      sessions.push(client);
      return client;
    }
  };
}

/** Makes a role that may log in and nothing else, and gives the variables by which the companion is it. */
export async function makeRole(
  { env, sql }: Database,
  role: string
): Promise<Record<string, string>> {
  // An earlier run may have left it, with rights on what is dropped by now.
  await sql(
    `DROP ROLE IF EXISTS ${role}; CREATE ROLE ${role} LOGIN PASSWORD 'of a test'`
  );
  return { ...env, PGUSER: role, PGPASSWORD: 'of a test' };
}
