import { postgresPlugin } from './postgres/plugin.js';

export default [postgresPlugin];
