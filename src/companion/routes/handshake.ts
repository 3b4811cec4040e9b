import type { FastifyInstance } from 'fastify';
import { CONTRACT, Handshake, Routes, VERSION } from '../../contract/index.js';

/** Tells the extension which companion it talks to. */
export function handshakeRoute(app: FastifyInstance): void {
  app.get(
    Routes.handshake,
    { schema: { response: { 200: Handshake } } },
    async () => ({ version: VERSION, contract: CONTRACT })
  );
}
