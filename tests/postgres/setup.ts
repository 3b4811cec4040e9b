import { afterAll } from 'vitest';
import { doNow } from './later.js';

// The driver reads PG* by itself, so that a developer's own variables would change what is tested.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('PG')) {
    delete process.env[name];
  }
}
process.env.PGPASSFILE = '/nonexistent/pgpass';

afterAll(doNow);
