/** Where jupyter-server-proxy mounts the companion, below the Jupyter server's base URL. */
export const MOUNT = 'labstead';

/** The header every request must carry: a page of another origin cannot set it without a preflight. */
export const CALLER_HEADER = 'x-labstead-caller';

/** The companion's routes, all POST but the handshake: bodies keep names out of access logs. */
export const Routes = {
  handshake: '/api/handshake',
  connections: '/api/postgres/connections',
  schemas: '/api/postgres/schemas',
  relations: '/api/postgres/relations',
  partitions: '/api/postgres/partitions',
  search: '/api/postgres/search',
  open: '/api/postgres/open',
  page: '/api/postgres/page',
  value: '/api/postgres/value',
  count: '/api/postgres/count',
  cancel: '/api/postgres/cancel'
} as const;
