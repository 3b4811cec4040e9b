export * from './browse.js';
export * from './catalog.js';
export * from './errors.js';
export * from './handshake.js';
export * from './routes.js';
export * from './version.js';
