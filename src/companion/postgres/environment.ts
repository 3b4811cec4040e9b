/** All that is needed to connect, with the secret; it never leaves the companion. */
export interface ConnectionSettings {
  /** Stable across restarts, since layouts remember it. */
  name: string;
  origin: string;
  host: string;
  port: number;
  database: string;
  user: string;
  /** Undefined lets the driver look into the password file. */
  password: string | undefined;
  sslmode: string;
  sslrootcert: string | undefined;
  /** The folder in which `.postgresql/root.crt` lies, where there is one. */
  home: string | undefined;
  sslcert: string | undefined;
  sslkey: string | undefined;
  /** Startup options, from PGOPTIONS, PGTZ and PGDATESTYLE. */
  options: string | undefined;
}

/** The connections found, and the places looked at. */
export interface FoundConnections {
  connections: ConnectionSettings[];
  looked: string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const ANY_OF = ['PGHOST', 'PGHOSTADDR', 'PGPORT', 'PGDATABASE', 'PGUSER'];

/**
 * Finds the connection that libpq's variables describe, with libpq's meanings
 * (PostgreSQL documentation, "Environment Variables"); none of PGHOST, PGPORT,
 * PGDATABASE and PGUSER set means none.
 */
export function findConnections(
  env: Environment,
  systemUser: () => string
): FoundConnections {
  const looked = ['PG* variables (PGHOST, PGPORT, PGDATABASE, PGUSER, …)'];
  if (!ANY_OF.some(name => env[name])) {
    return { connections: [], looked };
  }
  const port = Number(env.PGPORT || 5432);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return {
      connections: [],
      looked: [`PG* variables, whose PGPORT “${env.PGPORT}” is no port`]
    };
  }
  const user = env.PGUSER || systemUser();
  return {
    connections: [
      {
        name: 'environment',
        origin: 'PG* variables',
        host: env.PGHOST || env.PGHOSTADDR || 'localhost',
        port,
        database: env.PGDATABASE || user,
        user,
        password: env.PGPASSWORD || undefined,
        sslmode: env.PGSSLMODE || 'prefer',
        sslrootcert: env.PGSSLROOTCERT || undefined,
        home: env.HOME || undefined,
        sslcert: env.PGSSLCERT || undefined,
        sslkey: env.PGSSLKEY || undefined,
        options: startupOptions(env)
      }
    ],
    looked
  };
}

function startupOptions(env: Environment): string | undefined {
  const options = env.PGOPTIONS ? [env.PGOPTIONS] : [];
  for (const [variable, setting] of [
    ['PGTZ', 'TimeZone'],
    ['PGDATESTYLE', 'DateStyle']
  ] as const) {
    const value = env[variable];
    if (value) {
      // In startup options a space separates, so it is escaped by a backslash.
      options.push(`-c ${setting}=${value.replace(/[\\ ]/g, '\\$&')}`);
    }
  }
  return options.length > 0 ? options.join(' ') : undefined;
}
