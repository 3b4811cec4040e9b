// @ts-check
import pg from 'pg';

/**
 * Gives the superuser of a server on this machine another password.
 *
 * @param {number} port
 * @param {string} from
 * @param {string} to
 */
export async function changePassword(port, from, to) {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    database: 'postgres',
    password: from
  });
  await client.connect();
  try {
    await client.query(
      `ALTER ROLE postgres PASSWORD ${client.escapeLiteral(to)}`
    );
  } finally {
    await client.end();
  }
}
