import type { FastifyRequest } from 'fastify';
import { CALLER_HEADER } from '../contract/index.js';
import { Failed } from './failed.js';

/**
 * Refuses a request that a page of another origin could have sent: the proxy
 * in front checks who is logged in, but not who wrote the page.
 */
export async function guard(request: FastifyRequest): Promise<void> {
  const { headers } = request;
  if (headers[CALLER_HEADER] === undefined) {
    throw new Failed('denied', `The header ${CALLER_HEADER} is missing.`);
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Failed('denied', 'Requests from another site are refused.');
  }
  const { origin } = headers;
  if (origin !== undefined && !sameHost(origin, headers)) {
    throw new Failed('denied', 'Requests from another origin are refused.');
  }
}

function sameHost(origin: string, headers: FastifyRequest['headers']): boolean {
  // A proxy that rewrites Host tells the browser's own in X-Forwarded-Host, the
  // outermost of several first; another page cannot set either.
  const [forwarded] = String(headers['x-forwarded-host'] ?? '').split(',');
  const host = forwarded?.trim() || headers.host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
